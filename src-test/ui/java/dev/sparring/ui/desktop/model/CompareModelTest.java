package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.compare.ComparedRun;
import dev.sparring.ui.desktop.session.compare.Comparison;
import dev.sparring.ui.desktop.session.library.RunLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareModelTest {

    private final Path home;
    private final Pump pump = new Pump();
    private final List<String> wrong = new ArrayList<>();
    private final RunsModel runs;
    private final CompareModel model;

    /** What looks at the disk is done at once: only its answers wait. */
    CompareModelTest(@TempDir Path home) {
        this.home = home;
        this.runs = new RunsModel(new RunLibrary(home), Runnable::run, pump, wrong::add);
        this.model = new CompareModel(runs, Runnable::run, pump);
    }

    /** A run that began in a minute of an hour, the later the newer. */
    private Path run(String name, int minute) throws Exception {
        Path root = Files.createDirectories(home.resolve(name));
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring").build().yaml());
        Files.writeString(
                root.resolve("run.json"),
                String.format("{\"outcome\":\"stopped\",\"step\":10,\"start\":\"2026-01-02T10:%02d:00Z\"}", minute));
        step(root, 10, 0.25);
        return root;
    }

    private static void step(Path root, long step, double loss) throws Exception {
        Files.writeString(
                root.resolve("metrics.jsonl"),
                "{\"step\":" + step + ",\"updates_g\":1,\"updates_d\":1,\"loss_g\":" + loss + "}\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private Comparison comparison() {
        return model.comparisonProperty().get();
    }

    private List<String> names() {
        return comparison().runs().stream().map(ComparedRun::name).toList();
    }

    @Test
    void theTwoNewestAreComparedUntilAPersonChooses() throws Exception {
        run("old", 1);
        Path middle = run("middle", 2);
        Path young = run("young", 3);
        assertThat(comparison()).isEqualTo(Comparison.NONE);
        model.refresh();
        pump.until(() -> names().size() == 2);
        assertThat(names()).containsExactly("young", "middle");
        assertThat(model.ticked()).containsEntry(young, SeriesStyle.RUN_1).containsEntry(middle, SeriesStyle.RUN_2);
        model.tick(young, false);
        model.tick(middle, false);
        pump.until(() -> names().isEmpty());
        model.refresh();
        assertThat(model.ticked()).isEmpty();
    }

    @Test
    void nothingIsReadBeforeThePageIsShown() throws Exception {
        run("one", 1);
        runs.refresh();
        pump.until(() -> runs.runs().size() == 1);
        assertThat(model.ticked()).isEmpty();
    }

    @Test
    void aRunKeepsItsStyleWhileOthersComeAndGo() throws Exception {
        Path first = run("first", 3);
        Path second = run("second", 2);
        Path third = run("third", 1);
        model.refresh();
        pump.until(() -> names().size() == 2);
        model.tick(first, false);
        model.tick(third, true);
        assertThat(model.ticked())
                .containsOnly(Map.entry(second, SeriesStyle.RUN_2), Map.entry(third, SeriesStyle.RUN_1));
        pump.until(() -> names().equals(List.of("second", "third")));
    }

    @Test
    void aNinthRunIsNotTaken() throws Exception {
        for (int i = 0; i < 9; i++) {
            run("run-" + i, i);
        }
        model.refresh();
        pump.until(() -> names().size() == 2);
        for (int i = 0; i < 9; i++) {
            model.tick(home.resolve("run-" + i), true);
        }
        assertThat(model.ticked()).hasSize(8).doesNotContainKey(home.resolve("run-6"));
        assertThat(new HashSet<>(model.ticked().values())).hasSize(8);
        pump.until(() -> names().size() == 8);
    }

    @Test
    void whatIsNewIsReadAndWhatIsGoneIsForgotten() throws Exception {
        Path one = run("one", 2);
        Path two = run("two", 1);
        model.refresh();
        pump.until(() -> names().size() == 2);
        step(one, 20, 0.75);
        model.refresh();
        pump.until(() -> comparison().runs().get(0).series().last() == 20);
        assertThat(comparison().runs().get(0).figures().last("loss_g")).isEqualTo(0.75);
        assertThat(comparison().runs().get(1).series().last()).isEqualTo(10);
        Files.move(two, home.resolve(".two"));
        model.refresh();
        pump.until(() -> names().equals(List.of("one")));
        assertThat(model.ticked()).containsOnlyKeys(one);
    }

    @Test
    void oneThatCannotBeReadDoesNotHideTheOther() throws Exception {
        run("sound", 2);
        Path damaged = run("damaged", 1);
        Files.writeString(damaged.resolve("config.yaml"), "steps: [");
        model.refresh();
        pump.until(() -> !comparison().problems().isEmpty());
        assertThat(names()).containsExactly("sound");
        assertThat(comparison().problems()).singleElement().asString().startsWith("‘damaged’: ");
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyTheNewestQuestionIsReadAndAnswered() throws Exception {
        run("one", 2);
        Path two = run("two", 1);
        Queue<Runnable> disk = new ArrayDeque<>();
        CompareModel slow = new CompareModel(runs, disk::add, Runnable::run);
        runs.refresh();
        pump.until(() -> runs.runs().size() == 2);
        slow.refresh();
        slow.tick(two, false);
        slow.tick(two, true);
        slow.tick(two, false);
        List<Integer> answers = new ArrayList<>();
        slow.comparisonProperty()
                .addListener((property, before, now) -> answers.add(now.runs().size()));
        while (!disk.isEmpty()) {
            disk.remove().run();
        }
        assertThat(answers).containsExactly(1);
    }
}

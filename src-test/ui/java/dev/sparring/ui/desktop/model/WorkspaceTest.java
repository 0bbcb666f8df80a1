package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.session.library.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    private final Path home;
    private final Pump pump = new Pump();
    private final Workspace workspace;

    /** What looks at the disk is done at once: only its answers wait. */
    WorkspaceTest(@TempDir Path home) {
        this.home = home;
        this.workspace = new Workspace(
                home, Clock.fixed(Instant.parse("2026-01-02T10:00:00Z"), ZoneOffset.UTC), Runnable::run, pump, pump);
    }

    private Path run(String name, int steps) throws Exception {
        Path root = Files.createDirectories(home.resolve("runs").resolve(name));
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring")
                        .set("steps", Integer.toString(steps))
                        .build()
                        .yaml());
        Files.writeString(root.resolve("run.json"), "{\"outcome\":\"stopped\",\"step\":10}");
        return root;
    }

    @Test
    void aStartShowsTheRun() throws Exception {
        assertThat(workspace.pageProperty().get()).isEqualTo(Page.RUNS);
        workspace.desktop().draft().change("steps", "40");
        workspace.start();
        assertThat(workspace.pageProperty().get()).isEqualTo(Page.TRAIN);
        pump.until(() -> workspace.desktop().phaseProperty().get() == Phase.ENDED);
        pump.until(() -> workspace.runs().runs().size() == 1
                && workspace.runs().runs().get(0).state() == RunSummary.State.COMPLETED);
        RunSummary run = workspace.runs().runs().get(0);
        assertThat(run.step()).isEqualTo(40);
        workspace.pageProperty().set(Page.RUNS);
        workspace.continueRun(run, OptionalLong.of(20));
        assertThat(workspace.pageProperty().get()).isEqualTo(Page.TRAIN);
        pump.until(() -> workspace.desktop().phaseProperty().get() == Phase.ENDED);
        pump.until(() -> workspace.runs().runs().get(0).step() == 60);
    }

    @Test
    void aRunThatIsDroppedIsOpenedAndDataIsSetUp() throws Exception {
        Path root = run("one", 100);
        workspace.choose(root);
        assertThat(workspace.pageProperty().get()).isEqualTo(Page.TRAIN);
        pump.until(() -> workspace.desktop().phaseProperty().get() == Phase.ENDED);
        Path pictures = Files.createDirectory(home.resolve("pictures"));
        workspace.choose(pictures);
        assertThat(workspace.pageProperty().get()).isEqualTo(Page.NEW_RUN);
        assertThat(workspace.desktop().draft().choiceProperty().get())
                .isEqualTo(new RunSource.OwnData("folder", pictures));
        assertThat(workspace.lastData()).contains(home);
    }

    @Test
    void aRunIsDeletedAndBroughtBack() throws Exception {
        Path root = run("one", 100);
        RunsModel runs = workspace.runs();
        runs.refresh();
        pump.until(() -> runs.runs().size() == 1);
        runs.delete(runs.runs().get(0));
        pump.until(() -> runs.runs().isEmpty());
        assertThat(root).doesNotExist();
        assertThat(runs.newsProperty().get()).isEqualTo("‘one’ is deleted.");
        runs.restore();
        pump.until(() -> runs.runs().size() == 1);
        assertThat(root).isDirectory();
        assertThat(runs.deletedProperty().get()).isNull();
    }

    @Test
    void whatGoesWrongOnTheDiskIsSaid() throws Exception {
        run("one", 100);
        run("two", 100);
        RunsModel runs = workspace.runs();
        runs.refresh();
        pump.until(() -> runs.runs().size() == 2);
        runs.rename(runs.runs().get(0), "two");
        pump.until(() -> !workspace.desktop().errorProperty().get().isEmpty());
        assertThat(workspace.desktop().errorProperty().get()).contains("two exists already; choose another name");
    }

    @Test
    void dataIsLookedAtOnceAndWhatCannotBeReadIsSaid() throws Exception {
        DataModel data = workspace.data();
        data.look(ConfigBuilder.preset("shapes").build());
        pump.until(() -> data.lookProperty().get() != null);
        DataModel.Look first = data.lookProperty().get();
        assertThat(first).isNotNull();
        assertThat(first.picture()).isInstanceOf(SampleImage.Tiles.class);
        assertThat(first.summary().shape().toString()).contains("28");
        data.look(ConfigBuilder.preset("shapes").set("batch", "32").build());
        assertThat(data.lookProperty().get()).isSameAs(first);
        data.look(ConfigBuilder.preset("mnist")
                .set("data.path", home.resolve("gone").toString())
                .build());
        assertThat(data.lookingProperty().get()).isTrue();
        pump.until(() -> !data.problemProperty().get().isEmpty());
        assertThat(data.problemProperty().get()).contains("gone");
        assertThat(data.lookProperty().get()).isNull();
        assertThat(data.lookingProperty().get()).isFalse();
    }

    @Test
    void dataOfAPresetsKindSetsThatPresetUp() throws Exception {
        for (String preset : List.of("images", "mnist", "stacked-mnist")) {
            String kind = workspace.presets().source(preset);
            RunSource data = new RunSource.PresetOnData(preset, new RunSource.OwnData(kind, home.resolve("gone")));
            assertThat(data.layers().build().generator().model().toString())
                    .as(preset)
                    .isEqualTo(ConfigBuilder.preset(preset)
                            .build()
                            .generator()
                            .model()
                            .toString());
            assertThat(data.layers().build().data().toString()).contains("gone");
        }
    }

    @Test
    void presetsHavePicturesOfDataThatIsThere() throws Exception {
        workspace.presets().load();
        pump.until(() -> workspace.presets().pictures().size() == 3);
        assertThat(workspace.presets().pictures()).containsOnlyKeys("ring", "grid", "shapes");
    }

    @Test
    void aConfigurationIsSavedAndLoaded() throws Exception {
        RunDraft draft = workspace.desktop().draft();
        draft.change("batch", "48");
        pump.until(() -> draft.configProperty().get() != null
                && draft.configProperty().get().batch() == 48);
        Path file = home.resolve("my run.yaml");
        workspace.saveDraft(file);
        workspace.choose(file);
        assertThat(workspace.pageProperty().get()).isEqualTo(Page.NEW_RUN);
        assertThat(draft.choiceProperty().get().name()).isEqualTo("my-run");
        pump.until(() -> draft.configProperty().get() != null);
        assertThat(draft.configProperty().get().batch()).isEqualTo(48);
        assertThat(draft.changes()).isEmpty();
        workspace.saveDraft(home);
        assertThat(workspace.desktop().errorProperty().get()).startsWith("cannot write " + home);
    }

    @Test
    void aRunThatCannotBeBroughtBackStaysWhereItIsAndIsNotLost() throws Exception {
        run("one", 100);
        RunsModel runs = workspace.runs();
        runs.refresh();
        pump.until(() -> runs.runs().size() == 1);
        runs.delete(runs.runs().get(0));
        pump.until(() -> runs.runs().isEmpty());
        RunsModel.Deleted deleted = runs.deletedProperty().get();
        assertThat(deleted).isNotNull();
        // Out of reach for a while, as on a disk that is not there.
        Files.move(deleted.bin(), home.resolve("away"));
        runs.restore();
        pump.until(() -> !workspace.desktop().errorProperty().get().isEmpty());
        assertThat(runs.deletedProperty().get()).isEqualTo(deleted);
        Files.move(home.resolve("away"), deleted.bin());
        runs.restore();
        pump.until(() -> runs.runs().size() == 1);
        assertThat(runs.deletedProperty().get()).isNull();
    }

    @Test
    void whoAsksTwiceAtOnceGetsTwoRunsBackAndNoError() throws Exception {
        run("one", 100);
        run("two", 100);
        RunsModel runs = workspace.runs();
        runs.refresh();
        pump.until(() -> runs.runs().size() == 2);
        List.copyOf(runs.runs()).forEach(runs::delete);
        pump.until(() -> runs.runs().isEmpty());
        runs.restore();
        runs.restore();
        runs.restore();
        pump.until(() -> runs.runs().size() == 2);
        assertThat(workspace.desktop().errorProperty().get()).isEmpty();
        assertThat(runs.deletedProperty().get()).isNull();
    }

    @Test
    void theBinIsEmptiedAsFarAsItCanBeAndTheRestIsSaid() throws Exception {
        run("one", 100);
        run("two", 100);
        RunsModel runs = workspace.runs();
        runs.refresh();
        pump.until(() -> runs.runs().size() == 2);
        List<Path> bins = new ArrayList<>();
        runs.deletedProperty().addListener((property, before, now) -> bins.add(now.bin()));
        List.copyOf(runs.runs()).forEach(runs::delete);
        pump.until(() -> bins.size() == 2);
        // Of the one that is tried first a file cannot be deleted: a directory that is not empty stands in its place.
        Files.delete(bins.get(1).resolve("config.yaml"));
        Files.createDirectories(bins.get(1).resolve("config.yaml/rest"));
        assertThat(runs.emptyBin()).singleElement().asString().contains(String.valueOf(bins.get(1)));
        assertThat(bins.get(0)).doesNotExist();
    }

    @Test
    void whatAKilledWindowHadDeletedIsOfferedAndGoesWhenThisWindowCloses() throws Exception {
        for (String name : List.of("one", "two")) {
            Path root = run(name, 100);
            Files.createDirectories(home.resolve("runs/.deleted/window-killed"));
            Files.move(root, home.resolve("runs/.deleted/window-killed").resolve(name));
        }
        RunsModel runs = workspace.runs();
        runs.offerLeftOver();
        pump.until(() -> runs.deletedProperty().get() != null);
        assertThat(runs.newsProperty().get()).contains("2 deleted runs").contains("one, two");
        runs.restore();
        pump.until(() -> runs.runs().size() == 1);
        assertThat(runs.runs().get(0).folder()).isEqualTo("one");
        assertThat(runs.emptyBin()).isEmpty();
        assertThat(home.resolve("runs/.deleted")).doesNotExist();
    }

    @Test
    void whatAKilledWindowHadDeletedIsLeftToTheNextOneWhereNobodyReadOfIt() throws Exception {
        Path box = Files.createDirectories(home.resolve("runs/.deleted/window-killed"));
        Files.move(run("one", 100), box.resolve("one"));
        // What that window had begun to delete for good is no run any more, and goes.
        Path half = Files.createDirectories(box.resolve("half/checkpoints"));
        workspace.pageProperty().set(Page.TRAIN);
        RunsModel runs = workspace.runs();
        runs.offerLeftOver();
        pump.until(() -> runs.deletedProperty().get() != null);
        assertThat(half).doesNotExist();
        assertThat(runs.emptyBin()).isEmpty();
        assertThat(box.resolve("one/config.yaml")).exists();
    }

    @Test
    void aRunComesBackBesideWhatHasItsNameNow() throws Exception {
        run("one", 100);
        RunsModel runs = workspace.runs();
        runs.refresh();
        pump.until(() -> runs.runs().size() == 1);
        runs.delete(runs.runs().get(0));
        pump.until(() -> runs.runs().isEmpty());
        run("one", 50);
        runs.restore();
        pump.until(() -> runs.runs().size() == 2);
        assertThat(runs.runs()).extracting(RunSummary::folder).containsExactlyInAnyOrder("one", "one-2");
        assertThat(runs.newsProperty().get()).contains("one-2");
    }

    @Test
    void whatIsShownFollowsItsRunToItsNewNameAndGoesWithIt() throws Exception {
        Path root = run("one", 100);
        workspace.open(root);
        pump.until(() -> workspace.desktop().phaseProperty().get() == Phase.ENDED);
        RunsModel runs = workspace.runs();
        runs.refresh();
        pump.until(() -> runs.runs().size() == 1);
        runs.rename(runs.runs().get(0), "other");
        pump.until(() -> workspace.desktop().settingProperty().get() != null
                && workspace.desktop().settingProperty().get().root().endsWith("other"));
        pump.until(() -> workspace.desktop().phaseProperty().get() == Phase.ENDED
                && runs.runs().get(0).folder().equals("other"));
        runs.delete(runs.runs().get(0));
        pump.until(() -> workspace.desktop().settingProperty().get() == null);
        assertThat(workspace.desktop().phaseProperty().get()).isEqualTo(Phase.IDLE);
    }
}

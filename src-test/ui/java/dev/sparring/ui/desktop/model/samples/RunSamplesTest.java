package dev.sparring.ui.desktop.model.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSamplesTest {

    private final Path root;

    private final Pump pump = new Pump();
    private final Worker worker = new Worker("sparring-test", pump);
    private final SamplesModel model = new SamplesModel(worker, pump);
    private final RunSamples run = model.run();

    RunSamplesTest(@TempDir Path folder) {
        this.root = folder.resolve("run");
    }

    @AfterEach
    void close() {
        model.close();
        worker.close();
    }

    /** A run of points that has begun and of which the test writes the rest by hand. */
    private void begun() throws Exception {
        Files.createDirectories(root.resolve("samples"));
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring").build().yaml());
        Files.writeString(root.resolve("run.json"), "{\"outcome\":\"running\"}");
    }

    private void save(long step, String table) throws IOException {
        Files.writeString(root.resolve("samples/step-%08d.csv".formatted(step)), table);
    }

    private boolean shows(long step) {
        DrawnSamples samples = run.samplesProperty().get();
        return samples != null && samples.step() == step;
    }

    @Test
    void aRunThatGoesOnIsFollowed() throws Exception {
        begun();
        save(10, "1,2\n");
        model.show(root);
        pump.until(() -> shows(10));
        assertThat(run.samplesProperty().get())
                .isInstanceOfSatisfying(SamplePoints.class, points -> assertThat(points.points())
                        .containsExactly(1, 2));
        save(20, "3,4\n");
        pump.until(() -> shows(20));
        run.timeline().first();
        pump.until(() -> shows(10));
    }

    @Test
    void aDamagedStepIsSaidAndTheNextOneIsShown() throws Exception {
        begun();
        save(10, "1,2\n");
        save(20, "no number\n");
        save(30, "5,6\n");
        model.show(root);
        pump.until(() -> shows(30));
        run.timeline().previous();
        pump.until(() -> !run.problemProperty().get().isEmpty());
        assertThat(run.problemProperty().get()).contains("step 20", "step-00000020.csv");
        assertThat(run.samplesProperty().get()).isNull();
        run.timeline().previous();
        pump.until(() -> shows(10));
        assertThat(run.problemProperty().get()).isEmpty();
    }

    @Test
    void samplesThatAreWrittenAnewAreReadAnew() throws Exception {
        begun();
        save(10, "1,2\n");
        model.show(root);
        pump.until(() -> shows(10));
        save(10, "7,8\n");
        Files.setLastModifiedTime(root.resolve("samples/step-00000010.csv"), FileTime.fromMillis(1));
        pump.until(() -> run.samplesProperty().get() instanceof SamplePoints points && points.points()[0] == 7);
    }

    @Test
    void aDiskThatFailsIsSaidBesideTheSamplesAndIsReadAgain() throws Exception {
        begun();
        save(10, "1,2\n");
        model.show(root);
        pump.until(() -> shows(10));
        Path log = Files.createDirectory(root.resolve("metrics.jsonl"));
        pump.until(() -> !run.runProblemProperty().get().isEmpty());
        assertThat(run.runProblemProperty().get()).contains("metrics.jsonl");
        assertThat(shows(10)).isTrue();
        Files.delete(log);
        save(20, "3,4\n");
        pump.until(() -> shows(20));
        pump.until(() -> run.runProblemProperty().get().isEmpty());
    }

    @Test
    void ofManyStepsThatAreAskedForTheLastOneIsShown() throws Exception {
        begun();
        for (int step = 1; step <= 50; step++) {
            save(step, step + ",0\n");
        }
        model.show(root);
        pump.until(() -> shows(50));
        for (int i = 0; i < 40; i++) {
            run.timeline().previous();
        }
        pump.until(() -> shows(10));
        assertThat(run.timeline().stepProperty().get()).isEqualTo(10);
    }

    @Test
    void whatIsNoRunIsSaid() throws Exception {
        model.show(root);
        pump.until(() -> !run.runProblemProperty().get().isEmpty());
        assertThat(run.wrong()).contains("holds no run");
    }

    @Test
    void anotherRunTakesThePlaceOfTheFirst() throws Exception {
        begun();
        save(10, "1,2\n");
        model.show(root);
        pump.until(() -> shows(10));
        model.show(root.resolveSibling("other"));
        assertThat(run.samplesProperty().get()).isNull();
        pump.until(() -> !run.runProblemProperty().get().isEmpty());
        assertThat(run.timeline().stepsProperty().get()).isEmpty();
    }

    @Test
    void pointsOfTheDataAreReadBesideIt() throws Exception {
        begun();
        model.show(root);
        pump.until(() -> model.realPointsProperty().get().length > 0);
        assertThat(model.realPointsProperty().get()).hasSize(2 * 2048);
    }
}

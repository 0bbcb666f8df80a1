package dev.sparring.ui.desktop.model.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesideTest {

    private final Path folder;

    private final Pump pump = new Pump();
    private final Worker worker = new Worker("sparring-test", pump);
    private final SamplesModel model = new SamplesModel(worker, pump);
    private final Beside beside = model.beside();

    BesideTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        model.close();
        worker.close();
    }

    /** A run of drawn shapes that has saved black images at some steps. */
    private Path shapes(String name, long... steps) throws Exception {
        Path root = folder.resolve(name);
        Config config = ConfigBuilder.preset("shapes").set("samples.count", "4").build();
        SampleShape shape = config.data().shape();
        Files.createDirectories(root.resolve("samples"));
        Files.writeString(root.resolve("config.yaml"), config.yaml());
        for (long step : steps) {
            float[] black = new float[4 * shape.length()];
            Arrays.fill(black, -1);
            Files.write(
                    root.resolve("samples/step-%08d.png".formatted(step)),
                    SampleGrid.images(new SampleBatch(step, shape, 4, black)));
        }
        return root;
    }

    private static boolean isOf(@Nullable DrawnSamples samples, long step) {
        return samples != null && samples.step() == step;
    }

    private void awaitSaved(long step) throws InterruptedException {
        pump.until(() -> isOf(model.run().samplesProperty().get(), step));
    }

    private void awaitBeside(long step) throws InterruptedException {
        pump.until(() -> isOf(beside.samplesProperty().get(), step));
    }

    @Test
    void asManyRealPicturesAreShownAsSavedOnes() throws Exception {
        model.show(shapes("run", 10));
        awaitSaved(10);
        beside.kindProperty().set(Beside.Kind.REAL);
        pump.until(() -> beside.samplesProperty().get() != null);
        assertThat(beside.samplesProperty().get()).isInstanceOfSatisfying(SampleTiles.class, tiles -> {
            assertThat(tiles.count()).isEqualTo(4);
            assertThat(tiles.columns()).isEqualTo(2);
        });
        beside.kindProperty().set(Beside.Kind.NOTHING);
        assertThat(beside.samplesProperty().get()).isNull();
    }

    @Test
    void anotherStepOfTheSameRunIsChosenByItself() throws Exception {
        model.show(shapes("run", 10, 20, 30));
        awaitSaved(30);
        beside.kindProperty().set(Beside.Kind.STEP);
        awaitBeside(30);
        beside.other().timeline().first();
        awaitBeside(10);
        model.run().timeline().previous();
        awaitSaved(20);
        assertThat(beside.samplesProperty().get()).matches(samples -> isOf(samples, 10));
    }

    @Test
    void anotherRunIsShownAtTheSameStep() throws Exception {
        model.show(shapes("run", 10, 20, 30));
        awaitSaved(30);
        beside.kindProperty().set(Beside.Kind.RUN);
        assertThat(beside.lacksRun()).isTrue();
        beside.showRun(shapes("other", 5, 20, 35));
        awaitBeside(20);
        model.run().timeline().first();
        awaitBeside(5);
        model.run().timeline().last();
        awaitBeside(20);
    }

    @Test
    void anotherRunThatIsNoneIsSaid() throws Exception {
        model.show(shapes("run", 10));
        awaitSaved(10);
        beside.showRun(folder.resolve("nowhere"));
        pump.until(() -> !beside.problemProperty().get().isEmpty());
        assertThat(beside.problemProperty().get()).contains("holds no run");
    }

    @Test
    void anEnlargedImageStaysAtItsPlaceAndIsComparedWithRealOnes() throws Exception {
        model.show(shapes("run", 10, 20));
        awaitSaved(20);
        Enlargement enlargement = model.enlargement();
        enlargement.enlarge(2);
        assertThat(enlargement.displayProperty().get()).matches(samples -> samples.count() == 1);
        pump.until(() -> enlargement.captionProperty().get().contains("nearest one by pixels"));
        assertThat(enlargement.captionProperty().get())
                .startsWith("Image 3 of 4. ")
                .contains("20,000 real pictures");
        assertThat(enlargement.displayProperty().get()).matches(samples -> samples.count() == 2);
        model.run().timeline().previous();
        awaitSaved(10);
        assertThat(enlargement.enlargedProperty().get()).isTrue();
        assertThat(enlargement.displayProperty().get()).matches(samples -> isOf(samples, 10) && samples.count() == 1);
        enlargement.move(5);
        assertThat(enlargement.captionProperty().get()).startsWith("Image 4 of 4");
        enlargement.back();
        assertThat(enlargement.displayProperty().get())
                .isSameAs(model.run().samplesProperty().get());
        assertThat(enlargement.captionProperty().get()).isEmpty();
    }

    /** A run of points that was trained. */
    private Path ring() throws Exception {
        Path root = folder.resolve("ring");
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", "20")
                                .set("batch", "16")
                                .set("samples.count", "20")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .build(),
                        root)
                .play(new RunControl(), new RunListener() {}, "test");
        return root;
    }

    @Test
    void newSamplesAreDrawnAndGoTheirWay() throws Exception {
        model.show(ring());
        awaitSaved(20);
        Explorer explorer = beside.explorer();
        beside.kindProperty().set(Beside.Kind.NEW);
        awaitBeside(20);
        assertThat(beside.samplesProperty().get()).matches(samples -> samples.count() == 16);
        float[] first = ((SamplePoints) beside.samplesProperty().get()).points();
        explorer.wayProperty().set(Explorer.Way.WALK);
        pump.until(() -> explorer.momentsProperty().get().size() > 1);
        explorer.momentProperty().set(10);
        assertThat(beside.samplesProperty().get())
                .isSameAs(explorer.momentsProperty().get().get(10));
        explorer.momentProperty().set(0);
        assertThat(((SamplePoints) beside.samplesProperty().get()).points()).containsExactly(first, within(1e-5f));
        explorer.countProperty().set(4);
        pump.until(() -> beside.samplesProperty().get() != null
                && beside.samplesProperty().get().count() == 4);
    }

    @Test
    void layersOfThePlaneFollowTheStepAndCanBeLeftOut() throws Exception {
        model.show(ring());
        awaitSaved(20);
        PlaneModel plane = model.plane();
        assertThat(plane.offeredProperty().get()).isTrue();
        plane.heatProperty().set(true);
        pump.until(() -> plane.layersProperty().get() != null);
        assertThat(plane.noticeProperty().get()).startsWith("Networks of this step. Logits from");
        plane.heatProperty().set(false);
        assertThat(plane.layersProperty().get()).isNull();
        assertThat(plane.noticeProperty().get()).isEmpty();
    }

    @Test
    void theNetworksAreAskedOnceTheirCheckpointIsThere() throws Exception {
        Path root = ring();
        Path checkpoints = root.resolve("checkpoints");
        Path away = Files.move(checkpoints, root.resolveSibling("away"));
        model.show(root);
        awaitSaved(20);
        PlaneModel plane = model.plane();
        plane.heatProperty().set(true);
        assertThat(plane.noticeProperty().get()).contains("its first checkpoint");
        Files.move(away, checkpoints);
        pump.until(() -> plane.layersProperty().get() != null);
        assertThat(plane.noticeProperty().get()).startsWith("Networks of this step.");
    }

    @Test
    void whatTheLayersAreOfIsSaidAsLongAsTheyAreShown() throws Exception {
        model.show(ring());
        awaitSaved(20);
        PlaneModel plane = model.plane();
        plane.heatProperty().set(true);
        pump.until(() -> plane.layersProperty().get() != null);
        plane.arrowsProperty().set(true);
        assertThat(plane.layersProperty().get()).isNotNull();
        assertThat(plane.noticeProperty().get()).startsWith("Networks of this step.");
    }

    @Test
    void whichCheckpointTheNetworksAreOfIsSaid() {
        assertThat(PlaneModel.networks(1500, 1500)).isEqualTo("Networks of this step");
        assertThat(PlaneModel.networks(1000, 1500)).isEqualTo("Networks of step 1,000, the last checkpoint before it");
        assertThat(PlaneModel.networks(1000, 500)).isEqualTo("Networks of step 1,000, the first checkpoint");
    }

    @Test
    void theCheckpointOfAStepIsTheLastBeforeItOrTheFirst() {
        assertThat(PlaneModel.checkpoint(List.of(100L, 200L), 150)).hasValue(100);
        assertThat(PlaneModel.checkpoint(List.of(100L, 200L), 200)).hasValue(200);
        assertThat(PlaneModel.checkpoint(List.of(100L, 200L), 50)).hasValue(100);
        assertThat(PlaneModel.checkpoint(List.of(), 50)).isEmpty();
    }
}

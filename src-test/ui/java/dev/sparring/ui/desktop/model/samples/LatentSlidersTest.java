package dev.sparring.ui.desktop.model.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentSlidersTest {

    private static final int DIMENSIONS = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    private final Pump pump = new Pump();
    private final Worker worker = new Worker("sparring-test", pump);
    private final Explorer explorer = new Explorer(worker, new SplittableRandom(1));
    private final LatentSliders sliders = explorer.sliders();

    @BeforeAll
    static void play() throws Exception {
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("latent.dim", Integer.toString(DIMENSIONS))
                                .set("steps", "10")
                                .set("checkpoint.every", "5")
                                .set("batch", "16")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .build(),
                        folder.resolve("run"))
                .play(new RunControl(), new RunListener() {}, "test");
    }

    @AfterEach
    void close() {
        worker.close();
    }

    private void begin() throws InterruptedException {
        explorer.countProperty().set(4);
        explorer.wayProperty().set(Explorer.Way.LATENT);
        explorer.explore(folder.resolve("run"));
        awaitRest();
    }

    private void awaitRest() throws InterruptedException {
        pump.until(() -> !sliders.isDrawing());
    }

    private static float[] points(@Nullable DrawnSamples samples) {
        assertThat(samples).isInstanceOf(SamplePoints.class);
        return ((SamplePoints) samples).points();
    }

    private float[] shown() {
        return points(explorer.samplesProperty().get());
    }

    private static RunSampler sampler() throws Exception {
        return new RunSampler(folder.resolve("run"), Optional.empty(), warning -> {});
    }

    /** What the four samples of a seed are with another latent vector for the first. */
    private static float[] truth(long seed, float[] first) throws Exception {
        float[] vectors = sampler().vectors(4, Optional.of(seed));
        System.arraycopy(first, 0, vectors, 0, DIMENSIONS);
        return sampler().of(vectors, new int[0]).values();
    }

    @Test
    void untouchedSlidersShowTheSamplesOfTheSeed() throws Exception {
        begin();
        assertThat(shown()).containsExactly(sampler().drawn(4, Optional.of(1L)).values());
        assertThat(sliders.movedProperty().get()).isFalse();
        assertThat(explorer.noticeProperty().get()).isEmpty();
    }

    @Test
    void aMovedNumberIsRoundedToTenthsAndTheOthersStay() throws Exception {
        begin();
        float[] seed = sliders.vectorProperty().get().clone();
        sliders.move(17, 1.2345);
        awaitRest();
        float[] expected = seed.clone();
        expected[17] = 1.2f;
        assertThat(sliders.vectorProperty().get()).containsExactly(expected);
        assertThat(shown()).containsExactly(truth(1, expected));
        assertThat(sliders.movedProperty().get()).isTrue();
        sliders.move(17, 99);
        assertThat(sliders.vectorProperty().get()[17])
                .isEqualTo(sliders.reachProperty().get());
        sliders.back();
        awaitRest();
        assertThat(sliders.vectorProperty().get()).containsExactly(seed);
        assertThat(shown()).containsExactly(truth(1, seed));
        assertThat(sliders.movedProperty().get()).isFalse();
    }

    @Test
    void ofMovesThatComeWhileOneIsDrawnTheLastIsDrawnNextAndNoOther() throws Exception {
        begin();
        List<float[]> drawn = new ArrayList<>();
        sliders.sampleProperty().addListener((property, before, now) -> drawn.add(points(now)));
        float[] first = sliders.vectorProperty().get().clone();
        for (int tenth = 1; tenth <= 9; tenth++) {
            sliders.move(0, tenth / 10.0);
        }
        awaitRest();
        first[0] = 0.1f;
        float[] last = first.clone();
        last[0] = 0.9f;
        assertThat(drawn).hasSize(2);
        assertThat(drawn.get(0)).containsExactly(truth(1, first));
        assertThat(drawn.get(1)).containsExactly(truth(1, last));
    }

    @Test
    void whatWasMovedIsMadeASampleOfByAnotherGeneratorAndLeftForAnotherSeed() throws Exception {
        begin();
        sliders.move(3, 2);
        awaitRest();
        float[] moved = sliders.vectorProperty().get();
        explorer.generator().chosenProperty().set(new GeneratorChoice.Step(5));
        awaitRest();
        assertThat(explorer.samplesProperty().get()).matches(samples -> samples.step() == 5);
        assertThat(sliders.vectorProperty().get()).containsExactly(moved);
        explorer.anotherSeed();
        awaitRest();
        assertThat(explorer.seedProperty().get()).isNotEqualTo(1);
        assertThat(sliders.vectorProperty().get())
                .containsExactly(Arrays.copyOf(
                        sampler().vectors(1, Optional.of((long)
                                explorer.seedProperty().get())),
                        DIMENSIONS));
    }

    /** Two moves, so that there is another one to draw when the first is told, and then another generator is asked for. */
    @Test
    void aSampleThatIsBegunAnewByWhoHearsOfTheOneBeforeIsDrawn() throws Exception {
        begin();
        AtomicBoolean once = new AtomicBoolean();
        sliders.sampleProperty().addListener((property, before, now) -> {
            if (once.compareAndSet(false, true)) {
                explorer.generator().chosenProperty().set(new GeneratorChoice.Step(5));
            }
        });
        sliders.move(0, 0.3);
        sliders.move(0, 0.5);
        pump.until(once::get);
        assertThat(sliders.isDrawing()).isTrue();
        awaitRest();
        DrawnSamples last = explorer.samplesProperty().get();
        assertThat(last).matches(samples -> samples.step() == 5);
        float[] vectors = sampler().vectors(4, Optional.of(1L));
        vectors[0] = 0.5f;
        assertThat(points(last))
                .containsExactly(new RunSampler(folder.resolve("run"), Optional.of(5L), warning -> {})
                        .of(vectors, new int[0])
                        .values());
        assertThat(explorer.noticeProperty().get()).isEmpty();
    }

    @Test
    void numbersAreTurnedPageByPage() throws Exception {
        begin();
        sliders.turn(-1);
        assertThat(sliders.firstProperty().get()).isZero();
        sliders.turn(1);
        assertThat(sliders.firstProperty().get()).isEqualTo(16);
        sliders.turn(1);
        assertThat(sliders.firstProperty().get()).isEqualTo(16);
    }

    @Test
    void aGeneratorThatIsNotThereIsSaidAndLeavesNoSampleOfAnother() throws Exception {
        explorer.explore(folder.resolve("run"));
        pump.until(() -> explorer.samplesProperty().get() != null);
        explorer.wayProperty().set(Explorer.Way.LATENT);
        explorer.generator().chosenProperty().set(new GeneratorChoice.Step(3));
        awaitRest();
        assertThat(explorer.noticeProperty().get()).contains("3");
        assertThat(explorer.samplesProperty().get()).isNull();
        explorer.wayProperty().set(Explorer.Way.SEED);
        explorer.generator().chosenProperty().set(new GeneratorChoice.Latest());
        pump.until(() -> explorer.samplesProperty().get() != null);
        assertThat(shown()).hasSize(32);
    }
}

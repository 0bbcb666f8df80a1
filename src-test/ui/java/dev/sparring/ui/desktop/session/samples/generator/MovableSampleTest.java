package dev.sparring.ui.desktop.session.samples.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableSampleTest {

    private static final int DIMENSIONS = 4;
    private static final int COUNT = 6;
    private static final long SEED = 7;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @BeforeAll
    static void play() throws Exception {
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("latent.dim", Integer.toString(DIMENSIONS))
                                .set("steps", "10")
                                .set("batch", "16")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .build(),
                        folder.resolve("points"))
                .play(new RunControl(), new RunListener() {}, "test");
        Run.prepare(
                        ConfigBuilder.preset("shapes")
                                .set("conditional", "true")
                                .set("latent.distribution", "uniform")
                                .set("generator.width", "4")
                                .set("discriminator.width", "4")
                                .set("batch", "8")
                                .set("steps", "3")
                                .set("checkpoint.every", "3")
                                .build(),
                        folder.resolve("images"))
                .play(new RunControl(), new RunListener() {}, "test");
    }

    private static NewSamples.Request request(String run, long seed, Optional<String> label) {
        return new NewSamples.Request(
                folder.resolve(run), new GeneratorChoice.Latest(), COUNT, seed, Optional.empty(), label);
    }

    private static RunSampler sampler(String run) throws Exception {
        return new RunSampler(folder.resolve(run), Optional.empty(), warning -> {});
    }

    private static float[] drawn(long seed) {
        float[] vectors = new float[COUNT * DIMENSIONS];
        new LatentVectors(DIMENSIONS, LatentVectors.Distribution.NORMAL, seed).draw("samples", 0, COUNT, vectors);
        return vectors;
    }

    @Test
    void atTheSeedItIsTheSampleThatIsDrawnOfIt() throws Exception {
        MovableSample sample = MovableSample.open(request("points", SEED, Optional.empty()));
        assertThat(sample.seedVector()).containsExactly(Arrays.copyOf(drawn(SEED), DIMENSIONS));
        SamplePoints points = (SamplePoints) sample.draw(sample.seedVector());
        assertThat(points.marked()).hasValue(0);
        assertThat(points.points())
                .containsExactly(
                        sampler("points").drawn(COUNT, Optional.of(SEED)).values());
    }

    @Test
    void oneNumberMovesThisSampleAlone() throws Exception {
        MovableSample sample = MovableSample.open(request("points", SEED, Optional.empty()));
        float[] latent = sample.seedVector();
        latent[2] = -1.5f;
        float[] vectors = drawn(SEED);
        vectors[2] = -1.5f;
        float[] moved = ((SamplePoints) sample.draw(latent)).points();
        float[] before = sampler("points").drawn(COUNT, Optional.of(SEED)).values();
        assertThat(moved)
                .containsExactly(sampler("points").of(vectors, new int[0]).values());
        assertThat(Arrays.copyOfRange(moved, 2, moved.length))
                .containsExactly(Arrays.copyOfRange(before, 2, before.length));
        assertThat(Arrays.copyOf(moved, 2)).isNotEqualTo(Arrays.copyOf(before, 2));
        assertThat(((SamplePoints) sample.draw(sample.seedVector())).points())
                .as("nothing is kept of a move")
                .containsExactly(before);
    }

    @Test
    void anImageStandsAloneAndKeepsItsLabel() throws Exception {
        RunSampler truth = sampler("images");
        String label = truth.labels().orElseThrow().labels().names().get(2);
        MovableSample sample = MovableSample.open(request("images", SEED, Optional.of(label)));
        assertThat(sample.labels()).contains(label);
        SampleTiles image = (SampleTiles) sample.draw(sample.seedVector());
        assertThat(image.count()).isEqualTo(1);
        assertThat(image.argb())
                .containsExactly(SampleTiles.of(truth.drawn(1, Optional.of(SEED), new int[] {2}))
                        .argb());
        float[] latent = sample.seedVector();
        latent[0] = -latent[0];
        assertThat(((SampleTiles) sample.draw(latent)).argb())
                .containsExactly(SampleTiles.of(truth.of(latent, new int[] {2})).argb());
    }

    @Test
    void theReachIsThatOfTheDistributionAndFurtherWhereTheSeedIs() throws Exception {
        assertThat(MovableSample.open(request("images", SEED, Optional.empty())).reach())
                .isEqualTo(1);
        assertThat(MovableSample.open(request("points", SEED, Optional.empty())).reach())
                .isEqualTo(3);
        long far = 1;
        while (largest(far) <= 3) {
            far++;
        }
        assertThat(MovableSample.open(request("points", far, Optional.empty())).reach())
                .isGreaterThanOrEqualTo(largest(far))
                .isLessThan(largest(far) + 0.1001f);
    }

    private static float largest(long seed) {
        float largest = 0;
        for (float number : Arrays.copyOf(drawn(seed), DIMENSIONS)) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    @Test
    void aVectorOfAnotherLengthIsRefused() throws Exception {
        MovableSample sample = MovableSample.open(request("points", SEED, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sample.draw(new float[3]))
                .withMessage("latent must have 4 numbers, got 3");
    }
}

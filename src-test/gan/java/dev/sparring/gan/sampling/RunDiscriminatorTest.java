package dev.sparring.gan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved game, asked about points and walked through. */
class RunDiscriminatorTest {

    private static final int STEPS = 20;
    private static final int[] NO_LABELS = {};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @BeforeAll
    static void play() throws Exception {
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", Integer.toString(STEPS))
                                .set("batch", "16")
                                .set("samples.count", "20")
                                .set("generator.width", "8")
                                .set("discriminator.width", "16")
                                .build(),
                        folder.resolve("run"))
                .play(new RunControl(), new RunListener() {}, "test");
    }

    private static RunSampler sampler() throws Exception {
        return new RunSampler(folder.resolve("run"), Optional.empty(), warning -> {});
    }

    @Test
    void gradientsAreCentralDifferencesOfTheLogits() throws Exception {
        float[] points = {0.3f, -0.7f, 1.1f, 0.2f, -0.4f, 0.9f};
        float step = 1e-2f;
        try (RunDiscriminator discriminator =
                RunDiscriminator.open(folder.resolve("run"), STEPS).orElseThrow()) {
            float[] gradients = discriminator.gradients(points);
            assertThat(gradients).hasSize(points.length);
            for (int i = 0; i < points.length; i++) {
                float[] up = points.clone();
                up[i] += step;
                float[] down = points.clone();
                down[i] -= step;
                double expected =
                        (discriminator.logits(up)[i / 2] - discriminator.logits(down)[i / 2]) / (up[i] - down[i]);
                // Leaky layers bend between the two points.
                assertThat((double) gradients[i])
                        .as("number %d", i)
                        .isCloseTo(expected, within(0.02 + 0.05 * Math.abs(expected)));
            }
        }
    }

    @Test
    void aWalkBeginsAndEndsAtTheSamplesOfItsSeeds() throws Exception {
        List<SampleBatch> moments = new ArrayList<>();
        sampler().walk(5, 11, 12, 4, NO_LABELS, moments::add);
        assertThat(moments).hasSize(4);
        assertThat(moments.get(0).values())
                .containsExactly(sampler().drawn(5, Optional.of(11L)).values(), within(1e-5f));
        assertThat(moments.get(3).values())
                .containsExactly(sampler().drawn(5, Optional.of(12L)).values(), within(1e-5f));
    }

    /** In the middle of the way on a sphere is the sum of both vectors over twice the cosine of half the angle. */
    @Test
    void theMiddleOfAWalkIsInTheMiddleOfTheSphere() throws Exception {
        List<SampleBatch> moments = new ArrayList<>();
        sampler().walk(1, 11, 12, 3, NO_LABELS, moments::add);
        float[] first = new float[2];
        new LatentVectors(2, LatentVectors.Distribution.NORMAL, 11).draw("samples", 0, 1, first);
        float[] last = new float[2];
        new LatentVectors(2, LatentVectors.Distribution.NORMAL, 12).draw("samples", 0, 1, last);
        double cosine = (first[0] * last[0] + first[1] * last[1])
                / (Math.hypot(first[0], first[1]) * Math.hypot(last[0], last[1]));
        float half = (float) (2 * Math.cos(Math.acos(cosine) / 2));
        float[] middle = {(first[0] + last[0]) / half, (first[1] + last[1]) / half};
        assertThat(sampler().latentDimensions()).isEqualTo(2);
        assertThat(moments.get(1).values())
                .containsExactly(sampler().of(middle, NO_LABELS).values(), within(1e-4f));
    }

    @Test
    void aWalkOfOneMomentIsNone() throws Exception {
        RunSampler sampler = sampler();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.walk(1, 1, 2, 1, NO_LABELS, moment -> {}))
                .withMessageContaining("got 1");
    }
}

package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.FashionMnist;
import dev.sparring.gan.RealImages;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.feature.RandomConvolutions;
import dev.sparring.gan.metric.FrechetDistance;
import dev.sparring.gan.metric.KnnManifold;
import dev.sparring.gan.metric.PrecisionRecall;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.train.StepMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preset {@code mnist}, narrower, on real images. */
@RealImages
class RealImagesTest {

    private static final int COUNT = 1000;
    private static final int NEIGHBOURS = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Path run(String name, int steps, RunListener listener) throws Exception {
        Path root = folder.resolve(name);
        Run.prepare(
                        ConfigBuilder.preset("mnist")
                                .data("idx:" + FashionMnist.folder())
                                .set("data.size", "28")
                                .set("data.channels", "1")
                                .set("steps", Integer.toString(steps))
                                .set("batch", "32")
                                .set("generator.width", "16")
                                .set("generator.learningRate", "1e-3")
                                .set("generator.warmup.updates", "10")
                                .set("generator.ema.decay", "0")
                                .set("discriminator.width", "16")
                                .set("discriminator.learningRate", "1e-3")
                                .set("discriminator.warmup.updates", "10")
                                .set("log.every", "1")
                                .build(),
                        root)
                .play(new RunControl(), listener, "test");
        return root;
    }

    private static float[] samples(Path root) throws Exception {
        return new RunSampler(root, Optional.empty(), warning -> {})
                .drawn(COUNT, Optional.of(7L))
                .values();
    }

    @Test
    void samplesComeFromNoiseToTheDataWhileTheDiscriminatorTellsThemApart() throws Exception {
        List<StepMetrics> records = new ArrayList<>();
        Path root = run("long", 120, new RunListener() {
            @Override
            public void onStep(StepMetrics record, double imagesPerSecond) {
                records.add(record);
            }
        });
        assertThat(records).hasSize(120).allMatch(StepMetrics::finite);
        // Images of a network that has hardly learned are told from photographs at once.
        assertThat(records.subList(15, 30).stream()
                        .mapToDouble(record -> Math.min(record.realAccuracy(), record.fakeAccuracy()))
                        .average()
                        .orElseThrow())
                .isGreaterThan(0.9);
        ImageSet images = FashionMnist.training();
        List<Subset> reals = Subset.disjoint(images, 1, COUNT, COUNT);
        try (RandomConvolutions features = RandomConvolutions.of(images, 3)) {
            PointSet data = features.of(reals.get(0).samples());
            double floor =
                    FrechetDistance.distance(data, features.of(reals.get(1).samples()));
            double noise = FrechetDistance.distance(data, features.of(noise()));
            double before = FrechetDistance.distance(data, features.of(samples(run("short", 1, new RunListener() {}))));
            double after = FrechetDistance.distance(data, features.of(samples(root)));
            assertThat(floor).isLessThan(after);
            assertThat(after).isLessThan(before / 4).isLessThan(noise / 2);
        }
    }

    /** As many numbers, even on [-1, 1). */
    private static float[] noise() {
        Random random = new Random(5);
        float[] noise = new float[COUNT * 28 * 28];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 2 * random.nextFloat() - 1;
        }
        return noise;
    }

    @Test
    void aRunThatWasBrokenOffEndsInTheSameBits() throws Exception {
        Path whole = run("whole", 12, new RunListener() {});
        Path broken = run("broken", 5, new RunListener() {});
        Run.resume(broken, OptionalLong.of(12)).play(new RunControl(), new RunListener() {}, "test");
        String tensors = "checkpoints/step-00000012/tensors.safetensors";
        assertThat(Files.readAllBytes(broken.resolve(tensors))).isEqualTo(Files.readAllBytes(whole.resolve(tensors)));
    }

    /**
     * For two sets of one distribution, as many of each, the density is 1 and the coverage 1 - 2^-k in expectation, whatever
     * the distribution (Naeem et al. 2020, "Reliable fidelity and diversity metrics for generative models").
     */
    @Test
    void realImagesCoverOtherRealImages() throws Exception {
        ImageSet images = FashionMnist.training();
        List<Subset> reals = Subset.disjoint(images, 2, COUNT, COUNT);
        try (RandomConvolutions features = RandomConvolutions.of(images, 3)) {
            PrecisionRecall overlap = KnnManifold.of(features.of(reals.get(0).samples()), NEIGHBOURS)
                    .compare(features.of(reals.get(1).samples()));
            assertThat(overlap.density()).isCloseTo(1, within(0.1));
            assertThat(overlap.coverage()).isCloseTo(1 - Math.pow(2, -NEIGHBOURS), within(0.02));
            assertThat(overlap.precision()).isGreaterThan(0.8);
            assertThat(overlap.recall()).isCloseTo(overlap.precision(), within(0.05));
        }
    }
}

package dev.sparring.gan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator from disk, held open: it draws what a run's sampler draws. */
class GeneratorTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @BeforeAll
    static void train() throws Exception {
        ConfigBuilder points = ConfigBuilder.preset("ring")
                .set("latent.dim", "4")
                .set("generator.ema.decay", "0.9")
                .set("generator.learningRate", "0.01");
        play(points, "points");
        ConfigBuilder images =
                ConfigBuilder.preset("shapes").set("data.size", "8").set("conditional", "true");
        play(images, "images");
    }

    private static void play(ConfigBuilder config, String name) throws Exception {
        Run.prepare(
                        config.set("steps", "3")
                                .set("seed", "3")
                                .set("batch", "8")
                                .set("samples.count", "10")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .set("generator.warmup.type", "none")
                                .build(),
                        folder.resolve(name))
                .play(new RunControl(), new RunListener() {}, "test");
    }

    private static RunSampler sampler(String name) throws Exception {
        return new RunSampler(folder.resolve(name), Optional.empty(), warning -> {});
    }

    @Test
    void itDrawsWhatSparringSampleDraws() throws Exception {
        for (String name : new String[] {"points", "images"}) {
            try (Generator generator = Generator.load(folder.resolve(name))) {
                for (long seed : new long[] {7, 8}) {
                    float[] expected = sampler(name).drawn(9, Optional.of(seed)).values();
                    SampleBatch drawn = generator.samples(9, seed);
                    assertThat(drawn.values()).containsExactly(expected, within(1e-6f));
                    assertThat(drawn.step()).isEqualTo(3);
                }
            }
        }
    }

    @Test
    void rawWeightsAreOthersThanTheAverage() throws Exception {
        float[] vectors = {1, -1, 0.5f, 2};
        float[] average;
        try (Generator generator = Generator.load(folder.resolve("points"))) {
            average = generator.of(vectors).values();
        }
        try (Generator generator =
                Generator.load(folder.resolve("points"), Optional.of(3L), Weights.RAW, warning -> {})) {
            float[] raw = generator.of(vectors).values();
            assertThat(Math.abs(raw[0] - average[0])).isGreaterThan(1e-3f);
            // Those of the average are untouched by what was asked of the others.
            assertThat(generator.of(vectors).values()).containsExactly(raw);
        }
    }

    @Test
    void aPictureIsOneOfTheRunsWithARowForEachLabel() throws Exception {
        try (Generator generator = Generator.load(folder.resolve("images"))) {
            assertThat(generator.labels()).hasSize(5);
            SampleBatch picture = generator.picture(8);
            assertThat(picture.count()).isEqualTo(10);
            assertThat(picture.columns()).isEqualTo(2);
            float[] expected = generator.sampler().picture(3, 8).values();
            assertThat(picture.values()).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        try (Generator points = Generator.load(folder.resolve("points"));
                Generator images = Generator.load(folder.resolve("images"))) {
            assertThatThrownBy(() -> points.of(new float[5])).hasMessageContaining("rows of 4 numbers, got 5");
            assertThatThrownBy(() -> points.of(new float[4], 0)).hasMessageContaining("no labels, got 1");
            float[] vectors = new float[2 * images.latentDimensions()];
            assertThatThrownBy(() -> images.of(vectors, 0))
                    .hasMessageContaining("a label for each of 2 vectors, got 1");
            assertThatThrownBy(() -> images.of(vectors, 0, 5)).hasMessageContaining("labels must be in [0, 4]");
        }
    }
}

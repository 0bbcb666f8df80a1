package dev.sparring.gan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Inference;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.TrainingSetup;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawing from a run on disk. */
class RunSamplerTest {

    private static final int COUNT = 20;
    private static final LatentVectors LATENT = new LatentVectors(4, LatentVectors.Distribution.NORMAL, 3);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** A run that stops before its optimizer has moved the model for the first time, so that the model is the one it began with. */
    private Config config(int steps, String optimizer) throws Exception {
        String[] setting = optimizer.split("=");
        return ConfigBuilder.preset("ring")
                .set("steps", Integer.toString(steps))
                .set("seed", "3")
                .set("latent.dim", "4")
                .set("batch", "16")
                .set("samples.count", Integer.toString(COUNT))
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("generator.learningRate", "0.05")
                .set("generator.warmup.type", "none")
                .set("generator.optimizer." + setting[0], setting[1])
                .build();
    }

    @ParameterizedTest
    @CsvSource({"4, lookahead.k=5", "1, type=extra-adam"})
    void anExcursionOfTheOptimizerIsNotSampledFromDiskEither(int steps, String optimizer) throws Exception {
        Config config = config(steps, optimizer);
        Path root = folder.resolve("run");
        Run.prepare(config, root).play(new RunControl(), new RunListener() {}, "test");
        float[] vectors = new float[COUNT * LATENT.dimensions()];
        LATENT.draw("samples", 0, COUNT, vectors);
        float[] begun;
        float[] away;
        try (TrainingSetup game = TrainingSetup.of(config, config.data().open(config.seed()))) {
            begun = Inference.outputs(game.trainer().generator().network(), vectors, LATENT.dimensions());
            for (int i = 0; i < steps; i++) {
                game.trainer().trainStep();
            }
            away = Inference.outputs(game.trainer().generator().network(), vectors, LATENT.dimensions());
        }
        float furthest = 0;
        for (int i = 0; i < away.length; i++) {
            furthest = Math.max(furthest, Math.abs(away[i] - begun[i]));
        }
        assertThat(furthest).isGreaterThan(1e-2f);
        RunSampler sampling = new RunSampler(root, Optional.empty(), warning -> {});
        assertThat(sampling.step()).isEqualTo(steps);
        assertThat(sampling.drawn(COUNT, Optional.empty()).values()).containsExactly(begun, within(1e-5f));
    }
}

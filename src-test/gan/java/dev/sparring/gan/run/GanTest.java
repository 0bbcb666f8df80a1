package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.train.Trainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

class GanTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Player.Builder player(Network network) {
        return Player.of(network, new Sgd(), dev.sparring.core.schedule.LearningRate.constant(0.01))
                .ema(0.5, 0);
    }

    private static Gan gan(int width) {
        return builder(width).build();
    }

    private static GanBuilder builder(int width) {
        return Gan.builder()
                .data(GaussianMixture.ring(8, 1, 0.02, 5))
                .batch(16)
                .latent(2)
                .generator(new Mlp(width, 2), GanTest::player)
                .discriminator(new Mlp(8, 2), GanTest::player)
                .loss(Losses.WASSERSTEIN)
                .penalty(GradientPenalty.wganGp(10))
                .discriminatorSteps(3)
                .seed(5);
    }

    private static float[] parameters(Trainer trainer) {
        return Floats.numbers(trainer.generator().network().parameters());
    }

    /** The same game in YAML's words. */
    @Test
    void itIsTheGameThatAConfigurationDescribes() throws Exception {
        assertSame(gan(8), configuration().build());
    }

    /** And what is done to its step beside loss and penalties. */
    @Test
    void itsPracticesAreThoseOfAConfiguration() throws Exception {
        assertSame(
                builder(8)
                        .packing(2)
                        .accumulate(3)
                        .instanceNoise(0.2, 100)
                        .normalizeGradient()
                        .build(),
                configuration()
                        .set("discriminator.packing", "2")
                        .set("accumulate", "3")
                        .set("instanceNoise", "{deviation: 0.2, updates: 100}")
                        .set("generator.normalizeGradient", "true")
                        .build());
    }

    @Test
    void labelsAndPackingDoNotGoTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(8).conditional().packing(2).build())
                .withMessageContaining("packing must be 1 in a conditional GAN");
    }

    private static ConfigBuilder configuration() throws SparringException.Configuration {
        return ConfigBuilder.preset("ring")
                .set("seed", "5")
                .set("batch", "16")
                .set("latent.dim", "2")
                .set("loss", "wasserstein")
                .set("penalties", "[{type: wgan-gp}]")
                .set("discriminator.steps", "3")
                .set("generator.width", "8")
                .set("generator.layers", "2")
                .set("discriminator.width", "8")
                .set("discriminator.layers", "2")
                .set("generator.optimizer.type", "sgd")
                .set("discriminator.optimizer.type", "sgd")
                .set("generator.learningRate", "0.01")
                .set("discriminator.learningRate", "0.01")
                .set("generator.warmup.type", "none")
                .set("discriminator.warmup.type", "none")
                .set("generator.decay.type", "none")
                .set("discriminator.decay.type", "none");
    }

    private static void assertSame(Gan gan, Config config) throws SparringException {
        try (gan;
                TrainingSetup other = TrainingSetup.of(config, GaussianMixture.ring(8, 1, 0.02, 5))) {
            for (int step = 0; step < 5; step++) {
                gan.step();
                other.trainer().trainStep();
            }
            assertThat(parameters(gan.trainer())).isEqualTo(parameters(other.trainer()));
        }
    }

    @Test
    void whatWasSavedGoesOnBitForBit() throws Exception {
        Path saved = folder.resolve("saved");
        try (Gan gan = gan(8);
                Gan again = gan(8)) {
            assertThat(gan.train(7)).isEqualTo(Outcome.COMPLETED);
            gan.save(saved);
            gan.train(1);
            gan.save(saved);
            again.load(saved);
            assertThat(again.trainer().step()).isEqualTo(8);
            assertThat(gan.step().discriminator().loss())
                    .isEqualTo(again.step().discriminator().loss());
            assertThat(parameters(gan.trainer())).isEqualTo(parameters(again.trainer()));
            assertThat(gan.sample(10).values()).isEqualTo(again.sample(10).values());
        }
    }

    @Test
    void samplesAreOthersAtEveryCall() {
        try (Gan gan = gan(8)) {
            float[] first = gan.sample(10).values();
            assertThat(first).hasSize(20);
            assertThat(gan.sample(10).values()).isNotEqualTo(first);
        }
    }

    @Test
    void otherNetworksAreNotLoaded() throws Exception {
        Path saved = folder.resolve("saved");
        try (Gan gan = gan(8);
                Gan other = gan(9)) {
            gan.save(saved);
            assertThatExceptionOfType(SparringException.Checkpoint.class)
                    .isThrownBy(() -> other.load(saved))
                    .withMessageContaining("does not fit");
            assertThatExceptionOfType(SparringException.Checkpoint.class)
                    .isThrownBy(() -> other.load(folder.resolve("nothing")))
                    .withMessageContaining("holds no checkpoint");
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gan.builder().build())
                .withMessage("a GAN needs data");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Gan.builder().data(GaussianMixture.ring(8, 1, 0.02, 5)).build())
                .withMessage("a GAN needs a generator");
    }

    @Test
    void networksOfAGanThatCannotBeMadeAreClosed() {
        Network[] opened = new Network[1];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gan.builder()
                        .data(GaussianMixture.ring(8, 1, 0.02, 5))
                        .generator(new Mlp(8, 1), network -> {
                            opened[0] = network;
                            return player(network);
                        })
                        .build())
                .withMessage("a GAN needs a discriminator");
        assertThatThrownBy(() -> opened[0].forward(Floats.array(1, 128), false))
                .isInstanceOf(IllegalStateException.class);
    }
}

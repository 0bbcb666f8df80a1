package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.train.Trainer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

/** What passes that are open together cost in memory. */
class PassMemoryTest {

    private static final int BATCH = 16;

    /** A loss of pairs has both batches' activations at once; one activation set more must not cost more than this. */
    @Test
    void twoPassesOfTheDiscriminatorRaiseTheWholeByLessThanSixTenths() {
        long apart = bytes(Losses.NON_SATURATING);
        long together = bytes(Losses.RELATIVISTIC_PAIRING);
        assertThat(together).isGreaterThan(apart).isLessThan(apart * 16 / 10);
    }

    /** The plans' memory, the parameters, their gradients and Adam's moments. */
    private static long bytes(Loss loss) {
        SampleShape shape = SampleShape.image(3, 64);
        Dcgan model = Dcgan.of(16);
        try (Network generator = Network.of(model.generator(100, shape, 1));
                Network discriminator = Network.of(model.discriminator(shape, 2))) {
            Trainer trainer = new Trainer(new GanStep(
                    player(generator),
                    player(discriminator),
                    loss,
                    new DataLoader(new FixedSource(shape, new float[BATCH * shape.length()]), BATCH, 1),
                    new LatentVectors(100, LatentVectors.Distribution.NORMAL, 1),
                    UpdateRatio.EVEN));
            for (int i = 0; i < 3; i++) {
                trainer.trainStep();
            }
            return of(generator) + of(discriminator);
        }
    }

    private static long of(Network network) {
        return ((CompiledNetwork) network).bytes()
                + 5 * Float.BYTES * network.parameters().length();
    }

    private static Player player(Network network) {
        return Player.of(network, new Adam(), LearningRate.constant(1e-4)).build();
    }
}

package dev.sparring.gan.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sparring.core.network.CompiledNetwork;
import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.Feed;
import dev.sparring.gan.data.GaussianMixture;
import dev.sparring.gan.data.Latent;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.model.Mlp;
import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.AllocationsTracker;
import org.nd4j.linalg.learning.config.Adam;

/** What a whole step, optimizers, averages and records included, takes from the heap and from native memory. */
class StepAllocationTest {

    private static final int STEPS = 1000;

    /**
     * ND4J hands its Adam the four constants in small native arrays, 208 bytes a step for both players, which go when the
     * collector sees their owners. Networks by themselves allocate nothing, as their own test says.
     */
    private static final long CONSTANTS = 256;

    @Test
    void aThousandStepsTakeNoNativeMemoryButTheOptimizersConstantsAndLittleFromTheHeap() {
        GaussianMixture data = GaussianMixture.ring(8, 1, 0.02, 1);
        try (Network generator = Network.of(new Mlp(32, 2).generator(2, data.shape(), 1));
                Network discriminator = Network.of(new Mlp(32, 2).discriminator(data.shape(), 2))) {
            assertThat(generator).isInstanceOf(CompiledNetwork.class);
            Trainer trainer = new Trainer(
                    player(generator),
                    player(discriminator),
                    Loss.named("non-saturating").orElseThrow(),
                    new Feed(data, 64, 1),
                    new Latent(2, Latent.Distribution.NORMAL, 1),
                    Trainer.Rounds.EVEN);
            play(trainer, 200);
            ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long nativeBefore = nativeBytes();
            long heapBefore = thread.getCurrentThreadAllocatedBytes();
            play(trainer, STEPS);
            long heap = (thread.getCurrentThreadAllocatedBytes() - heapBefore) / STEPS;
            assertThat(nativeBytes() - nativeBefore).isLessThanOrEqualTo(STEPS * CONSTANTS);
            assertThat(heap).isLessThan(64 * 1024);
        }
    }

    private static Player player(Network network) {
        return Player.of(network, Adam.builder().beta1(0.5).build(), LearningRate.constant(1e-4))
                .clipNorm(1)
                .ema(0.99, 0)
                .build();
    }

    private static void play(Trainer trainer, int steps) {
        for (int i = 0; i < steps; i++) {
            trainer.play();
        }
    }

    /** JavaCPP's count, which kernels go through, and ND4J's, which its arrays go through. */
    private static long nativeBytes() {
        return Pointer.totalBytes() + AllocationsTracker.getInstance().bytesOnDevice(0);
    }
}

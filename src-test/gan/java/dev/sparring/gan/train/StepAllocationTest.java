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
    private static final int ROUNDS = 5;

    @Test
    void aThousandStepsTakeNoNativeMemoryAndLittleFromTheHeap() {
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
            long heapBefore = thread.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < ROUNDS; round++) {
                long nativeBefore = nativeBytes();
                play(trainer, STEPS / ROUNDS);
                // Less only where the collector has found something of before the first step.
                assertThat(nativeBytes() - nativeBefore).isLessThanOrEqualTo(0);
            }
            long heap = (thread.getCurrentThreadAllocatedBytes() - heapBefore) / STEPS;
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

package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.penalty.GradientPenalty.Points;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.train.Trainer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.memory.AllocationsTracker;
import org.nd4j.linalg.learning.config.Adam;

/**
 * What a whole step, optimizers, averages and records included, takes from the heap and from native memory.
 *
 * <p>The steps are made in a process whose young generation holds all that they allocate, so that the collector never runs:
 * native memory that a step leaves to it stays in the balance.
 */
class StepAllocationTest {

    /** Steps before the count, until the compiler has seen them. */
    private static final int WARMUP = 2000;

    private static final int STEPS = 1000;

    /**
     * Some 13 KB are needed: a quarter of it two generators for each of the 64 points, the rest logits and their gradients as
     * Java arrays, shapes to find plans by, views of buffers and the record. Other JVMs may need more; native memory is what
     * must not grow by a byte.
     */
    private static final long MOST_HEAP = 16 * 1024;

    /**
     * Plays, and says what the last steps took: native bytes, heap bytes a step, collections since the start. With an argument, the
     * discriminator is a residual graph with a normalisation, under a relativistic loss and three penalties.
     */
    static final class Steps {
        public static void main(String[] arguments) {
            GaussianMixture data = GaussianMixture.ring(8, 1, 0.02, 1);
            boolean graph = arguments.length > 0;
            try (Network generator = Network.of(new Mlp(32, 2).generator(2, data.shape(), 1));
                    Network discriminator = graph
                            ? Network.of(residual())
                            : Network.of(new Mlp(32, 2).discriminator(data.shape(), 2))) {
                assertThat(generator).isInstanceOf(CompiledNetwork.class);
                assertThat(discriminator).isInstanceOf(CompiledNetwork.class);
                Trainer trainer = new Trainer(new GanStep(
                                player(generator),
                                player(discriminator),
                                graph ? Losses.RELATIVISTIC_PAIRING : Losses.NON_SATURATING,
                                new DataLoader(data, 64, 1),
                                new LatentVectors(2, LatentVectors.Distribution.NORMAL, 1),
                                UpdateRatio.EVEN)
                        .withPenalties(new Penalties(graph ? penalties() : List.of(), 1)));
                play(trainer, WARMUP);
                ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                long nativeBefore = nativeBytes();
                long heapBefore = thread.getCurrentThreadAllocatedBytes();
                play(trainer, STEPS);
                long heap = thread.getCurrentThreadAllocatedBytes() - heapBefore;
                System.out.println((nativeBytes() - nativeBefore) + " " + heap / STEPS + " " + collections());
            }
        }

        private static List<Penalties.Lazy> penalties() {
            return Stream.of(
                            new GradientPenalty(Points.REAL, 0, 0.1),
                            new GradientPenalty(Points.FAKE, 0, 0.1),
                            new GradientPenalty(Points.BETWEEN, 1, 0.1))
                    .map(penalty -> new Penalties.Lazy(penalty, 1))
                    .toList();
        }

        private static ComputationGraphConfiguration residual() {
            return new NeuralNetConfiguration.Builder()
                    .seed(2)
                    .graphBuilder()
                    .addInputs("in")
                    .addLayer("first", dense(32, new ActivationLReLU(0.2)), "in")
                    .addLayer("norm", GroupNormalization.ofLayer(), "first")
                    .addLayer("inner", dense(32, new ActivationLReLU(0.2)), "norm")
                    .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "inner")
                    .addLayer("logit", dense(1, new ActivationIdentity()), "sum")
                    .setOutputs("logit")
                    .setInputTypes(InputType.feedForward(2))
                    .build();
        }

        private static DenseLayer dense(int outputs, IActivation activation) {
            return new DenseLayer.Builder().nOut(outputs).activation(activation).build();
        }

        private static Player player(Network network) {
            return Player.of(network, Adam.builder().beta1(0.5).build(), LearningRate.constant(1e-4))
                    .clipNorm(1)
                    .ema(0.99, 0)
                    .build();
        }

        private static void play(Trainer trainer, int steps) {
            for (int i = 0; i < steps; i++) {
                trainer.trainStep();
            }
        }

        /** JavaCPP's count, which kernels go through, and ND4J's, which its arrays go through. */
        private static long nativeBytes() {
            return Pointer.totalBytes() + AllocationsTracker.getInstance().bytesOnDevice(0);
        }

        private static long collections() {
            return ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                    .sum();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "graph"})
    void aThousandStepsTakeNoNativeMemoryAndLittleFromTheHeap(String graph) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms1400m",
                "-Xmn1200m",
                "-cp",
                System.getProperty("java.class.path"),
                Steps.class.getName()));
        if (!graph.isEmpty()) {
            command.add(graph);
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        String[] figures = said.substring(said.lastIndexOf('\n') + 1).split(" ");
        assertThat(Long.parseLong(figures[2])).as("collections").isZero();
        assertThat(Long.parseLong(figures[0])).as("native bytes").isZero();
        assertThat(Long.parseLong(figures[1])).as("bytes of heap a step").isLessThan(MOST_HEAP);
    }
}

package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.compiled.CompiledNetworkTest;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.AllocationsTracker;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a compiled network's passes take. They are made in a process whose young generation holds all that they allocate, so
 * that the collector never runs: native memory that a pass leaves to it stays in the balance.
 */
class PassAllocationTest {

    private static final int PASSES = 1000;

    /**
     * Some 7 KB are needed for two passes there and back: shapes to find the plan by, argument lists and bare addresses. Other
     * JVMs may need more; native memory is what must not grow by a byte.
     */
    private static final long MOST_HEAP = 10 * 1024;

    /** Runs, and says what the last passes took: native bytes, heap bytes a pass, collections since the start. */
    static final class Passes {
        public static void main(String[] arguments) throws Exception {
            INDArray input =
                    Nd4j.linspace(DataType.FLOAT, -1, 1e-3, 16L * 3 * 12 * 12).reshape(16, 3, 12, 12);
            INDArray gradient = Nd4j.ones(DataType.FLOAT, 16, 1);
            try (CompiledNetwork network = CompiledNetwork.of(CompiledNetworkTest.convolutional())) {
                run(network, input, gradient);
                ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                long plans = network.bytes();
                long nativeBefore = nativeBytes();
                long heapBefore = thread.getCurrentThreadAllocatedBytes();
                run(network, input, gradient);
                long heap = thread.getCurrentThreadAllocatedBytes() - heapBefore;
                long taken = nativeBytes() - nativeBefore;
                assertThat(network.bytes()).isEqualTo(plans);
                System.out.println(taken + " " + heap / PASSES + " " + collections());
            }
        }

        private static void run(Network network, INDArray input, INDArray gradient) {
            for (int i = 0; i < PASSES; i++) {
                CompiledNetworkTest.pass(network, input, gradient);
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

    @Test
    void aThousandPassesAllocateNothingNativeAndLittleOnTheHeap() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xms700m",
                        "-Xmn600m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Passes.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        String[] figures = said.substring(said.lastIndexOf('\n') + 1).split(" ");
        assertThat(Long.parseLong(figures[2])).as("collections").isZero();
        assertThat(Long.parseLong(figures[0])).as("native bytes").isZero();
        assertThat(Long.parseLong(figures[1])).as("bytes of heap a pass").isLessThan(MOST_HEAP);
    }
}

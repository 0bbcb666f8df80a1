package dev.sparring.core.kernel.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.kernel.Purpose;
import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import dev.sparring.core.random.DropoutStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Convolution, transposed convolution and {@link Col2Im} against four nested loops, every number of every result. What they
 * share: a large image, a small one, weights {@code [small channels, large channels, kernel]}.
 */
class ConvolutionKernelsTest {

    private static final int CASES = 80;

    /** Below, at and above whole blocks of 8 and 16, and the numbers of colours. */
    private static final int[] CHANNELS = {1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33};

    private static final Activation TANH = new Activation(dnnl_eltwise_tanh, dnnl_eltwise_tanh_use_dst_for_bwd, 0);

    private record Case(int batch, int small, int large, Geometry geometry, boolean bias, boolean tanh, long seed) {

        static Case of(long seed, boolean growing) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Case(
                    1 + random.nextInt(3),
                    CHANNELS[random.nextInt(CHANNELS.length)],
                    CHANNELS[random.nextInt(CHANNELS.length)],
                    growing ? Geometry.growing(random, 4, 2) : Geometry.shrinking(random, 5, 3),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    seed);
        }

        int weights() {
            return small * large * geometry.cells();
        }

        long[] smallShape() {
            return new long[] {batch, small, geometry.small()[0], geometry.small()[1]};
        }

        long[] largeShape() {
            return new long[] {batch, large, geometry.large()[0], geometry.large()[1]};
        }

        long smallLength() {
            return (long) batch * small * geometry.smallPixels();
        }

        long largeLength() {
            return (long) batch * large * geometry.largePixels();
        }

        float[] draw(int salt, long length) {
            return KernelRun.random(new SplittableRandom(31 * seed + salt), length);
        }

        /** Every product of a pixel of each image and the weight between them, by row-major index. */
        void each(Geometry.Meeting meeting) {
            for (int n = 0; n < batch; n++) {
                for (int s = 0; s < small; s++) {
                    for (int l = 0; l < large; l++) {
                        int smallFrom = (n * small + s) * geometry.smallPixels();
                        int largeFrom = (n * large + l) * geometry.largePixels();
                        int weightFrom = (s * large + l) * geometry.cells();
                        geometry.each((smallPixel, largePixel, cell) ->
                                meeting.of(smallFrom + smallPixel, largeFrom + largePixel, weightFrom + cell));
                    }
                }
            }
        }

        @Override
        public String toString() {
            return "seed " + seed + ": batch " + batch + ", large " + large + ", small " + small + ", " + geometry
                    + (bias ? ", bias" : "") + (tanh ? ", tanh" : "");
        }
    }

    static Stream<Case> shrinking() {
        return LongStream.range(0, CASES).mapToObj(seed -> Case.of(seed, false));
    }

    static Stream<Case> growing() {
        return LongStream.range(0, CASES).mapToObj(seed -> Case.of(1000 + seed, true));
    }

    @ParameterizedTest
    @MethodSource("shrinking")
    void convolution(Case the) {
        float[] input = the.draw(1, the.largeLength());
        float[] parameters = the.draw(2, the.weights() + the.small());
        Convolution convolution = new Convolution(
                the.large(),
                the.small(),
                1,
                the.geometry().window(),
                new Parameter(0, the.weights()),
                the.bias() ? new Parameter(the.weights(), the.small()) : null,
                the.tanh() ? TANH : Activation.IDENTITY);
        KernelRun run = KernelRun.of(convolution, Layout.rowMajor(the.largeShape()), input, parameters);

        assertThat(run.shape()).containsExactly(the.smallShape());
        Expected sums = new Expected(the.smallLength());
        the.each((small, large, weight) -> sums.add(small, (double) input[large] * parameters[weight]));
        int pixels = the.geometry().smallPixels();
        for (int i = 0; the.bias() && i < sums.values.length; i++) {
            sums.add(i, parameters[the.weights() + i / pixels % the.small()]);
        }
        Expected output = new Expected(the.smallLength());
        double[] before = new double[sums.values.length];
        for (int i = 0; i < before.length; i++) {
            double result = the.tanh() ? Math.tanh(sums.values[i]) : sums.values[i];
            output.add(i, result, sums.sizes[i]);
            before[i] = run.gradient()[i] * (the.tanh() ? 1 - result * result : 1);
        }
        output.assertEquals("output", run.output());

        // By how much the gradient before tanh may be off, its own rounding and the sum's.
        double[] size = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            size[i] = Math.abs(run.gradient()[i]) * (the.tanh() ? 1 + sums.sizes[i] : 1);
        }
        Expected toInput = new Expected(the.largeLength());
        Expected toParameters = new Expected(parameters.length);
        the.each((small, large, weight) -> {
            toInput.add(large, before[small] * parameters[weight], size[small] * Math.abs(parameters[weight]));
            toParameters.add(weight, before[small] * input[large], size[small] * Math.abs(input[large]));
        });
        for (int i = 0; i < before.length; i++) {
            toParameters.add(the.weights() + i / pixels % the.small(), before[i], size[i]);
        }
        toInput.assertEquals("gradient to the input", run.toInput());
        assertGradients(the.bias(), the.weights(), toParameters, run);
    }

    @ParameterizedTest
    @MethodSource("growing")
    void transposedConvolution(Case the) {
        float[] input = the.draw(1, the.smallLength());
        float[] parameters = the.draw(2, the.weights() + the.large());
        TransposedConvolution transposed = new TransposedConvolution(
                the.small(),
                the.large(),
                the.geometry().window(),
                new Parameter(0, the.weights()),
                the.bias() ? new Parameter(the.weights(), the.large()) : null);
        KernelRun run = KernelRun.of(transposed, Layout.rowMajor(the.smallShape()), input, parameters);

        assertThat(run.shape()).containsExactly(the.largeShape());
        Expected output = new Expected(the.largeLength());
        Expected toInput = new Expected(the.smallLength());
        Expected toParameters = new Expected(parameters.length);
        the.each((small, large, weight) -> {
            output.add(large, (double) input[small] * parameters[weight]);
            toInput.add(small, (double) run.gradient()[large] * parameters[weight]);
            toParameters.add(weight, (double) run.gradient()[large] * input[small]);
        });
        int pixels = the.geometry().largePixels();
        for (int i = 0; i < output.values.length; i++) {
            int channel = the.weights() + i / pixels % the.large();
            if (the.bias()) {
                output.add(i, parameters[channel]);
            }
            toParameters.add(channel, run.gradient()[i]);
        }
        output.assertEquals("output", run.output());
        toInput.assertEquals("gradient to the input", run.toInput());
        assertGradients(the.bias(), the.weights(), toParameters, run);
    }

    /** Where there is no bias nothing may be written. */
    private static void assertGradients(boolean bias, int weights, Expected expected, KernelRun run) {
        Expected written = expected;
        float[] numbers = run.toParameters();
        if (!bias) {
            for (int i = weights; i < numbers.length; i++) {
                assertThat(numbers[i]).isNaN();
            }
            written = new Expected(weights);
            System.arraycopy(expected.values, 0, written.values, 0, weights);
            System.arraycopy(expected.sizes, 0, written.sizes, 0, weights);
            numbers = java.util.Arrays.copyOf(numbers, weights);
        }
        written.assertEquals("gradient to the parameters", numbers);
    }

    @ParameterizedTest
    @MethodSource("growing")
    void scatter(Case the) {
        float[] small = the.draw(1, the.smallLength());
        float[] weights = the.draw(2, the.weights());
        Expected expected = new Expected(the.largeLength());
        the.each((smallAt, large, weight) -> expected.add(large, (double) small[smallAt] * weights[weight]));
        for (Layout from : KernelRun.layouts(the.smallShape())) {
            for (Layout to : List.of(Layout.rowMajor(the.largeShape()), Layout.channelsLast(the.largeShape()))) {
                try (Arena arena = new Arena()) {
                    Tensor vector = KernelRun.filled(arena, Layout.rowMajor(weights.length), weights);
                    CompileContext site =
                            new CompileContext(arena, vector.address(), Purpose.TRAINING, new DropoutStream(1));
                    Tensor target = KernelRun.filled(arena, to, the.draw(3, the.largeLength()));
                    List<Runnable> calls = new ArrayList<>();
                    Col2Im.add(
                            site,
                            KernelRun.filled(arena, from, small),
                            target,
                            the.geometry().window(),
                            new Parameter(0, weights.length),
                            calls::add);
                    calls.forEach(Runnable::run);
                    expected.assertEquals("large image", KernelRun.numbers(arena, target));
                }
            }
        }
    }
}

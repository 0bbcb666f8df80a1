package dev.sparring.core.kernel.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.kernel.layer.Expected;
import dev.sparring.core.kernel.layer.KernelRun;
import dev.sparring.core.onednn.Layout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters stand as scale, shift, running mean, running spread. */
class BatchNormalisationKernelTest {

    private static final double EPSILON = 1e-3f;
    private static final double DECAY = 0.8;
    private static final float CONSTANT_SCALE = 1.5f;
    private static final float CONSTANT_SHIFT = -0.25f;

    /** A single division and square root after sums: a little more than a sum alone. */
    private static final double TOLERANCE = 1e-5;

    /** Rows of numbers where height and width are 0. */
    @ParameterizedTest
    @CsvSource({
        "5, 1, 0, 0, true, false, false",
        "7, 16, 0, 0, true, true, false",
        "6, 33, 0, 0, false, false, true",
        "3, 1, 5, 4, true, false, true",
        "2, 3, 7, 5, true, true, false",
        "4, 8, 3, 3, false, true, true",
        "2, 16, 5, 3, true, false, false",
        "3, 16, 2, 7, true, false, true",
        "2, 17, 4, 3, true, true, true",
        "1, 32, 3, 5, false, false, false",
        "9, 48, 1, 1, true, false, true"
    })
    void batchNormalisation(
            int batch, int channels, int height, int width, boolean learned, boolean logarithmic, boolean relu) {
        long[] shape = height == 0 ? new long[] {batch, channels} : new long[] {batch, channels, height, width};
        int pixels = height == 0 ? 1 : height * width;
        int count = batch * pixels;
        SplittableRandom random = new SplittableRandom(channels + 100L * pixels);
        float[] input = KernelRun.random(random, (long) count * channels);
        float[] parameters = KernelRun.random(random, 4L * channels);
        for (int i = 0; i < channels; i++) {
            float variance = 0.5f + Math.abs(parameters[3 * channels + i]);
            parameters[3 * channels + i] = logarithmic ? (float) (0.5 * Math.log10(variance)) : variance;
        }
        BatchNormalisation normalisation = new BatchNormalisation(
                channels,
                (float) EPSILON,
                DECAY,
                learned ? new Parameter(0, channels) : null,
                learned ? new Parameter(channels, channels) : null,
                CONSTANT_SCALE,
                CONSTANT_SHIFT,
                new Parameter(2L * channels, channels),
                new Parameter(3L * channels, channels),
                logarithmic,
                relu);
        for (Layout layout : KernelRun.layouts(shape)) {
            KernelRun run = KernelRun.of(normalisation, layout, input, parameters);
            Expected output = new Expected(input.length);
            Expected toInput = new Expected(input.length);
            Expected toParameters = new Expected(2L * channels);
            Expected statistics = new Expected(2L * channels);
            Expected inference = new Expected(input.length);
            for (int channel = 0; channel < channels; channel++) {
                double scale = learned ? parameters[channel] : CONSTANT_SCALE;
                double shift = learned ? parameters[channels + channel] : CONSTANT_SHIFT;
                int[] at = places(batch, channels, channel, pixels);
                double mean =
                        Arrays.stream(at).mapToDouble(i -> input[i]).average().orElseThrow();
                double sizes = Arrays.stream(at)
                        .mapToDouble(i -> Math.abs(input[i]))
                        .average()
                        .orElseThrow();
                double variance = Arrays.stream(at)
                        .mapToDouble(i -> (input[i] - mean) * (input[i] - mean))
                        .average()
                        .orElseThrow();
                double deviation = Math.sqrt(variance + EPSILON);
                double meanGradient = 0;
                double meanProduct = 0;
                double gradientSizes = 0;
                double[] gradient = new double[count];
                double[] normal = new double[count];
                for (int i = 0; i < count; i++) {
                    normal[i] = (input[at[i]] - mean) / deviation;
                    double result = scale * normal[i] + shift;
                    double size = Math.abs(scale) * (Math.abs(input[at[i]]) + sizes) / deviation + Math.abs(shift);
                    output.add(at[i], relu ? Math.max(0, result) : result, size);
                    gradient[i] = relu && result <= 0 ? 0 : run.gradient()[at[i]];
                    meanGradient += gradient[i] / count;
                    meanProduct += gradient[i] * normal[i] / count;
                    gradientSizes += Math.abs(gradient[i]) * (1 + Math.abs(normal[i])) / count;
                    toParameters.add(channel, gradient[i] * normal[i], Math.abs(gradient[i]) * (1 + sizes / deviation));
                    toParameters.add(channels + channel, gradient[i]);
                }
                for (int i = 0; i < count; i++) {
                    toInput.add(
                            at[i],
                            scale / deviation * (gradient[i] - meanGradient - normal[i] * meanProduct),
                            Math.abs(scale)
                                    / deviation
                                    * (Math.abs(gradient[i]) + gradientSizes * (1 + Math.abs(normal[i]))));
                }
                double running = parameters[2 * channels + channel];
                double spread = parameters[3 * channels + channel];
                double runningVariance = logarithmic ? Math.pow(10, 2 * spread) : spread;
                statistics.add(channel, DECAY * running + (1 - DECAY) * mean, Math.abs(running) + sizes);
                double moved = DECAY * runningVariance + (1 - DECAY) * variance;
                statistics.add(channels + channel, logarithmic ? 0.5 * Math.log10(moved) : moved, 1 + moved);
                for (int i : at) {
                    double result = scale * (input[i] - running) / Math.sqrt(runningVariance + EPSILON) + shift;
                    inference.add(
                            i,
                            relu ? Math.max(0, result) : result,
                            1 + Math.abs(scale) * (Math.abs(input[i]) + Math.abs(running)) + Math.abs(shift));
                }
            }
            output.assertEquals("output", run.output(), TOLERANCE);
            toInput.assertEquals("gradient to the input", run.toInput(), TOLERANCE);
            float[] written = Arrays.copyOf(run.toParameters(), 2 * channels);
            if (learned) {
                toParameters.assertEquals("gradient to the parameters", written, TOLERANCE);
            } else {
                assertThat(written).as("gradients to constants").containsOnly(Float.NaN);
            }
            statistics.assertEquals(
                    "statistics", Arrays.copyOfRange(run.parameters(), 2 * channels, 4 * channels), TOLERANCE);
            inference.assertEquals(
                    "inference", KernelRun.inference(normalisation, layout, input, parameters), TOLERANCE);
        }
    }

    /** Row-major indices of a channel's numbers. */
    private static int[] places(int batch, int channels, int channel, int pixels) {
        int[] places = new int[batch * pixels];
        for (int i = 0; i < places.length; i++) {
            places[i] = (i / pixels * channels + channel) * pixels + i % pixels;
        }
        return places;
    }
}

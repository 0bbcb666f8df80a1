package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;

import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseKernelTest {

    private static final Activation TANH = new Activation(dnnl_eltwise_tanh, dnnl_eltwise_tanh_use_dst_for_bwd, 0);

    /** Rows of numbers where height and width are 0; otherwise an image in each layout, whose row-major numbers count. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 0, 1, true, false",
        "3, 5, 0, 0, 7, true, false",
        "3, 5, 0, 0, 7, false, true",
        "64, 2, 0, 0, 128, true, false",
        "7, 33, 0, 0, 17, true, true",
        "16, 16, 0, 0, 16, true, true",
        "2, 3, 5, 4, 6, true, true",
        "5, 1, 7, 7, 16, false, false",
        "3, 8, 3, 2, 9, true, true",
        "4, 16, 3, 3, 1, true, false",
        "4, 32, 2, 5, 8, false, true",
        "1, 17, 4, 4, 33, true, false",
        "6, 48, 1, 1, 3, true, true"
    })
    void denseLayer(int batch, int channels, int height, int width, int outputs, boolean bias, boolean tanh) {
        long[] shape = height == 0 ? new long[] {batch, channels} : new long[] {batch, channels, height, width};
        int inputs = height == 0 ? channels : channels * height * width;
        int weights = outputs * inputs;
        SplittableRandom random = new SplittableRandom(inputs + outputs);
        float[] input = KernelRun.random(random, (long) batch * inputs);
        float[] parameters = KernelRun.random(random, weights + outputs);
        Dense dense = new Dense(
                inputs,
                outputs,
                new Parameter(0, weights),
                bias ? new Parameter(weights, outputs) : null,
                tanh ? TANH : Activation.IDENTITY);
        for (Layout layout : KernelRun.layouts(shape)) {
            KernelRun run = KernelRun.of(dense, layout, input, parameters);
            Expected output = new Expected((long) batch * outputs);
            Expected toInput = new Expected(input.length);
            Expected toParameters = new Expected(bias ? parameters.length : weights);
            for (int n = 0; n < batch; n++) {
                for (int o = 0; o < outputs; o++) {
                    int to = n * outputs + o;
                    double sum = bias ? parameters[weights + o] : 0;
                    double size = Math.abs(sum);
                    for (int i = 0; i < inputs; i++) {
                        double term = (double) input[n * inputs + i] * parameters[o * inputs + i];
                        sum += term;
                        size += Math.abs(term);
                    }
                    double result = tanh ? Math.tanh(sum) : sum;
                    output.add(to, result, size);
                    double before = run.gradient()[to] * (tanh ? 1 - result * result : 1);
                    double off = Math.abs(run.gradient()[to]) * (tanh ? 1 + size : 1);
                    for (int i = 0; i < inputs; i++) {
                        float weight = parameters[o * inputs + i];
                        float number = input[n * inputs + i];
                        toInput.add(n * inputs + i, before * weight, off * Math.abs(weight));
                        toParameters.add(o * inputs + i, before * number, off * Math.abs(number));
                    }
                    if (bias) {
                        toParameters.add(weights + o, before, off);
                    }
                }
            }
            output.assertEquals("output", run.output());
            toInput.assertEquals("gradient to the input", run.toInput());
            toParameters.assertEquals(
                    "gradient to the parameters",
                    bias ? run.toParameters() : java.util.Arrays.copyOf(run.toParameters(), weights));
        }
    }
}

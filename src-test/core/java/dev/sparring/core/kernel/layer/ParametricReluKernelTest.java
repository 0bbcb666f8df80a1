package dev.sparring.core.kernel.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametricReluKernelTest {

    @ParameterizedTest
    @CsvSource({"2, 3, 4, 5, 3", "2, 16, 3, 3, 16", "3, 2, 2, 2, 1"})
    void imagesHaveASlopeAChannelOrOne(int batch, int channels, int height, int width, int slopes) {
        long[] shape = {batch, channels, height, width};
        SplittableRandom random = new SplittableRandom(channels);
        float[] input = KernelRun.random(random, (long) batch * channels * height * width);
        float[] parameters = KernelRun.random(random, slopes);
        for (Layout layout : KernelRun.layouts(shape)) {
            KernelRun run = KernelRun.of(new ParametricRelu(new Parameter(0, slopes)), layout, input, parameters);
            assertThat(run.shape()).containsExactly(shape);
            Expected output = new Expected(input.length);
            Expected toInput = new Expected(input.length);
            Expected toParameters = new Expected(slopes);
            for (int i = 0; i < input.length; i++) {
                int slope = slopes == 1 ? 0 : i / (height * width) % channels;
                float factor = input[i] > 0 ? 1 : parameters[slope];
                output.add(i, factor * input[i]);
                toInput.add(i, factor * run.gradient()[i]);
                if (input[i] <= 0) {
                    toParameters.add(slope, (double) run.gradient()[i] * input[i]);
                }
            }
            output.assertEquals("output", run.output());
            toInput.assertEquals("gradient to the input", run.toInput());
            toParameters.assertEquals("gradient to the slopes", run.toParameters(), 1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "5"})
    void slopesThatFitNothingAreRefused(int slopes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelRun.of(
                        new ParametricRelu(new Parameter(0, slopes)),
                        Layout.rowMajor(2, 3, 2, 2),
                        new float[24],
                        new float[slopes]))
                .withMessageContaining("slopes");
    }
}

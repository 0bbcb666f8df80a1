package dev.sparring.core.kernel.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.kernel.Purpose;
import dev.sparring.core.kernel.pooling.Upsampling;
import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import dev.sparring.core.random.DropoutStream;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels that mostly move numbers about: up-sampling, dropout, images to rows and back, a bias by channel. */
class SmallKernelsTest {

    private static float[] input(long... shape) {
        long length = 1;
        for (long side : shape) {
            length *= side;
        }
        return KernelRun.random(new SplittableRandom(length), length);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3, 5, 2, 2",
        "2, 3, 4, 3, 3, 1",
        "2, 5, 1, 4, 1, 2",
        "3, 8, 2, 3, 2, 3",
        "2, 16, 3, 3, 2, 2",
        "1, 17, 5, 2, 4, 2",
        "2, 32, 2, 2, 1, 1"
    })
    void upsamplingRepeatsEachPixelAndSumsItsGradients(
            int batch, int channels, int height, int width, int rows, int columns) {
        float[] input = input(batch, channels, height, width);
        for (Layout layout : KernelRun.layouts(batch, channels, height, width)) {
            KernelRun run = KernelRun.of(new Upsampling(rows, columns), layout, input, new float[0]);
            assertThat(run.shape()).containsExactly(batch, channels, (long) rows * height, (long) columns * width);
            Expected output = new Expected(run.output().length);
            Expected toInput = new Expected(input.length);
            for (int i = 0; i < run.output().length; i++) {
                int x = i % (columns * width);
                int y = i / (columns * width) % (rows * height);
                int image = i / (columns * width) / (rows * height);
                int from = (image * height + y / rows) * width + x / columns;
                output.add(i, input[from]);
                toInput.add(from, run.gradient()[i]);
            }
            output.assertEquals("output", run.output());
            toInput.assertEquals("gradient to the input", run.toInput());
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 4, 16, 9, 8", "0.9, 3, 5, 11, 7", "0.5, 2, 32, 8, 8"})
    void dropoutKeepsAShareScalesItAndPassesTheSameOneBack(
            double kept, int batch, int channels, int height, int width) {
        float[] input = input(batch, channels, height, width);
        for (Layout layout : KernelRun.layouts(batch, channels, height, width)) {
            KernelRun run = KernelRun.of(new Dropout(kept, 0), layout, input, new float[0]);
            int count = 0;
            for (int i = 0; i < input.length; i++) {
                boolean passed = run.output()[i] != 0;
                count += passed ? 1 : 0;
                double factor = passed ? 1 / kept : 0;
                assertThat(run.output()[i]).isCloseTo((float) (factor * input[i]), within(1e-6f * Math.abs(input[i])));
                assertThat(run.toInput()[i])
                        .isCloseTo((float) (factor * run.gradient()[i]), within(1e-6f * Math.abs(run.gradient()[i])));
            }
            assertThat((double) count / input.length)
                    .isCloseTo(kept, within(4 * Math.sqrt(kept * (1 - kept) / input.length)));
            assertThat(KernelRun.inference(new Dropout(kept, 0), layout, input, new float[0]))
                    .isEqualTo(input);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 4, 5", "1, 8, 3, 2", "3, 16, 2, 3", "2, 17, 1, 7", "2, 32, 3, 3"})
    void flattenAndUnflattenKeepTheRowMajorOrderBothWays(int batch, int channels, int height, int width) {
        float[] input = input(batch, channels, height, width);
        for (Layout layout : KernelRun.layouts(batch, channels, height, width)) {
            KernelRun run = KernelRun.of(new Flatten(), layout, input, new float[0]);
            assertThat(run.shape()).containsExactly(batch, (long) channels * height * width);
            assertThat(run.output()).isEqualTo(input);
            assertThat(run.toInput()).isEqualTo(run.gradient());
        }
        Layout rows = Layout.rowMajor(batch, (long) channels * height * width);
        KernelRun run = KernelRun.of(new Unflatten(channels, height, width), rows, input, new float[0]);
        assertThat(run.shape()).containsExactly(batch, channels, height, width);
        assertThat(run.output()).isEqualTo(input);
        assertThat(run.toInput()).isEqualTo(run.gradient());
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 4, 5", "1, 1, 3, 2", "5, 8, 2, 2", "3, 16, 2, 3", "2, 17, 1, 7", "4, 48, 3, 3"})
    void aBiasByChannelIsAddedAndItsGradientsAreSummed(int batch, int channels, int height, int width) {
        float[] image = input(batch, channels, height, width);
        float[] bias = KernelRun.random(new SplittableRandom(2), channels);
        Expected added = new Expected(image.length);
        Expected sums = new Expected(channels);
        for (int i = 0; i < image.length; i++) {
            int channel = i / (height * width) % channels;
            added.add(i, image[i]);
            added.add(i, bias[channel]);
            sums.add(channel, image[i]);
        }
        for (Layout layout : KernelRun.layouts(batch, channels, height, width)) {
            try (Arena arena = new Arena()) {
                Tensor vector = KernelRun.filled(arena, Layout.rowMajor(channels), bias);
                CompileContext site =
                        new CompileContext(arena, vector.address(), Purpose.TRAINING, new DropoutStream(1));
                Tensor target = KernelRun.filled(arena, layout, image);
                Tensor gradient = KernelRun.filled(arena, layout, image);
                Kernel kernel = new Kernel.Alias(site, target, target);
                ChannelBias channelBias = new ChannelBias(site, new Parameter(0, channels), layout);
                channelBias.addTo(target, kernel);
                channelBias.sumOf(gradient, kernel);
                Tensor gradients = arena.tensor(vector.layout());
                site.writeGradientsTo(gradients.address());
                kernel.forward();
                kernel.backward(true, true);
                added.assertEquals("sum", KernelRun.numbers(arena, target));
                sums.assertEquals("gradient to the bias", KernelRun.numbers(arena, gradients));
            }
        }
    }
}

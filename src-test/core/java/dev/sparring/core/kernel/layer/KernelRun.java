package dev.sparring.core.kernel.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Purpose;
import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Tensor;
import dev.sparring.core.random.DropoutStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What one operation's kernel computes by itself, with everything in row-major order.
 *
 * @param shape of the output
 * @param output of the forward pass
 * @param gradient that was given back to the output, drawn at random
 * @param toInput gradient to the input
 * @param toParameters gradient to the parameters; NaN where nothing was written
 * @param parameters as they are after a backward pass
 */
public record KernelRun(
        long[] shape, float[] output, float[] gradient, float[] toInput, float[] toParameters, float[] parameters) {

    /** Runs in training mode. */
    public static KernelRun of(LayerOperation operation, Layout layout, float[] input, float[] parameters) {
        try (Arena arena = new Arena()) {
            Tensor vector = filled(arena, Layout.rowMajor(Math.max(1, parameters.length)), parameters);
            CompileContext site = new CompileContext(arena, vector.address(), Purpose.TRAINING, new DropoutStream(1));
            List<Kernel> kernels = new ArrayList<>();
            Tensor given = filled(arena, layout, input);
            Optional<Layout> wanted = operation.wanted(layout);
            Tensor current = given;
            if (wanted.isPresent()) {
                kernels.add(Kernel.reordered(site, given, wanted.get()));
                current = kernels.get(0).output();
            }
            kernels.add(operation.compile(site, current));
            Tensor output = kernels.get(kernels.size() - 1).output();
            Tensor outputGradient = arena.tensor(output.layout());
            Tensor inputGradient = outputGradient;
            for (int i = kernels.size() - 1; i >= 0; i--) {
                inputGradient = kernels.get(i).compileBackward(inputGradient);
            }
            assertThat(inputGradient.layout()).as("layout of the way back").isEqualTo(layout);
            Tensor gradients = arena.tensor(vector.layout());
            site.writeGradientsTo(gradients.address());
            float[] gradient = random(new SplittableRandom(8), output.layout().elements());
            // Twice, since what a pass leaves behind must not reach the next one.
            for (int pass = 0; pass < 2; pass++) {
                vector.floats().put(parameters);
                fill(gradients, Float.NaN);
                kernels.forEach(Kernel::forward);
                put(arena, outputGradient, gradient);
                for (int i = kernels.size() - 1; i >= 0; i--) {
                    kernels.get(i).backward(true, true);
                }
            }
            return new KernelRun(
                    output.layout().dimensions(),
                    numbers(arena, output),
                    gradient,
                    numbers(arena, inputGradient),
                    numbers(arena, gradients),
                    numbers(arena, vector));
        }
    }

    /** The output in inference mode. */
    public static float[] inference(LayerOperation operation, Layout layout, float[] input, float[] parameters) {
        try (Arena arena = new Arena()) {
            Tensor vector = filled(arena, Layout.rowMajor(Math.max(1, parameters.length)), parameters);
            CompileContext site = new CompileContext(arena, vector.address(), Purpose.INFERENCE, new DropoutStream(1));
            Kernel kernel = operation.compile(site, filled(arena, layout, input));
            kernel.forward();
            return numbers(arena, kernel.output());
        }
    }

    /** The layouts that images or rows of numbers can have between kernels here. */
    public static List<Layout> layouts(long... shape) {
        List<Layout> layouts = new ArrayList<>();
        layouts.add(Layout.rowMajor(shape));
        if (shape.length == 4) {
            layouts.add(Layout.channelsLast(shape));
            int block = OneDnn.channelsAtOnce();
            if (block > 1 && shape[1] % block == 0) {
                layouts.add(Layout.blocks(shape));
            }
        }
        return layouts;
    }

    /** Numbers of a normal distribution. */
    public static float[] random(SplittableRandom random, long length) {
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    public static Tensor filled(Arena arena, Layout layout, float[] numbers) {
        Tensor tensor = arena.tensor(layout);
        put(arena, tensor, numbers);
        return tensor;
    }

    private static void put(Arena arena, Tensor tensor, float[] numbers) {
        Tensor plain = arena.tensor(Layout.rowMajor(tensor.layout().dimensions()));
        plain.floats().put(numbers);
        arena.copy(plain, tensor).run();
    }

    private static void fill(Tensor tensor, float number) {
        var floats = tensor.floats();
        while (floats.hasRemaining()) {
            floats.put(number);
        }
    }

    public static float[] numbers(Arena arena, Tensor tensor) {
        Tensor plain = arena.tensor(Layout.rowMajor(tensor.layout().dimensions()));
        arena.copy(tensor, plain).run();
        float[] numbers = new float[(int) tensor.layout().elements()];
        plain.floats().get(numbers);
        return numbers;
    }
}

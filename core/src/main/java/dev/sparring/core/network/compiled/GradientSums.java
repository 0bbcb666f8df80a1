package dev.sparring.core.network.compiled;

import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of each value give back, to be added up. Memory that more than one step reads is shared: nobody may write to it.
 */
final class GradientSums {

    private final Arena arena;
    private final List<Tensor> values;
    private final List<List<Part>> parts = new ArrayList<>();

    private record Part(Tensor tensor, boolean shared) {}

    /**
     * The sum of what a value's readers give back.
     *
     * @param tensor where it will be; null if nobody gives anything
     * @param shared whether others read it, too
     * @param call adds up
     */
    record Sum(@Nullable Tensor tensor, boolean shared, Runnable call) {}

    GradientSums(Arena arena, List<Tensor> values) {
        this.arena = arena;
        this.values = values;
        values.forEach(value -> parts.add(new ArrayList<>()));
    }

    /** One reader's part. */
    void add(int place, Tensor tensor, boolean shared) {
        parts.get(place).add(new Part(tensor, shared));
    }

    /**
     * What a kernel gives back to each of its inputs.
     *
     * @param places the inputs'
     * @param given back, one for each; null for nothing
     * @param gradient what the kernel was given itself
     * @param shared whether that is
     */
    void addAll(int[] places, List<? extends @Nullable Tensor> given, @Nullable Tensor gradient, boolean shared) {
        for (int i = 0; i < places.length; i++) {
            Tensor tensor = given.get(i);
            if (tensor != null) {
                boolean passedOn = gradient != null && tensor.address() == gradient.address();
                add(places[i], tensor, (passedOn && shared) || givenTwice(given, tensor));
            }
        }
    }

    private static boolean givenTwice(List<? extends @Nullable Tensor> given, Tensor tensor) {
        return given.stream()
                        .filter(other -> other != null && other.address() == tensor.address())
                        .count()
                > 1;
    }

    /**
     * The sum for a value.
     *
     * @param place the value's
     * @param overwritten whether whoever reads the sum will write to it
     * @return where it will be and what adds up
     */
    Sum of(int place, boolean overwritten) {
        List<Part> summands = parts.get(place);
        if (summands.isEmpty()) {
            return new Sum(null, false, PlanStep.NOTHING);
        }
        if (summands.size() == 1 && !(overwritten && summands.get(0).shared)) {
            return new Sum(summands.get(0).tensor, summands.get(0).shared, PlanStep.NOTHING);
        }
        List<Runnable> calls = new ArrayList<>();
        Part target = summands.stream().filter(part -> !part.shared).findFirst().orElse(null);
        Tensor sum;
        List<Part> rest = new ArrayList<>(summands);
        if (target == null) {
            sum = arena.tensor(values.get(place).layout());
            calls.add(arena.copy(rest.remove(0).tensor, sum));
        } else {
            sum = target.tensor;
            rest.remove(target);
        }
        for (Part part : rest) {
            calls.add(arena.add(sum, part.tensor));
        }
        Runnable[] all = calls.toArray(Runnable[]::new);
        return new Sum(sum, false, () -> {
            for (Runnable call : all) {
                call.run();
            }
        });
    }
}

package dev.sparring.core.kernel.join;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sum of inputs of one shape, each times a factor: {@code f_1 x_1 + ... + f_n x_n}.
 *
 * @param factors one for each input, at least one
 */
public record Sum(List<Float> factors) implements Join {

    /** Copies the factors. */
    public Sum {
        factors = List.copyOf(factors);
    }

    /**
     * Inputs added up.
     *
     * @param inputs how many
     * @return the operation
     */
    public static Sum of(int inputs) {
        return times(1, inputs);
    }

    /**
     * The mean of inputs.
     *
     * @param inputs how many
     * @return the operation
     */
    public static Sum mean(int inputs) {
        return times(1f / inputs, inputs);
    }

    /**
     * The first input less the second.
     *
     * @return the operation
     */
    public static Sum difference() {
        return new Sum(List.of(1f, -1f));
    }

    private static Sum times(float factor, int inputs) {
        return new Sum(Collections.nCopies(inputs, factor));
    }

    @Override
    public List<Layout> wantedOfAll(List<Layout> inputs) {
        return Joins.asTheFirst(inputs);
    }

    @Override
    public Kernel compile(CompileContext site, List<Tensor> inputs) {
        Joins.require(factors.size(), factors.size(), inputs);
        return new Joined(site, inputs);
    }

    private final class Joined extends Join.Compiled {
        private final CompileContext site;
        private final Tensor output;

        Joined(CompileContext site, List<Tensor> inputs) {
            this.site = site;
            this.output = site.arena().tensor(inputs.get(0).layout());
            added(inputs, output).forEach(this::onForward);
        }

        /** What writes the sum of the terms there are, at least one. */
        private List<Runnable> added(List<? extends @Nullable Tensor> terms, Tensor sum) {
            List<Runnable> calls = new ArrayList<>();
            Tensor first = null;
            for (int i = 0; i < terms.size(); i++) {
                Tensor term = terms.get(i);
                if (term == null) {
                    continue;
                }
                float factor = factors.get(i);
                if (first == null && factor == 1) {
                    first = term;
                } else if (first == null) {
                    calls.add(site.arena().linear(term, sum, factor, 0));
                    first = sum;
                } else {
                    Tensor scaled = term;
                    if (factor != 1) {
                        scaled = site.arena().tensor(term.layout());
                        calls.add(site.arena().linear(term, scaled, factor, 0));
                    }
                    calls.add(site.arena().binary(dnnl_binary_add, first, scaled, sum, PrimitiveAttributes.NONE));
                    first = sum;
                }
            }
            if (calls.isEmpty()) {
                calls.add(site.arena().copy(Objects.requireNonNull(first, "a term"), sum));
            }
            return calls;
        }

        @Override
        public Tensor output() {
            return output;
        }

        /** Where the factor is 1, the gradient itself: whoever sums gradients sees that it is given more than once. */
        @Override
        public List<Tensor> compileBackwardToAll(Tensor outputGradient) {
            List<Tensor> gradients = new ArrayList<>();
            for (float factor : factors) {
                if (factor == 1) {
                    gradients.add(outputGradient);
                } else {
                    Tensor gradient = site.arena().tensor(output.layout());
                    onInput(site.arena().linear(outputGradient, gradient, factor, 0));
                    gradients.add(gradient);
                }
            }
            return gradients;
        }

        /** In memory of its own, also where one input moves: loss and penalty write to directions. */
        @Override
        public @Nullable Tensor compileTangentOfAll(List<@Nullable Tensor> inputTangents) {
            if (inputTangents.stream().allMatch(Objects::isNull)) {
                return null;
            }
            Tensor tangent = site.arena().tensor(output.layout());
            added(inputTangents, tangent).forEach(this::onTangent);
            return tangent;
        }
    }
}

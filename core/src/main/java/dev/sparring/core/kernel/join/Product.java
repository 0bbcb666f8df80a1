package dev.sparring.core.kernel.join;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The product of two inputs of one shape, number by number. */
public record Product() implements Join {

    @Override
    public boolean isProduct() {
        return true;
    }

    @Override
    public List<Layout> wantedOfAll(List<Layout> inputs) {
        return Joins.asTheFirst(inputs);
    }

    @Override
    public Kernel compile(CompileContext site, List<Tensor> inputs) {
        Joins.require(2, 2, inputs);
        return new Joined(site, inputs.get(0), inputs.get(1));
    }

    private static final class Joined extends Join.Compiled {
        private final CompileContext site;
        private final Tensor[] factors;
        private final Tensor output;
        private @Nullable Tensor gradient;
        private List<@Nullable Tensor> moved = Arrays.asList(null, null);

        Joined(CompileContext site, Tensor first, Tensor second) {
            this.site = site;
            this.factors = new Tensor[] {first, second};
            this.output = site.arena().tensor(first.layout());
            onForward(times(first, second, output, false));
        }

        private Runnable times(Tensor one, Tensor other, Tensor product, boolean adds) {
            return site.arena()
                    .binary(
                            dnnl_binary_mul,
                            one,
                            other,
                            product,
                            adds ? PrimitiveAttributes.ADDING : PrimitiveAttributes.NONE);
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public List<Tensor> compileBackwardToAll(Tensor outputGradient) {
            gradient = outputGradient;
            return toBoth(outputGradient);
        }

        private List<Tensor> toBoth(Tensor outputGradient) {
            Tensor toFirst = site.arena().tensor(output.layout());
            Tensor toSecond = site.arena().tensor(output.layout());
            onInput(times(outputGradient, factors[1], toFirst, false));
            onInput(times(outputGradient, factors[0], toSecond, false));
            return List.of(toFirst, toSecond);
        }

        @Override
        public @Nullable Tensor compileTangentOfAll(List<@Nullable Tensor> inputTangents) {
            moved = inputTangents;
            Tensor tangent = null;
            for (int i = 0; i < 2; i++) {
                Tensor direction = inputTangents.get(i);
                if (direction != null) {
                    boolean adds = tangent != null;
                    Tensor target = tangent == null ? site.arena().tensor(output.layout()) : tangent;
                    onTangent(times(direction, factors[1 - i], target, adds));
                    tangent = target;
                }
            }
            return tangent;
        }

        /** To each input what comes from above, and the gradient times the other's direction. */
        @Override
        public List<@Nullable Tensor> compileSecondBackwardToAll(@Nullable Tensor adjoint, int inputs) {
            return onSecondBackward(() -> {
                Tensor[] derivatives = new Tensor[2];
                if (adjoint != null) {
                    List<Tensor> above = toBoth(adjoint);
                    derivatives[0] = above.get(0);
                    derivatives[1] = above.get(1);
                }
                for (int i = 0; i < 2; i++) {
                    Tensor other = moved.get(1 - i);
                    if (other != null) {
                        boolean adds = derivatives[i] != null;
                        Tensor target = adds ? derivatives[i] : site.arena().tensor(output.layout());
                        onInput(times(Objects.requireNonNull(gradient, "the way back"), other, target, adds));
                        derivatives[i] = target;
                    }
                }
                return Arrays.asList(derivatives);
            });
        }
    }
}

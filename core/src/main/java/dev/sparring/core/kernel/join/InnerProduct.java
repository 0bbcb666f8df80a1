package dev.sparring.core.kernel.join;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.Sums;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The inner product of two rows for each sample, {@code [batch, n]} and {@code [batch, n]} to {@code [batch, 1]}: with a label's embedding
 * and an image's features, the projection of a conditional discriminator (Miyato and Koyama 2018, "cGANs with projection discriminator",
 * ICLR, section 3).
 */
public record InnerProduct() implements Join {

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
        if (inputs.get(0).layout().rank() != 2) {
            throw new IllegalArgumentException(
                    "an inner product takes rows, got " + inputs.get(0).layout());
        }
        return new Joined(site, inputs);
    }

    private static final class Joined extends Join.Compiled {
        private final CompileContext site;
        private final Layout rows;
        private final FloatBuffer[] factors;
        private final Tensor output;
        private @Nullable Tensor gradient;
        private List<@Nullable Tensor> moved = Arrays.asList(null, null);

        Joined(CompileContext site, List<Tensor> inputs) {
            this.site = site;
            this.rows = inputs.get(0).layout();
            this.factors =
                    new FloatBuffer[] {inputs.get(0).floats(), inputs.get(1).floats()};
            this.output = site.arena().tensor(Layout.rowMajor(rows.size(0), 1));
            FloatBuffer products = output.floats();
            onForward(() -> multiply(factors[0], factors[1], products, false));
        }

        private void multiply(FloatBuffer one, FloatBuffer other, FloatBuffer products, boolean adds) {
            int length = (int) rows.size(1);
            for (int n = 0; n < products.capacity(); n++) {
                double product = Sums.products(one, 0, other, 0, n * length, (n + 1) * length);
                products.put(n, (float) (adds ? products.get(n) + product : product));
            }
        }

        /** Each row times its sample's number. */
        private void scale(FloatBuffer row, FloatBuffer numbers, FloatBuffer target, boolean adds) {
            int length = (int) rows.size(1);
            for (int n = 0; n < numbers.capacity(); n++) {
                for (int i = n * length; i < (n + 1) * length; i++) {
                    float product = numbers.get(n) * row.get(i);
                    target.put(i, adds ? target.get(i) + product : product);
                }
            }
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public List<Tensor> compileBackwardToAll(Tensor outputGradient) {
            gradient = outputGradient;
            return List.of(scaled(factors[1], outputGradient), scaled(factors[0], outputGradient));
        }

        private Tensor scaled(FloatBuffer row, Tensor numbers) {
            Tensor product = site.arena().tensor(rows);
            FloatBuffer from = numbers.floats();
            FloatBuffer to = product.floats();
            onInput(() -> scale(row, from, to, false));
            return product;
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
                    FloatBuffer along = direction.floats();
                    FloatBuffer other = factors[1 - i];
                    FloatBuffer to = target.floats();
                    onTangent(() -> multiply(along, other, to, adds));
                    tangent = target;
                }
            }
            return tangent;
        }

        /** To each input what comes from above, and the gradient times the other's direction. */
        @Override
        public List<@Nullable Tensor> compileSecondBackwardToAll(@Nullable Tensor adjoint, int inputs) {
            return onSecondBackward(() -> {
                @Nullable Tensor[] derivatives = new Tensor[2];
                for (int i = 0; i < 2; i++) {
                    derivatives[i] = adjoint == null ? null : scaled(factors[1 - i], adjoint);
                    Tensor other = moved.get(1 - i);
                    if (other != null) {
                        derivatives[i] = plusScaled(derivatives[i], other);
                    }
                }
                return Arrays.asList(derivatives);
            });
        }

        private Tensor plusScaled(@Nullable Tensor sum, Tensor direction) {
            Tensor target = sum == null ? site.arena().tensor(rows) : sum;
            FloatBuffer along = direction.floats();
            FloatBuffer numbers =
                    Objects.requireNonNull(gradient, "the way back").floats();
            FloatBuffer to = target.floats();
            onInput(() -> scale(along, numbers, to, sum != null));
            return target;
        }
    }
}

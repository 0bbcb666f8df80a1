package dev.sparring.core.kernel.layer;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A row of numbers for each of some things, such as labels: indices {@code [batch, 1]} to {@code [batch, outputs]}.
 *
 * @param inputs how many things there are
 * @param outputs numbers in a row
 * @param weights DL4J's, {@code [inputs, outputs]} in column-major order
 * @param bias {@code outputs} numbers, or null
 */
public record Embedding(
        long inputs,
        long outputs,
        Parameter weights,
        @Nullable Parameter bias) implements LayerOperation {

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (input.layout().elements() != input.layout().size(0)) {
            throw new IllegalArgumentException("an embedding takes one index a sample, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final int batch;
        private final int[] rows;
        private @Nullable Tensor gradient;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            this.batch = (int) input.layout().size(0);
            this.rows = new int[batch];
            this.output = site.arena().tensor(Layout.rowMajor(batch, outputs));
            FloatBuffer indices = input.floats();
            FloatBuffer table =
                    site.parameter(weights, Layout.rowMajor(weights.length())).floats();
            FloatBuffer more = bias == null
                    ? null
                    : site.parameter(bias, Layout.rowMajor(outputs)).floats();
            FloatBuffer result = output.floats();
            onForward(() -> look(indices, table, more, result));
        }

        private void look(FloatBuffer indices, FloatBuffer table, @Nullable FloatBuffer more, FloatBuffer result) {
            for (int n = 0; n < batch; n++) {
                float index = indices.get(n);
                if (!(index >= 0 && index < inputs)) {
                    throw new IllegalArgumentException("an index must be in [0, " + (inputs - 1) + "], got " + index);
                }
                rows[n] = (int) index;
                for (int j = 0; j < outputs; j++) {
                    result.put(
                            n * (int) outputs + j,
                            table.get(j * (int) inputs + rows[n]) + (more == null ? 0 : more.get(j)));
                }
            }
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public boolean overwritesGradient() {
            return false;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            gradient = outputGradient;
            return compileBack(outputGradient);
        }

        /** An index does not move: its gradient is 0. */
        private Tensor compileBack(Tensor outputGradient) {
            compileToParameters(outputGradient, null, this::onParameters);
            Tensor none = site.arena().tensor(input.layout());
            onInput(site.arena().clear(none));
            return none;
        }

        private void compileToParameters(
                Tensor outputGradient, @Nullable Tensor sampleWeights, Consumer<Runnable> calls) {
            FloatBuffer from = outputGradient.floats();
            FloatBuffer factors = sampleWeights == null ? null : sampleWeights.floats();
            Tensor toWeights = site.arena().tensor(Layout.rowMajor(weights.length()));
            FloatBuffer table = toWeights.floats();
            calls.accept(site.arena().clear(toWeights));
            calls.accept(() -> add(from, factors, table));
            calls.accept(site.arena().copy(toWeights, site.gradient(weights, toWeights.layout())));
            if (bias != null) {
                Tensor toBias = site.arena().tensor(Layout.rowMajor(outputs));
                FloatBuffer sums = toBias.floats();
                calls.accept(site.arena().clear(toBias));
                calls.accept(() -> sum(from, factors, sums));
                calls.accept(site.arena().copy(toBias, site.gradient(bias, toBias.layout())));
            }
        }

        private void add(FloatBuffer from, @Nullable FloatBuffer factors, FloatBuffer table) {
            for (int n = 0; n < batch; n++) {
                float factor = factors == null ? 1 : factors.get(n);
                for (int j = 0; j < outputs; j++) {
                    int place = j * (int) inputs + rows[n];
                    table.put(place, table.get(place) + factor * from.get(n * (int) outputs + j));
                }
            }
        }

        private void sum(FloatBuffer from, @Nullable FloatBuffer factors, FloatBuffer sums) {
            for (int n = 0; n < batch; n++) {
                float factor = factors == null ? 1 : factors.get(n);
                for (int j = 0; j < outputs; j++) {
                    sums.put(j, sums.get(j) + factor * from.get(n * (int) outputs + j));
                }
            }
        }

        @Override
        public @Nullable Tensor compileTangentOfAll(List<@Nullable Tensor> inputTangents) {
            compileStill();
            return null;
        }

        @Override
        protected void compileStill() {
            compileToParameters(
                    Objects.requireNonNull(gradient, "the way back"), site.sampleWeights(batch), this::onJoined);
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            return adjoint == null ? null : onSecondBackward(() -> compileBack(adjoint));
        }
    }
}

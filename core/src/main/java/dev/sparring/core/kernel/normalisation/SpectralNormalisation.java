package dev.sparring.core.kernel.normalisation;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_desc_init;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.dnnl.dnnl_matmul_desc_t;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose weights are divided by their largest singular value (Miyato et al. 2018, "Spectral normalization for generative
 * adversarial networks", ICLR, section 2.1). The weights are taken as a matrix W {@code [outputs, rest]}; of its singular vectors, each
 * training pass forward makes the estimates better by one power iteration, {@code v = W'u / |W'u|}, {@code u = Wv / |Wv|}, and the singular
 * value is {@code u'Wv}. Gradients take u and v as constants: {@code (G - (G, W / s) uv') / s} for the gradient G to W / s.
 *
 * @param inner the operation
 * @param rows outputs
 * @param columns the rest
 * @param weights of the operation, row-major
 * @param left u, one number a row; moved by training passes
 * @param right v, one number a column; moved by training passes
 */
public record SpectralNormalisation(
        LayerOperation inner, long rows, long columns, Parameter weights, Parameter left, Parameter right)
        implements LayerOperation {

    /** PyTorch's, what a vector is divided by at least. */
    private static final double LEAST_NORM = 1e-12;

    @Override
    public boolean isCurved() {
        return inner.isCurved();
    }

    @Override
    public Optional<String> withoutTangent() {
        return inner.withoutTangent();
    }

    @Override
    public Optional<Layout> wanted(Layout input) {
        return inner.wanted(input);
    }

    @Override
    public Optional<LayerOperation> fusedWith(LayerOperation next) {
        return inner.fusedWith(next).map(both -> new SpectralNormalisation(both, rows, columns, weights, left, right));
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Kernel operation;
        private final Tensor scaled;
        private final Tensor scaledGradient;
        private final Tensor inverse;
        private final FloatBuffer numbers;
        private final FloatBuffer toNumbers;
        /** The estimates of this pass: another one moves them on. */
        private final FloatBuffer u;

        private final FloatBuffer v;
        private final double work;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            Layout matrix = Layout.rowMajor(rows, columns);
            Tensor standing = site.parameter(weights, matrix);
            this.scaled = site.arena().tensor(matrix);
            this.scaledGradient = site.arena().tensor(matrix);
            this.inverse = site.arena().tensor(Layout.rowMajor(1, 1));
            this.numbers = scaled.floats();
            this.toNumbers = scaledGradient.floats();
            Tensor uRow = site.parameter(left, Layout.rowMajor(1, rows));
            Tensor vColumn = site.parameter(right, Layout.rowMajor(columns, 1));
            FloatBuffer leftEstimate = uRow.floats();
            FloatBuffer rightEstimate = vColumn.floats();
            Tensor uOfPass = site.arena().tensor(uRow.layout());
            Tensor vOfPass = site.arena().tensor(vColumn.layout());
            this.u = uOfPass.floats();
            this.v = vOfPass.floats();
            Tensor wv = site.arena().tensor(Layout.rowMajor(rows, 1));
            FloatBuffer product = wv.floats();
            if (site.training()) {
                Tensor uw = site.arena().tensor(Layout.rowMajor(1, columns));
                FloatBuffer turned = uw.floats();
                onForward(product(uRow, standing, uw));
                onForward(() -> normalise(turned, rightEstimate));
                onForward(product(standing, vColumn, wv));
                onForward(() -> normalise(product, leftEstimate));
            } else {
                onForward(product(standing, vColumn, wv));
            }
            onForward(site.arena().copy(uRow, uOfPass));
            onForward(site.arena().copy(vColumn, vOfPass));
            FloatBuffer factor = inverse.floats();
            onForward(() -> factor.put(0, (float) (1 / dot(u, product))));
            onForward(site.arena().binary(dnnl_binary_mul, standing, inverse, scaled, PrimitiveAttributes.NONE));
            this.operation = inner.compile(site.with(weights, scaled, scaledGradient), input);
            this.work = operation.multiplications();
            takeCalls(operation);
        }

        private Runnable product(Tensor one, Tensor other, Tensor result) {
            dnnl_matmul_desc_t description = new dnnl_matmul_desc_t();
            OneDnn.check(dnnl_matmul_desc_init(
                    description,
                    one.layout().description(),
                    other.layout().description(),
                    null,
                    result.layout().description()));
            return site.arena()
                    .call(site.arena().primitive(description, PrimitiveAttributes.NONE, null))
                    .with(DNNL_ARG_SRC, one)
                    .with(DNNL_ARG_WEIGHTS, other)
                    .with(DNNL_ARG_DST, result);
        }

        @Override
        public Tensor output() {
            return operation.output();
        }

        @Override
        public double multiplications() {
            return work;
        }

        @Override
        public boolean overwritesGradient() {
            return operation.overwritesGradient();
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            Tensor inputGradient = operation.compileBackward(outputGradient);
            takeCalls(operation);
            compileToStanding(this::onParameters);
            return inputGradient;
        }

        /** From the gradient to the divided weights to that to the weights. */
        private void compileToStanding(Consumer<Runnable> calls) {
            calls.accept(this::undivide);
            calls.accept(site.arena().copy(scaledGradient, site.gradient(weights, scaledGradient.layout())));
        }

        private void undivide() {
            double along = dot(toNumbers, numbers);
            double factor = inverse.floats().get(0);
            int place = 0;
            for (int i = 0; i < rows; i++) {
                double part = along * u.get(i);
                for (int j = 0; j < columns; j++) {
                    toNumbers.put(place, (float) (factor * (toNumbers.get(place) - part * v.get(j))));
                    place++;
                }
            }
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = operation.compileTangent(inputTangent);
            takeCalls(operation);
            compileToStanding(this::onTangentParameters);
            return tangent;
        }

        @Override
        protected void compileStill() {
            operation.compileTangentOfAll(Collections.singletonList(null));
            takeCalls(operation);
            compileToStanding(this::onJoined);
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            Tensor below = operation.compileSecondBackward(adjoint);
            boolean something = operation.hasSecondBackward();
            takeCalls(operation);
            if (something) {
                onSecondBackward(() -> {
                    compileToStanding(this::onParameters);
                    return below;
                });
            }
            return below;
        }
    }

    private static void normalise(FloatBuffer from, FloatBuffer to) {
        float factor = (float) (1 / Math.max(LEAST_NORM, Math.sqrt(dot(from, from))));
        for (int i = 0; i < to.capacity(); i++) {
            to.put(i, factor * from.get(i));
        }
    }

    private static double dot(FloatBuffer one, FloatBuffer other) {
        double sum = 0;
        for (int i = 0; i < one.capacity(); i++) {
            sum += (double) one.get(i) * other.get(i);
        }
        return sum;
    }
}

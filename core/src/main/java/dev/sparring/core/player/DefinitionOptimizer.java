package dev.sparring.core.player;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import dev.sparring.core.optimizer.engine.LayerStatistics;
import dev.sparring.core.optimizer.engine.Optimizer;
import dev.sparring.core.optimizer.engine.TensorNorms;
import dev.sparring.core.optimizer.engine.UpdateStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * An optimizer that does what a definition says beside it, in the order of DL4J's {@code fit}: gradient normalisation by
 * layers, then the player's own clipping; l1 and l2, added to the gradient; the optimizer; weight decay, added to its step;
 * constraints, on the parameters that come of it.
 *
 * <p>Running statistics are no part of a layer's gradient; in DL4J's {@code fit} their moves count to the norm of a
 * batch normalisation's gradient and are scaled with it. Gradient norms are told as they were before any of this, and the
 * change of the parameters with all of it. Memory: one copy of the parameters.
 */
final class DefinitionOptimizer implements Optimizer {

    /** DL4J's, in place of a norm of 0. */
    private static final double SMALLEST_NORM = 1e-5;

    /** The optimizer with what the network's definition says beside it, which is often nothing. */
    static Optimizer over(Network network, Optimizer optimizer) {
        DefinitionTerms terms = DefinitionTerms.of(network);
        return terms.none() ? optimizer : new DefinitionOptimizer(network, terms, optimizer);
    }

    private final Network network;
    private final DefinitionTerms terms;
    private final Optimizer inner;
    private final List<ParameterRange> ranges;
    private final TensorNorms norms;
    private final INDArray before;

    DefinitionOptimizer(Network network, DefinitionTerms terms, Optimizer inner) {
        this.network = network;
        this.terms = terms;
        this.inner = inner;
        this.ranges = network.trainable();
        this.norms = new TensorNorms(ranges);
        this.before = network.parameters().dup();
    }

    @Override
    public UpdateStatistics update(long update, double rate, double clipNorm) {
        INDArray gradients = network.gradients();
        INDArray parameters = network.parameters();
        before.assign(parameters);
        for (int i = 0; i < ranges.size(); i++) {
            norms.gradient(i, squares(ranges.get(i).of(gradients)));
            norms.parameter(i, squares(ranges.get(i).of(parameters)));
        }
        terms.layers().forEach(layer -> normalise(layer, gradients));
        double norm = clipNorm > 0 ? network.norm(gradients) : 0;
        if (norm > clipNorm) {
            gradients.muli(clipNorm / norm);
        }
        regularise(Regularization.ApplyStep.BEFORE_UPDATER, gradients, update, rate);
        inner.update(update, rate, 0);
        decay(gradients, update, rate);
        if (terms.constrained()) {
            network.definition().applyConstraints(Math.toIntExact(update + 1), 0);
        }
        gradients.assign(before).subi(parameters);
        for (int i = 0; i < ranges.size(); i++) {
            norms.step(i, squares(ranges.get(i).of(gradients)));
        }
        return new UpdateStatistics(rate, norms.gradientNorm(), norms.ratio());
    }

    private static void normalise(DefinitionTerms.OfLayer layer, INDArray gradients) {
        List<INDArray> tensors = new ArrayList<>();
        layer.tensors().forEach(tensor -> tensors.add(tensor.range().of(gradients)));
        double threshold = layer.threshold();
        GradientNormalization kind = layer.normalization();
        switch (kind) {
            case RenormalizeL2PerLayer -> divide(tensors, norm(tensors));
            case RenormalizeL2PerParamType -> tensors.forEach(tensor -> divide(List.of(tensor), norm(List.of(tensor))));
            case ClipElementWiseAbsoluteValue -> tensors.forEach(tensor -> clip(tensor, threshold));
            case ClipL2PerLayer -> divide(tensors, excess(norm(tensors), threshold));
            case ClipL2PerParamType ->
                tensors.forEach(tensor -> divide(List.of(tensor), excess(norm(List.of(tensor)), threshold)));
            case None -> {}
        }
    }

    private static double excess(double norm, double threshold) {
        return norm > threshold ? norm / threshold : 1;
    }

    private static void divide(List<INDArray> tensors, double divisor) {
        if (divisor != 1) {
            tensors.forEach(tensor -> tensor.divi(divisor == 0 ? SMALLEST_NORM : divisor));
        }
    }

    private static void clip(INDArray tensor, double threshold) {
        Nd4j.getExecutioner()
                .exec(DynamicCustomOp.builder("clipbyvalue")
                        .addInputs(tensor)
                        .callInplace(true)
                        .addFloatingPointArguments(-threshold, threshold)
                        .build());
    }

    private void regularise(Regularization.ApplyStep step, INDArray target, long update, double rate) {
        for (DefinitionTerms.OfLayer layer : terms.layers()) {
            for (DefinitionTerms.OfTensor tensor : layer.tensors()) {
                for (Regularization regularization : tensor.regularizations()) {
                    if (regularization.applyStep() == step) {
                        regularization.apply(
                                tensor.range().of(before), tensor.range().of(target), rate, Math.toIntExact(update), 0);
                    }
                }
            }
        }
    }

    /** By the parameters before the step, as in DL4J. */
    private void decay(INDArray scratch, long update, double rate) {
        scratch.assign(0);
        regularise(Regularization.ApplyStep.POST_UPDATER, scratch, update, rate);
        network.parameters().subi(scratch);
    }

    private static double norm(List<INDArray> tensors) {
        return Math.sqrt(
                tensors.stream().mapToDouble(DefinitionOptimizer::squares).sum());
    }

    private static double squares(INDArray tensor) {
        return Nd4j.getBlasWrapper().dot(tensor, tensor);
    }

    @Override
    public List<LayerStatistics> layers() {
        return norms.layers();
    }

    @Override
    public void resetState() {
        inner.resetState();
    }

    @Override
    public Optional<INDArray> wayBack() {
        return inner.wayBack();
    }
}

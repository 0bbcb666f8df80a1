package dev.sparring.core.optimizer.engine;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** Any updater of ND4J's, on whole vectors. It finds the rate in the schedule of its own configuration. */
final class Nd4jOptimizer implements Optimizer {

    private final Network network;
    private final IUpdater configuration;
    private final @Nullable INDArray state;
    private final GradientUpdater<?> updater;
    private final List<ParameterRange> ranges;
    private final TensorNorms norms;

    Nd4jOptimizer(Network network, IUpdater configuration, @Nullable INDArray state) {
        this.network = network;
        this.configuration = configuration;
        this.state = state;
        this.updater = configuration.instantiate(state, true);
        this.ranges = network.trainable();
        this.norms = new TensorNorms(ranges);
    }

    @Override
    public UpdateStatistics update(long update, double rate, double clipNorm) {
        INDArray gradients = network.gradients();
        INDArray parameters = network.parameters();
        measure(gradients, norms::gradient);
        measure(parameters, norms::parameter);
        double norm = norms.gradientNorm();
        if (clipNorm > 0 && norm > clipNorm) {
            gradients.muli(clipNorm / norm);
        }
        updater.applyUpdater(gradients, Math.toIntExact(update), 0);
        measure(gradients, norms::step);
        parameters.subi(gradients);
        return new UpdateStatistics(rate, norm, norms.ratio());
    }

    @Override
    public List<LayerStatistics> layers() {
        return norms.layers();
    }

    @Override
    public void resetState() {
        if (state != null) {
            state.assign(0);
            // Some begin with other numbers than 0, and write them into the state where they are made.
            configuration.instantiate(state, true);
        }
    }

    @Override
    public Optional<INDArray> wayBack() {
        return Optional.empty();
    }

    private void measure(INDArray vector, Target target) {
        for (int i = 0; i < ranges.size(); i++) {
            ParameterRange range = ranges.get(i);
            INDArray tensor = vector.get(NDArrayIndex.interval(range.from(), range.from() + range.length()));
            target.accept(i, Nd4j.getBlasWrapper().dot(tensor, tensor));
        }
    }

    /** Where a squared norm goes. */
    private interface Target {
        void accept(int tensor, double squares);
    }
}

package dev.sparring.core.optimizer;

import dev.sparring.core.network.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** Any updater of ND4J's, on whole vectors. It finds the rate in the schedule of its own configuration. */
final class Nd4jOptimizer implements Optimizer {

    private final Network network;
    private final GradientUpdater<?> updater;

    Nd4jOptimizer(Network network, GradientUpdater<?> updater) {
        this.network = network;
        this.updater = updater;
    }

    @Override
    public Update update(long update, double rate, double clipNorm) {
        INDArray gradients = network.gradients();
        INDArray parameters = network.parameters();
        double norm = network.norm(gradients);
        if (clipNorm > 0 && norm > clipNorm) {
            gradients.muli(clipNorm / norm);
        }
        updater.applyUpdater(gradients, Math.toIntExact(update), 0);
        double size = network.norm(parameters);
        double ratio = size == 0 ? 0 : network.norm(gradients) / size;
        parameters.subi(gradients);
        return new Update(rate, norm, ratio);
    }
}

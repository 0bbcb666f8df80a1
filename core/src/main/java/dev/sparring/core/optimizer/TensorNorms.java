package dev.sparring.core.optimizer;

import dev.sparring.core.network.ParameterRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The squared norms of one update, tensor by tensor: gradients before clipping, parameters before the change, the change. */
final class TensorNorms {

    private final List<ParameterRange> ranges;
    private final double[] gradients;
    private final double[] parameters;
    private final double[] steps;

    TensorNorms(List<ParameterRange> ranges) {
        this.ranges = ranges;
        this.gradients = new double[ranges.size()];
        this.parameters = new double[ranges.size()];
        this.steps = new double[ranges.size()];
    }

    void gradient(int tensor, double squares) {
        gradients[tensor] = squares;
    }

    void parameter(int tensor, double squares) {
        parameters[tensor] = squares;
    }

    void step(int tensor, double squares) {
        steps[tensor] = squares;
    }

    double gradientNorm() {
        return norm(gradients);
    }

    /** The change's norm over the parameters', 0 where there is nothing to change. */
    double ratio() {
        double size = norm(parameters);
        return size == 0 ? 0 : norm(steps) / size;
    }

    private static double norm(double[] squares) {
        double sum = 0;
        for (double part : squares) {
            sum += part;
        }
        return Math.sqrt(sum);
    }

    /** The same by layers, in their order: DL4J names a parameter {@code layer_parameter}. */
    List<LayerUpdate> layers() {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int tensor = 0; tensor < ranges.size(); tensor++) {
            String name = ranges.get(tensor).name();
            double[] sum = sums.computeIfAbsent(name.substring(0, name.lastIndexOf('_')), layer -> new double[3]);
            sum[0] += gradients[tensor];
            sum[1] += parameters[tensor];
            sum[2] += steps[tensor];
        }
        List<LayerUpdate> layers = new ArrayList<>();
        sums.forEach((layer, sum) ->
                layers.add(new LayerUpdate(layer, Math.sqrt(sum[0]), sum[1] == 0 ? 0 : Math.sqrt(sum[2] / sum[1]))));
        return layers;
    }
}

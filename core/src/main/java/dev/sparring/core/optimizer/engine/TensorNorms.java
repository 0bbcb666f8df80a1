package dev.sparring.core.optimizer.engine;

import dev.sparring.core.network.ParameterRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The squared norms of one update, tensor by tensor: gradients before clipping, parameters before the change, the change. */
public final class TensorNorms {

    private final List<ParameterRange> ranges;
    private final double[] gradients;
    private final double[] parameters;
    private final double[] steps;

    /** Of the tensors that stand at these ranges, all norms 0. */
    public TensorNorms(List<ParameterRange> ranges) {
        this.ranges = ranges;
        this.gradients = new double[ranges.size()];
        this.parameters = new double[ranges.size()];
        this.steps = new double[ranges.size()];
    }

    /** Notes a tensor's squared gradient norm. */
    public void gradient(int tensor, double squares) {
        gradients[tensor] = squares;
    }

    /** Notes a tensor's squared norm before the change. */
    public void parameter(int tensor, double squares) {
        parameters[tensor] = squares;
    }

    /** Notes the squared norm of a tensor's change. */
    public void step(int tensor, double squares) {
        steps[tensor] = squares;
    }

    /** The norm of all gradients together. */
    public double gradientNorm() {
        return norm(gradients);
    }

    /** The change's norm over the parameters', 0 where there is nothing to change. */
    public double ratio() {
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
    public List<LayerStatistics> layers() {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int tensor = 0; tensor < ranges.size(); tensor++) {
            String name = ranges.get(tensor).name();
            double[] sum = sums.computeIfAbsent(name.substring(0, name.lastIndexOf('_')), layer -> new double[3]);
            sum[0] += gradients[tensor];
            sum[1] += parameters[tensor];
            sum[2] += steps[tensor];
        }
        List<LayerStatistics> layers = new ArrayList<>();
        sums.forEach((layer, sum) -> layers.add(
                new LayerStatistics(layer, Math.sqrt(sum[0]), sum[1] == 0 ? 0 : Math.sqrt(sum[2] / sum[1]))));
        return layers;
    }
}

package dev.sparring.gan.export.onnx.layer;

import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.GraphBuilder;
import dev.sparring.gan.export.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Functions of each number by itself. */
final class Activations {

    /** GELU by its logistic approximation is swish of this steepness (Hendrycks and Gimpel 2016, section 2). */
    private static final double GELU_STEEPNESS = 1.702;

    /** Those that one operator computes as it is. */
    private static final Map<Class<? extends IActivation>, String> OPERATORS = Map.of(
            ActivationTanH.class, "Tanh",
            ActivationSigmoid.class, "Sigmoid",
            ActivationSoftPlus.class, "Softplus",
            ActivationSoftSign.class, "Softsign",
            ActivationSELU.class, "Selu");

    private Activations() {}

    /** By the exact class, since a subclass may compute something else. */
    static Value add(LayerSite site, IActivation activation, Value input) throws UntranslatedException {
        Class<? extends IActivation> kind = activation.getClass();
        String operator = OPERATORS.get(kind);
        if (operator != null) {
            return site.same(operator, input);
        } else if (kind == ActivationIdentity.class) {
            return input;
        } else if (kind == ActivationReLU.class) {
            return relu(site, (ActivationReLU) activation, input);
        } else if (kind == ActivationLReLU.class) {
            return leaky(site, ((ActivationLReLU) activation).getAlpha(), input);
        } else if (kind == ActivationELU.class) {
            return site.same("Elu", input, Attribute.of("alpha", ((ActivationELU) activation).getAlpha()));
        } else if (kind == ActivationSwish.class) {
            return site.same("Mul", input, site.same("Sigmoid", input).name());
        } else if (kind == ActivationGELU.class && !((ActivationGELU) activation).isPrecise()) {
            Value steep = site.same("Mul", input, site.graph().scalar("steepness", GELU_STEEPNESS));
            return site.same("Mul", input, site.same("Sigmoid", steep).name());
        } else if (kind == ActivationMish.class) {
            Value soft = site.same("Tanh", site.same("Softplus", input));
            return site.same("Mul", input, soft.name());
        } else if (kind == ActivationCube.class) {
            return site.same("Mul", site.same("Mul", input, input.name()), input.name());
        } else if (kind == ActivationHardSigmoid.class) {
            return site.same("HardSigmoid", input, Attribute.of("alpha", 0.2), Attribute.of("beta", 0.5));
        } else if (kind == ActivationHardTanH.class) {
            return clipped(site, -1, 1, input);
        } else if (kind == ActivationReLU6.class) {
            return clipped(site, 0, 6, input);
        } else if (kind == ActivationSoftmax.class && !input.isImage()) {
            return site.same("Softmax", input, Attribute.of("axis", 1));
        }
        throw new UntranslatedException("the activation " + kind.getSimpleName());
    }

    /** DL4J's ReLU may begin elsewhere than at 0, let a share through below it, and be cut off above. */
    private static Value relu(LayerSite site, ActivationReLU relu, Value input) throws UntranslatedException {
        double slope = relu.getNegativeSlope() == null ? 0 : relu.getNegativeSlope();
        boolean begins = relu.getThreshold() != null && relu.getThreshold() != 0;
        if (begins || (relu.getMax() != null && slope != 0)) {
            throw new UntranslatedException("a ReLU with a threshold, or cut off and leaky");
        }
        return relu.getMax() == null ? leaky(site, slope, input) : clipped(site, 0, relu.getMax(), input);
    }

    private static Value leaky(LayerSite site, double slope, Value input) {
        return slope == 0 ? site.same("Relu", input) : site.same("LeakyRelu", input, Attribute.of("alpha", slope));
    }

    private static Value clipped(LayerSite site, double least, double most, Value input) {
        GraphBuilder graph = site.graph();
        return new Value(
                graph.node("Clip", List.of(input.name(), graph.scalar("least", least), graph.scalar("most", most))),
                input.sides());
    }
}

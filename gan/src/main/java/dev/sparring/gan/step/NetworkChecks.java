package dev.sparring.gan.step;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.ConditionalInputs;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationRationalTanh;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Requires that two networks fit each other and the data, by running each once on a single sample, in inference mode. */
final class NetworkChecks {

    /** Functions that no logit comes out of: their ends are flat, and the losses bring their own. */
    private static final Set<Class<? extends IActivation>> BOUNDED = Set.of(
            ActivationSigmoid.class,
            ActivationHardSigmoid.class,
            ActivationSoftmax.class,
            ActivationSoftSign.class,
            ActivationTanH.class,
            ActivationHardTanH.class,
            ActivationRationalTanh.class,
            ActivationRectifiedTanh.class);

    private NetworkChecks() {}

    /**
     * Checks both.
     *
     * @param generator takes {@code [batch, latentDimensions]}
     * @param discriminator takes samples
     * @param sample what a sample is like
     * @param packing samples that the discriminator takes as one
     * @param latentDimensions numbers of noise a sample, at least 1
     * @param conditional whether both take labels beside that
     * @throws IllegalArgumentException if a network is not of type FLOAT, does not take what it will be given or gives
     *     something else than a sample or a logit
     */
    static void check(
            Network generator,
            Network discriminator,
            SampleShape sample,
            int packing,
            int latentDimensions,
            boolean conditional) {
        requireFloats("generator", generator);
        requireFloats("discriminator", discriminator);
        requireLogits(discriminator.definition());
        long[] one = sample.batch(1);
        try (INDArray label = Floats.array(1, 1)) {
            UnaryInputs toGenerator = conditional ? latent -> ConditionalInputs.generator(latent, label) : Inputs::of;
            UnaryInputs toDiscriminator =
                    conditional ? samples -> ConditionalInputs.discriminator(samples, label) : Inputs::of;
            requireShape(
                    "generator",
                    "samples of the data's shape",
                    output("generator", generator, toGenerator, 1, latentDimensions),
                    one);
            requireShape(
                    "discriminator",
                    "one logit a sample",
                    output(
                            "discriminator",
                            discriminator,
                            toDiscriminator,
                            sample.packed(packing).batch(1)),
                    1,
                    1);
        }
    }

    /** What a network is run on for its first input. */
    private interface UnaryInputs {
        Inputs of(INDArray first);
    }

    private static void requireFloats(String name, Network network) {
        DataType type = network.parameters().dataType();
        if (type != DataType.FLOAT) {
            throw new IllegalArgumentException("the " + name + "'s definition must have the data type FLOAT, got "
                    + type + "; leave dataType out of it");
        }
    }

    private static void requireLogits(Model discriminator) {
        last(discriminator)
                .filter(function -> BOUNDED.contains(function.getClass()))
                .ifPresent(function -> {
                    throw new IllegalArgumentException("the discriminator must end in logits, got the activation "
                            + function + " at its end; make it IDENTITY, the losses apply what they need");
                });
    }

    /** The function that a network's output comes from, if there is one and it is known. */
    private static Optional<IActivation> last(Model network) {
        if (network instanceof ComputationGraph graph) {
            org.deeplearning4j.nn.api.Layer end = graph.getVertex(
                            graph.getConfiguration().getNetworkOutputs().get(0))
                    .getLayer();
            return end == null ? Optional.empty() : activation(end.conf().getLayer());
        }
        if (network instanceof MultiLayerNetwork layers) {
            for (int i = layers.getnLayers() - 1; i >= 0; i--) {
                Layer layer = layers.getLayer(i).conf().getLayer();
                boolean passesOn = layer instanceof DropoutLayer
                        || (layer instanceof ActivationLayer end
                                && end.getActivationFn() instanceof ActivationIdentity);
                if (!passesOn) {
                    return activation(layer);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<IActivation> activation(Layer layer) {
        if (layer instanceof ActivationLayer end) {
            return Optional.of(end.getActivationFn());
        }
        // Batch normalisation inherits an activation that DL4J never applies.
        return layer instanceof BaseLayer base && !(layer instanceof BatchNormalization)
                ? Optional.ofNullable(base.getActivationFn())
                : Optional.empty();
    }

    private static long[] output(String name, Network network, UnaryInputs inputs, long... shape) {
        try (INDArray given = Floats.array(shape);
                Pass pass = network.pass(inputs.of(given), false)) {
            return pass.output().shape();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the " + name + " cannot be run on an input of shape " + batch(shape) + ": " + e.getMessage(), e);
        }
    }

    private static void requireShape(String name, String what, long[] got, long... wanted) {
        if (!Arrays.equals(got, wanted)) {
            throw new IllegalArgumentException(
                    "the " + name + " must give " + what + ", " + batch(wanted) + ", got " + batch(got));
        }
    }

    /** A shape for a person, whatever the batch. */
    private static String batch(long[] shape) {
        StringBuilder text = new StringBuilder("[batch");
        for (int i = 1; i < shape.length; i++) {
            text.append(", ").append(shape[i]);
        }
        return text.append(']').toString();
    }
}

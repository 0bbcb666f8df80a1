package dev.sparring.gan.model.file;

import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.GroupedConvolution2D;
import dev.sparring.core.layer.InnerProductVertex;
import dev.sparring.core.layer.LearnedGainLayer;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.core.layer.ModulationVertex;
import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.layer.SpectralDenseLayer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes that a definition may name. All of them are plain values: none holds code, an array or the name of another class. Names
 * are compared letter by letter, before anything is loaded.
 */
final class AllowedClasses {

    private static final String DL4J = "org.deeplearning4j.nn.";
    private static final String ND4J = "org.nd4j.linalg.";

    /** What {@code @class} may name. */
    static final Set<String> NAMES = names();

    /** What {@code type} may name, by which DL4J tells distributions apart. */
    static final Set<String> DISTRIBUTIONS = distributions();

    private AllowedClasses() {}

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        add(
                names,
                DL4J + "conf.layers.",
                "ActivationLayer BatchNormalization Convolution2D ConvolutionLayer Deconvolution2D DenseLayer"
                        + " DepthwiseConvolution2D DropoutLayer EmbeddingLayer GlobalPoolingLayer LocalResponseNormalization"
                        + " PReLULayer SeparableConvolution2D SpaceToDepthLayer SubsamplingLayer Upsampling2D ZeroPaddingLayer"
                        + " convolutional.Cropping2D misc.ElementWiseMultiplicationLayer");
        for (Class<?> ours : List.of(
                GroupNormalization.class,
                GroupedConvolution2D.class,
                InnerProductVertex.class,
                LearnedGainLayer.class,
                MinibatchStandardDeviation.class,
                ModulationVertex.class,
                SpectralConvolution2D.class,
                SpectralDenseLayer.class)) {
            names.add(ours.getName());
        }
        add(
                names,
                DL4J + "conf.graph.",
                "ElementWiseVertex L2NormalizeVertex LayerVertex MergeVertex PreprocessorVertex ReshapeVertex ScaleVertex"
                        + " ShiftVertex SubsetVertex");
        add(
                names,
                DL4J + "conf.preprocessor.",
                "CnnToFeedForwardPreProcessor ComposableInputPreProcessor FeedForwardToCnnPreProcessor");
        add(names, DL4J + "conf.dropout.", "AlphaDropout Dropout GaussianDropout GaussianNoise SpatialDropout");
        // Every network refuses weight noise, with the reason.
        add(names, DL4J + "conf.weightnoise.", "DropConnect WeightNoise");
        add(
                names,
                DL4J + "conf.constraint.",
                "MaxNormConstraint MinMaxNormConstraint NonNegativeConstraint UnitNormConstraint");
        add(
                names,
                DL4J + "weights.WeightInit",
                "Constant Distribution Identity LecunUniform Normal Relu ReluUniform SigmoidUniform Uniform"
                        + " VarScalingNormalFanAvg VarScalingNormalFanIn VarScalingNormalFanOut VarScalingUniformFanAvg"
                        + " VarScalingUniformFanIn VarScalingUniformFanOut Xavier XavierLegacy XavierUniform");
        add(
                names,
                ND4J + "activations.impl.Activation",
                "Cube ELU GELU HardSigmoid HardTanH Identity LReLU Mish RReLU RationalTanh ReLU ReLU6 RectifiedTanh SELU Sigmoid"
                        + " SoftPlus SoftSign Softmax Swish TanH ThresholdedReLU");
        add(
                names,
                ND4J + "learning.config.",
                "AMSGrad AdaBelief AdaDelta AdaGrad AdaMax Adam Nadam Nesterovs NoOp RmsProp Sgd");
        add(names, ND4J + "learning.regularization.", "L1Regularization L2Regularization WeightDecay");
        add(
                names,
                ND4J + "schedule.",
                "CycleSchedule ExponentialSchedule FixedSchedule InverseSchedule MapSchedule PolySchedule RampSchedule"
                        + " SigmoidSchedule StepSchedule");
        return Set.copyOf(names);
    }

    private static Set<String> distributions() {
        Set<String> names = new HashSet<>();
        for (String name : List.of(
                "Binomial",
                "Constant",
                "Gaussian",
                "LogNormal",
                "Normal",
                "Orthogonal",
                "TruncatedNormal",
                "Uniform")) {
            names.add(DL4J + "conf.distribution." + name + "Distribution");
        }
        return Set.copyOf(names);
    }

    private static void add(Set<String> names, String before, String rest) {
        for (String name : rest.split(" ")) {
            names.add(before + name);
        }
    }
}

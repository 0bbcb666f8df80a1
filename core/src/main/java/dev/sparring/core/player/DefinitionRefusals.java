package dev.sparring.core.player;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.stepfunctions.NegativeDefaultStepFunction;
import org.deeplearning4j.nn.conf.stepfunctions.NegativeGradientStepFunction;
import org.deeplearning4j.nn.conf.stepfunctions.StepFunction;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** Refuses, by the layer's name, what a definition asks of DL4J's own training and a player cannot do. */
final class DefinitionRefusals {

    private DefinitionRefusals() {}

    /** Throws an {@link IllegalArgumentException} at the first such thing. */
    static void check(Model definition) {
        if (definition instanceof MultiLayerNetwork network) {
            checkBackpropagation(network.getLayerWiseConfigurations().getBackpropType());
            network.getLayerWiseConfigurations().getConfs().forEach(DefinitionRefusals::checkAlgorithm);
        } else if (definition instanceof ComputationGraph graph) {
            checkBackpropagation(graph.getConfiguration().getBackpropType());
            checkAlgorithm(graph.getConfiguration().getDefaultConfiguration());
        }
        List<Trainable> parts = DefinitionTerms.parts(definition);
        checkUpdaters(parts);
        parts.forEach(DefinitionRefusals::checkCoefficients);
    }

    private static void checkBackpropagation(BackpropType type) {
        if (type == BackpropType.TruncatedBPTT) {
            throw new IllegalArgumentException("the definition asks for truncated backpropagation through time, which a"
                    + " player does not do; leave backpropType at Standard");
        }
    }

    private static void checkAlgorithm(@Nullable NeuralNetConfiguration configuration) {
        if (configuration == null) {
            return;
        }
        OptimizationAlgorithm algorithm = configuration.getOptimizationAlgo();
        if (algorithm != null && algorithm != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT) {
            throw new IllegalArgumentException("the definition asks for the optimization algorithm " + algorithm
                    + ", which a player does not do; leave it at STOCHASTIC_GRADIENT_DESCENT");
        }
        StepFunction step = configuration.getStepFunction();
        if (step != null
                && !(step instanceof NegativeGradientStepFunction)
                && !(step instanceof NegativeDefaultStepFunction)) {
            throw new IllegalArgumentException("the definition asks for the step function "
                    + step.getClass().getSimpleName() + ", which a player does not do; leave it out");
        }
    }

    /** One player has one optimizer, so what replaces the definition's updater must replace one updater. */
    private static void checkUpdaters(List<Trainable> parts) {
        IUpdater first = null;
        String firstName = "";
        for (Trainable part : parts) {
            TrainingConfig config = part.getConfig();
            for (Map.Entry<String, INDArray> entry : part.paramTable(false).entrySet()) {
                if (!part.updaterDivideByMinibatch(entry.getKey())) {
                    continue;
                }
                IUpdater updater = config.getUpdaterByParam(entry.getKey());
                String name = entry.getKey() + " of layer \"" + config.getLayerName() + "\"";
                if (first == null) {
                    first = updater;
                    firstName = name;
                } else if (!first.equals(updater)) {
                    throw new IllegalArgumentException("the definition has one updater for " + firstName + ", " + first
                            + ", and another for " + name + ", " + updater
                            + "; a player has one optimizer for all, so give all layers the same");
                }
            }
        }
    }

    private static void checkCoefficients(Trainable part) {
        TrainingConfig config = part.getConfig();
        for (String parameter : part.paramTable(false).keySet()) {
            List<Regularization> regularizations = config.getRegularizationByParam(parameter);
            if (regularizations == null) {
                continue;
            }
            for (Regularization regularization : regularizations) {
                ISchedule coefficient = coefficient(regularization);
                if (coefficient != null && !(coefficient instanceof FixedSchedule)) {
                    throw new IllegalArgumentException(
                            "the " + regularization.getClass().getSimpleName() + " of " + parameter + " in layer \""
                                    + config.getLayerName() + "\" follows a schedule, "
                                    + coefficient.getClass().getSimpleName()
                                    + ", by DL4J's iterations and epochs, which a player does not count; give a number");
                }
            }
        }
    }

    private static @Nullable ISchedule coefficient(Regularization regularization) {
        if (regularization instanceof L1Regularization l1) {
            return l1.getL1();
        }
        if (regularization instanceof L2Regularization l2) {
            return l2.getL2();
        }
        return regularization instanceof WeightDecay decay ? decay.getCoeff() : null;
    }
}

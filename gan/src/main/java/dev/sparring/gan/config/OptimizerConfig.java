package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import java.util.List;
import java.util.OptionalDouble;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Reads an {@code optimizer} section into ND4J's configuration of it. The rate is the schedule's, not the optimizer's. */
final class OptimizerConfig {

    private static final List<String> TYPES = List.of("adam", "amsgrad", "rmsprop", "nesterovs", "sgd");
    private static final Range DECAY = Range.below(0, 1);
    private static final Range EPSILON = Range.above(0, 1);

    private OptimizerConfig() {}

    static IUpdater from(Section section) throws SparringException.Configuration {
        String type = section.choice("type", "adam", TYPES);
        return switch (type) {
            case "adam" ->
                Adam.builder()
                        .beta1(section.number("beta1", 0.5, DECAY))
                        .beta2(section.number("beta2", 0.999, DECAY))
                        .epsilon(section.number("epsilon", 1e-8, EPSILON))
                        .build();
            case "amsgrad" ->
                AMSGrad.builder()
                        .beta1(section.number("beta1", 0.5, DECAY))
                        .beta2(section.number("beta2", 0.999, DECAY))
                        .epsilon(section.number("epsilon", 1e-8, EPSILON))
                        .build();
            case "rmsprop" ->
                RmsProp.builder()
                        .rmsDecay(section.number("decay", 0.99, DECAY))
                        .epsilon(section.number("epsilon", 1e-8, EPSILON))
                        .build();
            case "nesterovs" ->
                Nesterovs.builder()
                        .momentum(section.number("momentum", 0.9, DECAY))
                        .build();
            default -> Sgd.builder().build();
        };
    }

    /** The weight of the past in the second moment, empty for an optimizer without. */
    static OptionalDouble beta2(IUpdater optimizer) {
        if (optimizer instanceof Adam adam) {
            return OptionalDouble.of(adam.getBeta2());
        }
        return optimizer instanceof AMSGrad amsgrad ? OptionalDouble.of(amsgrad.getBeta2()) : OptionalDouble.empty();
    }
}

package dev.sparring.gan.config.schedule;

import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * A network's schedule, read from {@code learningRate}, {@code warmup} and {@code decay} of its section.
 *
 * @param rate the schedule
 * @param toTheEnd lengths of its decay that follow from the run's, in updates by the key that would set them; empty if none does
 */
public record ScheduleConfig(LearningRate rate, Map<String, Long> toTheEnd) {

    /** The learning rate after the warmup. */
    public static final Key<Double> LEARNING_RATE = Key.number(
                    "learningRate",
                    Range.above(0, 1e6),
                    "the learning rate after the warmup, from which the decay comes down")
            .or(1e-3);

    /** The mappings within a network's section that this reads. */
    public static final List<Section> SECTIONS = List.of(WarmupConfig.SECTION, DecayConfig.SECTION);

    /**
     * Reads the schedule.
     *
     * @param network the network's section
     * @param clock the network's; a decay without a length of its own ends with the run
     * @param beta2 of its optimizer, which sets untuned warmups; empty if it has none
     * @param scaling of the learning rate to the batch size
     * @return the schedule
     * @throws SparringException.Configuration naming the key, the value and the legal range
     */
    public static ScheduleConfig from(
            ConfigReader network, UpdateClock clock, OptionalDouble beta2, DoubleUnaryOperator scaling)
            throws SparringException.Configuration {
        double base = network.get(LEARNING_RATE);
        Warmup warmup = WarmupConfig.from(network.section(WarmupConfig.SECTION), clock, beta2);
        ConfigReader second = network.section(DecayConfig.SECTION);
        DecayConfig planned = DecayConfig.from(second, clock, warmup);
        if (planned.decay() instanceof Decay.OneCycle && !(warmup instanceof Warmup.None)) {
            throw new SparringException.Configuration(
                    second.path(DecayConfig.TYPE) + " is one-cycle, which begins with a warmup of its own",
                    "set " + network.path(LEARNING_RATE).replace("learningRate", "warmup.type") + " to none");
        }
        return new ScheduleConfig(
                new LearningRate(scaling.applyAsDouble(base), warmup, planned.decay()), planned.toTheEnd());
    }
}

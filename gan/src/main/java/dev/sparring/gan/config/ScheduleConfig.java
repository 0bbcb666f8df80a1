package dev.sparring.gan.config;

import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import java.util.Map;

/**
 * A network's schedule, read from {@code learningRate}, {@code warmup} and {@code decay} of its section.
 *
 * @param rate the schedule
 * @param toTheEnd as {@link DecayConfig#toTheEnd}
 */
record ScheduleConfig(LearningRate rate, Map<String, Long> toTheEnd) {

    /**
     * Reads the schedule.
     *
     * @param section the network's
     * @param clock the network's; a decay without a length of its own ends with the run
     * @param optimizer the network's own: its beta2 sets untuned warmups, its scaling to the batch size the rate
     */
    static ScheduleConfig from(ConfigReader section, UpdateClock clock, OptimizerConfig optimizer)
            throws SparringException.Configuration {
        double base = section.number("learningRate", 1e-3, Range.above(0, 1e6));
        Warmup warmup = WarmupConfig.from(section.section("warmup"), clock, optimizer.beta2());
        ConfigReader second = section.section("decay");
        DecayConfig planned = DecayConfig.from(second, clock, warmup);
        if (planned.decay() instanceof Decay.OneCycle && !(warmup instanceof Warmup.None)) {
            throw new SparringException.Configuration(
                    second.path("type") + " is one-cycle, which begins with a warmup of its own",
                    "set " + section.path("warmup") + ".type to none");
        }
        return new ScheduleConfig(
                new LearningRate(optimizer.scaling().rate(base), warmup, planned.decay()), planned.toTheEnd());
    }
}

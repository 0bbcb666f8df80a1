package dev.sparring.gan.config;

import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import java.util.List;
import java.util.Optional;

/** Reads {@code learningRate}, {@code warmup} and {@code decay} of a network's section into its schedule. */
final class ScheduleConfig {

    private static final List<String> WARMUPS = List.of("none", "constant", "linear", "exponential");
    private static final List<String> DECAYS = List.of("none", "cosine", "linear");
    private static final long MOST_UPDATES = 1_000_000_000L;

    private ScheduleConfig() {}

    /**
     * Reads the schedule.
     *
     * @param section the network's
     * @param updates this network's updates in the whole run; a decay without a length of its own ends with them
     */
    static LearningRate from(Section section, long updates) throws SparringException.Configuration {
        double base = section.number("learningRate", 1e-3, Range.above(0, 1e6));
        Warmup warmup = warmup(section.section("warmup"));
        Decay decay = decay(section.section("decay"), Math.max(1, updates - warmup.updates()));
        return new LearningRate(base, warmup, decay);
    }

    private static Warmup warmup(Section section) throws SparringException.Configuration {
        String type = section.choice("type", "none", WARMUPS);
        if (type.equals("none")) {
            return new Warmup.None();
        }
        long updates = section.integer("updates", 500, 1, MOST_UPDATES);
        return switch (type) {
            case "constant" -> new Warmup.Constant(updates, section.number("factor", 0.1, Range.above(0, 1)));
            case "linear" -> linear(section, updates);
            default -> exponential(section, updates);
        };
    }

    private static Warmup linear(Section section, long updates) throws SparringException.Configuration {
        Optional<Double> start = section.optionalNumber("start", Range.closed(0, 1));
        String convention = section.choice(
                "convention", start.isPresent() ? "start" : "ramp", List.of("ramp", "start", "zero", "factor"));
        boolean wantsStart = convention.equals("start") || convention.equals("factor");
        if (wantsStart && start.isEmpty()) {
            throw new SparringException.Configuration(
                    section.path("convention") + " is " + convention,
                    "give " + section.path("start") + " too, a number in [0, 1]");
        }
        if (!wantsStart && start.isPresent()) {
            throw new SparringException.Configuration(
                    section.path("start") + " has no place in the convention " + convention,
                    "leave it out, or choose the convention start or factor");
        }
        return switch (convention) {
            case "start" -> new Warmup.LinearFrom(updates, start.orElseThrow());
            case "factor" -> new Warmup.LinearByFactor(updates, start.orElseThrow());
            case "zero" -> new Warmup.LinearFromZero(updates);
            default -> new Warmup.Linear(updates);
        };
    }

    private static Warmup exponential(Section section, long updates) throws SparringException.Configuration {
        String form = section.choice("form", "growth", List.of("growth", "approach"));
        return form.equals("approach")
                ? new Warmup.Approach(updates)
                : new Warmup.Exponential(updates, section.number("start", 0.01, Range.above(0, 1)));
    }

    private static Decay decay(Section section, long remaining) throws SparringException.Configuration {
        String type = section.choice("type", "none", DECAYS);
        if (type.equals("none")) {
            return new Decay.None();
        }
        long updates = section.optionalInteger("updates", 1, MOST_UPDATES).orElse(remaining);
        double end = section.number("end", 0, Range.closed(0, 1));
        return type.equals("cosine") ? new Decay.Cosine(updates, end) : new Decay.Linear(updates, end);
    }
}

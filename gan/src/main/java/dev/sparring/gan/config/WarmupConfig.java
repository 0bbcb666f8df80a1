package dev.sparring.gan.config;

import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a {@code warmup} section. */
final class WarmupConfig {

    private static final List<String> TYPES = List.of(
            "none",
            "constant",
            "linear",
            "exponential",
            "polynomial",
            "cosine",
            "sqrt",
            "untuned-linear",
            "untuned-exponential",
            "radam");

    private WarmupConfig() {}

    /**
     * Reads the warmup.
     *
     * @param section the warmup's
     * @param clock the network's
     * @param beta2 the network's own second beta, empty if its optimizer has none
     */
    static Warmup from(ConfigReader section, UpdateClock clock, OptionalDouble beta2)
            throws SparringException.Configuration {
        String type = section.choice("type", "none", TYPES);
        return switch (type) {
            case "none" -> new Warmup.None();
            case "untuned-linear" -> new Warmup.UntunedLinear(required(beta2, section, 0));
            case "untuned-exponential" -> new Warmup.UntunedExponential(required(beta2, section, 0));
            case "radam" -> new Warmup.Rectified(required(beta2, section, 0.6));
            default -> ofLength(type, section, clock.length(section, 500));
        };
    }

    private static double required(OptionalDouble beta2, ConfigReader section, double above)
            throws SparringException.Configuration {
        if (beta2.isEmpty()) {
            throw new SparringException.Configuration(
                    section.path("type") + " reads its length from the optimizer's beta2, and this optimizer has none",
                    "choose adam or another with beta2, or a warmup with a length of its own");
        }
        if (above > 0 && beta2.getAsDouble() <= above) {
            throw new SparringException.Configuration(
                    section.path("type") + " is radam, which does not exist for beta2 " + beta2.getAsDouble(),
                    "choose a beta2 above " + above + ", or another warmup");
        }
        return beta2.getAsDouble();
    }

    private static Warmup ofLength(String type, ConfigReader section, long updates)
            throws SparringException.Configuration {
        return switch (type) {
            case "constant" -> new Warmup.Constant(updates, section.number("factor", 0.1, Range.above(0, 1)));
            case "linear" -> linear(section, updates);
            case "polynomial" -> new Warmup.Polynomial(updates, section.number("power", 2, Range.above(0, 100)));
            case "cosine" -> new Warmup.Cosine(updates);
            case "sqrt" -> new Warmup.Polynomial(updates, 0.5);
            default -> exponential(section, updates);
        };
    }

    private static Warmup linear(ConfigReader section, long updates) throws SparringException.Configuration {
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

    private static Warmup exponential(ConfigReader section, long updates) throws SparringException.Configuration {
        String form = section.choice("form", "growth", List.of("growth", "approach"));
        return form.equals("approach")
                ? new Warmup.Approach(updates)
                : new Warmup.Exponential(updates, section.number("start", 0.01, Range.above(0, 1)));
    }
}

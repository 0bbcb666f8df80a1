package dev.sparring.gan.config;

import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A network's decay, read from a {@code decay} section.
 *
 * @param decay how the rate goes on after the warmup
 * @param toTheEnd its lengths that follow from the run's, in updates by the key that would set them; empty if none does
 */
record DecayConfig(Decay decay, Map<String, Long> toTheEnd) {

    private static final List<String> TYPES = List.of(
            "none",
            "cosine",
            "linear",
            "polynomial",
            "exponential",
            "step",
            "multistep",
            "inverse-sqrt",
            "one-cycle",
            "wsd",
            "cosine-restarts");
    private static final Range SHARE = Range.closed(0, 1);
    private static final Range GAMMA = Range.above(0, 1);

    /** Cosines with restarts that nobody has given a length. */
    private static final long CYCLES = 4;

    private static final long MOST_CYCLES = 1_000_000;

    /**
     * Reads the decay.
     *
     * @param section the decay's
     * @param clock the network's
     * @param warmup what comes before: a decay without a length of its own takes all updates after it
     */
    static DecayConfig from(ConfigReader section, UpdateClock clock, Warmup warmup)
            throws SparringException.Configuration {
        String type = section.choice("type", "none", TYPES);
        if (type.equals("none")) {
            return new DecayConfig(new Decay.None(), Map.of());
        }
        if (type.equals("multistep")) {
            return new DecayConfig(multistep(section), Map.of());
        }
        long rest = Math.max(1, clock.updates() - warmup.updates());
        Optional<Long> given = clock.length(section);
        if (type.equals("wsd")) {
            return stableThenDown(section, given, rest);
        }
        if (type.equals("cosine-restarts")) {
            return restarts(section, given, rest);
        }
        long updates = given.orElse(
                switch (type) {
                    case "step" -> Math.max(1, rest / 4);
                    case "inverse-sqrt" -> Math.max(1, warmup.updates());
                    case "one-cycle" -> Math.max(2, rest);
                    default -> rest;
                });
        Decay decay =
                switch (type) {
                    case "cosine" -> new Decay.Cosine(updates, section.number("end", 0, SHARE));
                    case "linear" -> new Decay.Linear(updates, section.number("end", 0, SHARE));
                    case "polynomial" ->
                        new Decay.Polynomial(
                                updates,
                                section.number("power", 2, Range.above(0, 100)),
                                section.number("end", 0, SHARE));
                    case "exponential" -> exponential(section, given, updates);
                    case "step" -> new Decay.Step(updates, section.number("gamma", 0.5, GAMMA));
                    case "inverse-sqrt" -> new Decay.InverseSqrt(updates);
                    default -> oneCycle(section, Math.max(2, updates));
                };
        boolean lengthless = type.equals("inverse-sqrt") || (type.equals("exponential") && section.has("gamma"));
        return new DecayConfig(decay, given.isPresent() || lengthless ? Map.of() : Map.of("updates", updates));
    }

    private static Decay multistep(ConfigReader section) throws SparringException.Configuration {
        List<Long> milestones = section.integers("milestones", 1, UpdateClock.MOST_UPDATES);
        for (int i = 1; i < milestones.size(); i++) {
            if (milestones.get(i) <= milestones.get(i - 1)) {
                throw new SparringException.Configuration(
                        section.path("milestones") + " is " + milestones, "its numbers must rise");
            }
        }
        return new Decay.MultiStep(milestones, section.number("gamma", 0.5, GAMMA));
    }

    /** By a factor an update or, easier to choose, to an end value over a length. */
    private static Decay exponential(ConfigReader section, Optional<Long> given, long updates)
            throws SparringException.Configuration {
        if (section.has("gamma")) {
            if (given.isPresent()) {
                throw new SparringException.Configuration(
                        section.path("gamma") + " and a length are both given, and each says how fast",
                        "give gamma alone, or the length and end");
            }
            return new Decay.Exponential(section.number("gamma", 1, GAMMA));
        }
        return new Decay.Exponential(Math.pow(section.number("end", 0.01, GAMMA), 1.0 / updates));
    }

    private static Decay oneCycle(ConfigReader section, long updates) throws SparringException.Configuration {
        Range atLeast1 = Range.closed(1, 1e9);
        return new Decay.OneCycle(
                updates,
                section.number("rise", 0.3, Range.closed(0.001, 0.999)),
                section.number("divide", 25, atLeast1),
                section.number("finalDivide", 1e4, atLeast1));
    }

    private static DecayConfig stableThenDown(ConfigReader section, Optional<Long> given, long rest)
            throws SparringException.Configuration {
        long down = given.orElse(Math.max(1, rest / 5));
        Optional<Long> fixed = section.optionalInteger("stable", 0, UpdateClock.MOST_UPDATES);
        long stable = fixed.orElse(Math.max(0, rest - down));
        String shape = section.choice("shape", "linear", List.of("linear", "cosine"));
        double end = section.number("end", 0, SHARE);
        Map<String, Long> toTheEnd = new TreeMap<>();
        if (fixed.isEmpty()) {
            toTheEnd.put("stable", stable);
        }
        if (given.isEmpty()) {
            toTheEnd.put("updates", down);
        }
        return new DecayConfig(
                new Decay.StableThenDown(
                        stable, shape.equals("cosine") ? new Decay.Cosine(down, end) : new Decay.Linear(down, end)),
                toTheEnd);
    }

    /** As many cycles as the run has room for, or without end where a length is given and no number of cycles. */
    private static DecayConfig restarts(ConfigReader section, Optional<Long> given, long rest)
            throws SparringException.Configuration {
        // Rounded up, so that a run ends with its last cycle and not with the beginning of one more.
        long updates = given.orElse((rest + CYCLES - 1) / CYCLES);
        Optional<Long> fixed = section.optionalInteger("cycles", 1, MOST_CYCLES);
        long cycles = fixed.orElse(given.isPresent() ? 0 : CYCLES);
        Map<String, Long> toTheEnd = new TreeMap<>();
        if (given.isEmpty()) {
            toTheEnd.put("updates", updates);
            toTheEnd.put("cycles", cycles);
        }
        return new DecayConfig(
                new Decay.CosineRestarts(
                        updates,
                        section.number("multiplier", 1, Range.closed(1, 100)),
                        section.number("shrink", 1, GAMMA),
                        section.number("end", 0, SHARE),
                        cycles),
                toTheEnd);
    }
}

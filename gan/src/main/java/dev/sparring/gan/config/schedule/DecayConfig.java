package dev.sparring.gan.config.schedule;

import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
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

    private static final String TO_THE_END = "all updates after the warmup";
    private static final Length LENGTH =
            Length.orElse("how long the rate comes down, in updates of this network", TO_THE_END);
    private static final Length STEP =
            Length.orElse("updates between two steps", "a quarter of the updates after the warmup");
    private static final Length TIMESCALE =
            Length.orElse("updates after which the rate is 1/sqrt(2)", "the warmup's length");
    private static final Length DOWN =
            Length.orElse("how long the rate comes down at last", "a fifth of the updates after the warmup");
    private static final Length CYCLE = Length.orElse("the first cycle", "a quarter of the updates after the warmup");
    private static final Key<Double> END = Key.number(
                    "end", Range.closed(0, 1), "share of the learning rate at the end")
            .or(0.0);
    private static final Key<Double> END_ABOVE_0 = Key.number(
                    "end", Range.above(0, 1), "share of the learning rate after that length")
            .or(0.01);
    private static final Key<Double> POWER = Key.number(
                    "power", Range.above(0, 100), "1 is linear, more comes down sooner")
            .or(2.0);
    private static final Key<Double> STEP_GAMMA = Key.number("gamma", Range.above(0, 1), "factor of the rate at a step")
            .or(0.5);
    private static final Key<Double> GAMMA = Key.number(
                    "gamma", Range.above(0, 1), "factor of the rate at each update, in place of a length")
            .orElse("by the length and end");
    private static final Key<List<Long>> MILESTONES = Key.wholeList(
                    "milestones",
                    1,
                    Length.MOST_UPDATES,
                    "updates after the warmup at which the rate steps down, rising")
            .require("a list of whole numbers in [1, " + Length.MOST_UPDATES + "]");
    private static final Key<Double> RISE = Key.number(
                    "rise", Range.closed(0.001, 0.999), "share of the cycle in which the rate goes up")
            .or(0.3);
    private static final Key<Double> DIVIDE = Key.number(
                    "divide", Range.closed(1, 1e9), "the first rate is the learning rate divided by this")
            .or(25.0);
    private static final Key<Double> FINAL_DIVIDE = Key.number(
                    "finalDivide", Range.closed(1, 1e9), "the last rate is the first one divided by this")
            .or(1e4);
    private static final Key<Long> STABLE = Key.whole(
                    "stable", 0, Length.MOST_UPDATES, "updates at the learning rate before it comes down")
            .orElse("what is left of the updates after the warmup");
    private static final Key<String> SHAPE = Key.choice(
                    "shape",
                    "how the rate comes down",
                    Named.of("linear", "in a straight line"),
                    Named.of("cosine", "in half a wave of the cosine"))
            .or("linear");

    /** Cosines with restarts that nobody has given a length. */
    private static final long CYCLES = 4;

    private static final Key<Long> NUMBER_OF_CYCLES = Key.whole("cycles", 1, 1_000_000, "how many cycles there are")
            .orElse(CYCLES + ", or without end where a length is given");
    private static final Key<Double> MULTIPLIER = Key.number(
                    "multiplier", Range.closed(1, 100), "each cycle is this many times as long as the one before")
            .or(1.0);
    private static final Key<Double> SHRINK = Key.number(
                    "shrink", Range.above(0, 1), "each cycle begins at this share of where the one before began")
            .or(1.0);

    private static final List<Type> TYPES = List.of(
            new Type("none", "the learning rate to the end", List.of()),
            new Type("cosine", "half a wave of the cosine", LENGTH.and(END)),
            new Type("linear", "a straight line", LENGTH.and(END)),
            new Type("polynomial", "1 - t/w to a power", LENGTH.and(POWER, END)),
            new Type("exponential", "by the same factor at every update", LENGTH.and(GAMMA, END_ABOVE_0)),
            new Type("step", "by a factor after each length", STEP.and(STEP_GAMMA)),
            new Type("multistep", "by a factor at given updates", List.of(MILESTONES, STEP_GAMMA)),
            new Type("inverse-sqrt", "with the inverse root of the update", TIMESCALE.and()),
            new Type(
                    "one-cycle",
                    "up and further down again, in place of a warmup",
                    LENGTH.and(RISE, DIVIDE, FINAL_DIVIDE)),
            new Type("wsd", "warmup, stable, decay: level for long, then down", DOWN.and(STABLE, SHAPE, END)),
            new Type(
                    "cosine-restarts",
                    "half waves of the cosine, each beginning anew",
                    CYCLE.and(NUMBER_OF_CYCLES, MULTIPLIER, SHRINK, END)));

    /** The key that chooses. */
    static final Key<String> TYPE = Key.choice("type", TYPES, "how the learning rate comes down after the warmup")
            .or("none");

    /** What a {@code decay} section may hold. */
    static final Section SECTION = Section.of("decay", "the descent of the learning rate after the warmup")
            .choosing(TYPE, TYPES);

    private record Type(String name, String help, List<Key<?>> keys) implements Configurable {}

    /**
     * Reads the decay.
     *
     * @param section the decay's
     * @param clock the network's
     * @param warmup what comes before: a decay without a length of its own takes all updates after it
     */
    static DecayConfig from(ConfigReader section, UpdateClock clock, Warmup warmup)
            throws SparringException.Configuration {
        String type = section.get(TYPE);
        if (type.equals("none")) {
            return new DecayConfig(new Decay.None(), Map.of());
        }
        if (type.equals("multistep")) {
            return new DecayConfig(multistep(section), Map.of());
        }
        long rest = Math.max(1, clock.updates() - warmup.updates());
        Optional<Long> given = clock.find(section, length(type));
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
                    case "cosine" -> new Decay.Cosine(updates, section.get(END));
                    case "linear" -> new Decay.Linear(updates, section.get(END));
                    case "polynomial" -> new Decay.Polynomial(updates, section.get(POWER), section.get(END));
                    case "exponential" -> exponential(section, given, updates);
                    case "step" -> new Decay.Step(updates, section.get(STEP_GAMMA));
                    case "inverse-sqrt" -> new Decay.InverseSqrt(updates);
                    default -> oneCycle(section, Math.max(2, updates));
                };
        boolean lengthless = type.equals("inverse-sqrt") || (type.equals("exponential") && section.has(GAMMA));
        return new DecayConfig(decay, given.isPresent() || lengthless ? Map.of() : Map.of("updates", updates));
    }

    private static Length length(String type) {
        return switch (type) {
            case "step" -> STEP;
            case "inverse-sqrt" -> TIMESCALE;
            case "wsd" -> DOWN;
            case "cosine-restarts" -> CYCLE;
            default -> LENGTH;
        };
    }

    private static Decay multistep(ConfigReader section) throws SparringException.Configuration {
        List<Long> milestones = section.get(MILESTONES);
        for (int i = 1; i < milestones.size(); i++) {
            if (milestones.get(i) <= milestones.get(i - 1)) {
                throw new SparringException.Configuration(
                        section.path(MILESTONES) + " is " + milestones, "its numbers must rise");
            }
        }
        return new Decay.MultiStep(milestones, section.get(STEP_GAMMA));
    }

    /** By a factor an update or, easier to choose, to an end value over a length. */
    private static Decay exponential(ConfigReader section, Optional<Long> given, long updates)
            throws SparringException.Configuration {
        if (section.has(GAMMA)) {
            if (given.isPresent()) {
                throw new SparringException.Configuration(
                        section.path(GAMMA) + " and a length are both given, and each says how fast",
                        "give gamma alone, or the length and end");
            }
            return new Decay.Exponential(section.get(GAMMA));
        }
        return new Decay.Exponential(Math.pow(section.get(END_ABOVE_0), 1.0 / updates));
    }

    private static Decay oneCycle(ConfigReader section, long updates) throws SparringException.Configuration {
        return new Decay.OneCycle(updates, section.get(RISE), section.get(DIVIDE), section.get(FINAL_DIVIDE));
    }

    private static DecayConfig stableThenDown(ConfigReader section, Optional<Long> given, long rest)
            throws SparringException.Configuration {
        long down = given.orElse(Math.max(1, rest / 5));
        Optional<Long> fixed = section.find(STABLE);
        long stable = fixed.orElse(Math.max(0, rest - down));
        String shape = section.get(SHAPE);
        double end = section.get(END);
        Map<String, Long> toTheEnd = new TreeMap<>();
        if (fixed.isEmpty()) {
            toTheEnd.put("stable", stable);
        }
        if (given.isEmpty()) {
            toTheEnd.put("updates", down);
        }
        return new DecayConfig(
                new Decay.StableThenDecay(
                        stable, shape.equals("cosine") ? new Decay.Cosine(down, end) : new Decay.Linear(down, end)),
                toTheEnd);
    }

    /** As many cycles as the run has room for, or without end where a length is given and no number of cycles. */
    private static DecayConfig restarts(ConfigReader section, Optional<Long> given, long rest)
            throws SparringException.Configuration {
        // Rounded up, so that a run ends with its last cycle and not with the beginning of one more.
        long updates = given.orElse((rest + CYCLES - 1) / CYCLES);
        Optional<Long> fixed = section.find(NUMBER_OF_CYCLES);
        long cycles = fixed.orElse(given.isPresent() ? 0 : CYCLES);
        Map<String, Long> toTheEnd = new TreeMap<>();
        if (given.isEmpty()) {
            toTheEnd.put("updates", updates);
            toTheEnd.put("cycles", cycles);
        }
        return new DecayConfig(
                new Decay.CosineRestarts(
                        updates, section.get(MULTIPLIER), section.get(SHRINK), section.get(END), cycles),
                toTheEnd);
    }
}

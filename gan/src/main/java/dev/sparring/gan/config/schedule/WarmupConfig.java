package dev.sparring.gan.config.schedule;

import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The keys of a {@code warmup} section, and what is made of them. */
final class WarmupConfig {

    private static final Length LENGTH = Length.or("how long the rate rises, in updates of this network", 500);
    private static final Key<Double> FACTOR = Key.number(
                    "factor", Range.above(0, 1), "share of the learning rate that holds until the warmup is over")
            .or(0.1);
    private static final Key<Double> LINEAR_START = Key.number(
                    "start", Range.closed(0, 1), "share of the learning rate at the first update")
            .orElse("one part of the length");
    private static final Key<String> CONVENTION = Key.choice(
                    "convention",
                    "where the line begins and ends",
                    Named.of("ramp", "B (t+1)/w, as DL4J and pytorch_warmup have it"),
                    Named.of("start", "from the share start, at the learning rate with the last update of the warmup"),
                    Named.of(
                            "zero", "B t/w, as Hugging Face, timm and optax have it; the first update changes nothing"),
                    Named.of(
                            "factor", "from the share start, at the learning rate one update later, as torch LinearLR"))
            .orElse("ramp, or start where a start is given");
    private static final Key<String> FORM = Key.choice(
                    "form",
                    "how the rate grows",
                    Named.of("growth", "by the same factor at every update, from the share start"),
                    Named.of("approach", "B (1 - exp(-(t+1)/w)), as pytorch_warmup has it"))
            .or("growth");
    private static final Key<Double> EXPONENTIAL_START = Key.number(
                    "start", Range.above(0, 1), "share of the learning rate at the first update, in the form growth")
            .or(0.01);
    private static final Key<Double> POWER = Key.number("power", Range.above(0, 100), "1 is linear, more begins slower")
            .or(2.0);

    private static final List<Type> TYPES = List.of(
            new Type("none", "the learning rate from the first update on", List.of()),
            new Type("constant", "a share of the learning rate, then all of it", LENGTH.and(FACTOR)),
            new Type("linear", "a straight line", LENGTH.and(LINEAR_START, CONVENTION)),
            new Type("exponential", "exponential growth or approach", LENGTH.and(FORM, EXPONENTIAL_START)),
            new Type("polynomial", "B ((t+1)/w)^power", LENGTH.and(POWER)),
            new Type("cosine", "half a wave of the cosine", LENGTH.and()),
            new Type("sqrt", "B sqrt((t+1)/w)", LENGTH.and()),
            new Type("untuned-linear", "linear over 2/(1-beta2) updates of this network's optimizer", List.of()),
            new Type("untuned-exponential", "an approach over 1/(1-beta2) updates", List.of()),
            new Type("radam", "the factor by which RAdam rectifies this network's beta2", List.of()));
    private static final Key<String> TYPE =
            Key.choice("type", TYPES, "how the learning rate rises at first").or("none");

    /** What a {@code warmup} section may hold. */
    static final Section SECTION = Section.of("warmup", "the rise of the learning rate at the beginning")
            .choosing(TYPE, TYPES);

    private WarmupConfig() {}

    private record Type(String name, String help, List<Key<?>> keys) implements Configurable {}

    /**
     * Reads the warmup.
     *
     * @param section the warmup's
     * @param clock the network's
     * @param beta2 the network's own second beta, empty if its optimizer has none
     */
    static Warmup from(ConfigReader section, UpdateClock clock, OptionalDouble beta2)
            throws SparringException.Configuration {
        String type = section.get(TYPE);
        return switch (type) {
            case "none" -> new Warmup.None();
            case "untuned-linear" -> new Warmup.UntunedLinear(required(beta2, section, 0));
            case "untuned-exponential" -> new Warmup.UntunedExponential(required(beta2, section, 0));
            case "radam" -> new Warmup.RAdamRectification(required(beta2, section, 0.6));
            default -> ofLength(type, section, clock.get(section, LENGTH));
        };
    }

    private static double required(OptionalDouble beta2, ConfigReader section, double above)
            throws SparringException.Configuration {
        if (beta2.isEmpty()) {
            throw new SparringException.Configuration(
                    section.path(TYPE) + " reads its length from the optimizer's beta2, and this optimizer has none",
                    "choose adam or another with beta2, or a warmup with a length of its own");
        }
        if (above > 0 && beta2.getAsDouble() <= above) {
            throw new SparringException.Configuration(
                    section.path(TYPE) + " is radam, which does not exist for beta2 " + beta2.getAsDouble(),
                    "choose a beta2 above " + above + ", or another warmup");
        }
        return beta2.getAsDouble();
    }

    private static Warmup ofLength(String type, ConfigReader section, long updates)
            throws SparringException.Configuration {
        return switch (type) {
            case "constant" -> new Warmup.Constant(updates, section.get(FACTOR));
            case "linear" -> linear(section, updates);
            case "polynomial" -> new Warmup.Polynomial(updates, section.get(POWER));
            case "cosine" -> new Warmup.Cosine(updates);
            case "sqrt" -> new Warmup.Polynomial(updates, 0.5);
            default -> exponential(section, updates);
        };
    }

    private static Warmup linear(ConfigReader section, long updates) throws SparringException.Configuration {
        Optional<Double> start = section.find(LINEAR_START);
        String convention = section.get(CONVENTION, start.isPresent() ? "start" : "ramp");
        boolean wantsStart = convention.equals("start") || convention.equals("factor");
        if (wantsStart && start.isEmpty()) {
            throw new SparringException.Configuration(
                    section.path(CONVENTION) + " is " + convention,
                    "give " + section.path(LINEAR_START) + " too, a number in [0, 1]");
        }
        if (!wantsStart && start.isPresent()) {
            throw new SparringException.Configuration(
                    section.path(LINEAR_START) + " has no place in the convention " + convention,
                    "leave it out, or choose the convention start or factor");
        }
        return switch (convention) {
            case "start" -> new Warmup.LinearFrom(updates, start.orElseThrow());
            case "factor" -> new Warmup.LinearLR(updates, start.orElseThrow());
            case "zero" -> new Warmup.LinearFromZero(updates);
            default -> new Warmup.Linear(updates);
        };
    }

    private static Warmup exponential(ConfigReader section, long updates) throws SparringException.Configuration {
        return section.get(FORM).equals("approach")
                ? new Warmup.ExponentialApproach(updates)
                : new Warmup.Exponential(updates, section.get(EXPONENTIAL_START));
    }
}

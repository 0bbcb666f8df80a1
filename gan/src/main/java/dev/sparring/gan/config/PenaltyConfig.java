package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.schedule.Length;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.penalty.PenaltyCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A penalty beside the loss, as an entry of the list {@code penalties}.
 *
 * @param settings its type, how often, and what its type can be set to; checked
 */
public record PenaltyConfig(ObjectNode settings) {

    private static final Key<String> TYPE = Key.choice(
                    "type", PenaltyCatalog.catalog().members(), "what is added")
            .require("one of " + String.join(", ", PenaltyCatalog.catalog().names()));
    private static final Key<Integer> EVERY = Key.integer(
                    "every",
                    1,
                    1_000_000,
                    "updates of the discriminator from one time to the next; so many times as strong then")
            .or(1);

    private static final Key<Long> WARMUP = Key.whole(
                    "warmup",
                    1,
                    Length.MOST_UPDATES,
                    "updates of the discriminator over which its weight rises in a straight line")
            .orElse("none");
    private static final Key<Long> FADE = Key.whole(
                    "fade",
                    1,
                    Length.MOST_UPDATES,
                    "updates of the discriminator after the warmup over which its weight falls")
            .orElse("never");
    private static final Key<Double> FADE_TO = Key.number(
                    "fadeTo", Range.closed(0, 1), "share of its weight that is left then")
            .or(0.0);
    private static final Key<String> FADE_SHAPE = Key.choice(
                    "fadeShape",
                    "how it falls",
                    Named.of("linear", "in a straight line"),
                    Named.of("cosine", "slowly at first and at the end"))
            .or("cosine");

    /** What an entry may hold. */
    static final Section SECTION = Section.listOf(
                    "penalties",
                    "what the discriminator is trained by beside the loss",
                    EVERY,
                    WARMUP,
                    FADE,
                    FADE_TO,
                    FADE_SHAPE)
            .choosing(TYPE, PenaltyCatalog.catalog().members());

    /** Copies the settings. */
    public PenaltyConfig {
        settings = settings.deepCopy();
    }

    /** Reads the list. */
    static List<PenaltyConfig> from(ConfigReader root) throws SparringException.Configuration {
        List<PenaltyConfig> penalties = new ArrayList<>();
        for (ConfigReader entry : root.list(SECTION)) {
            made(entry);
            penalties.add(new PenaltyConfig(entry.resolved()));
        }
        return penalties;
    }

    private static Penalties.Lazy made(ConfigReader entry) throws SparringException.Configuration {
        String type = entry.get(TYPE);
        return new Penalties.Lazy(PenaltyCatalog.catalog().get(type).make(entry), entry.get(EVERY), weight(entry));
    }

    /** The factor of its weight by the discriminator's updates. */
    private static LearningRate weight(ConfigReader entry) throws SparringException.Configuration {
        Optional<Long> warmup = entry.find(WARMUP);
        Optional<Long> fade = entry.find(FADE);
        LearningRate weight = LearningRate.constant(1);
        if (warmup.isPresent()) {
            weight = weight.withWarmup(new Warmup.Linear(warmup.get()));
        }
        if (fade.isPresent()) {
            double end = entry.get(FADE_TO);
            weight = weight.withDecay(
                    entry.get(FADE_SHAPE).equals("linear")
                            ? new Decay.Linear(fade.get(), end)
                            : new Decay.Cosine(fade.get(), end));
        }
        return weight;
    }

    /**
     * The penalty, with nothing to remember yet.
     *
     * @return a new one at each call
     */
    public Penalties.Lazy make() {
        try {
            return made(ConfigReader.root(settings, JsonNodeFactory.instance.objectNode(), SECTION));
        } catch (SparringException.Configuration e) {
            throw new IllegalStateException("what was checked can be read again", e);
        }
    }
}

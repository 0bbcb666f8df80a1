package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.penalty.PenaltyCatalog;
import java.util.ArrayList;
import java.util.List;

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

    /** What an entry may hold. */
    static final Section SECTION = Section.listOf(
                    "penalties", "what the discriminator is trained by beside the loss", EVERY)
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
        return new Penalties.Lazy(PenaltyCatalog.catalog().get(type).make(entry), entry.get(EVERY));
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

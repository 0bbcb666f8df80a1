package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import java.util.Locale;
import java.util.Optional;

/** Whether both networks are told the data's labels, and how often each comes. */
public enum LabelConfig {
    /** As often as in the data. */
    DATA,
    /** Each as often as the others. */
    UNIFORM;

    private static final String NAME = "conditional";

    private static final Key<String> LABELS = Key.choice(
                    "labels",
                    "how often each label comes",
                    Named.of("data", "as often as in the data"),
                    Named.of("uniform", "each as often as the others: samples of rare labels come several times"))
            .or("data")
            .fix();

    /** What the {@code conditional} section may hold; {@code true} is short for it as it is. */
    static final Section SECTION =
            Section.offUnlessGiven(NAME, "both networks are told the labels of the data; true is enough", LABELS);

    /** Puts a mapping in the place of true, and nothing in that of false. */
    static void writeOut(ObjectNode tree) throws SparringException.Configuration {
        JsonNode given = tree.path(NAME);
        if (given.isBoolean()) {
            tree.remove(NAME);
            if (given.asBoolean()) {
                tree.putObject(NAME).put(LABELS.name(), DATA.label());
            }
        } else if (!given.isObject() && !given.isMissingNode()) {
            throw new SparringException.Configuration(
                    NAME + " is " + given.asText(), "it must be true, false or a mapping with the key labels");
        }
    }

    static Optional<LabelConfig> from(ConfigReader root) throws SparringException.Configuration {
        if (!root.has(SECTION)) {
            return Optional.empty();
        }
        return Optional.of(valueOf(root.section(SECTION).get(LABELS).toUpperCase(Locale.ROOT)));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

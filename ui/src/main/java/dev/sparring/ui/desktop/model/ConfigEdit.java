package dev.sparring.ui.desktop.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Change;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.config.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration that was edited as text, as changes of keys, and changes of keys as a command. Pure functions. */
public final class ConfigEdit {

    private static final String PLAIN = "[A-Za-z0-9_./-]+";
    private static final String SHELL_SAFE = "[A-Za-z0-9_./:=,@%+-]+";

    private ConfigEdit() {}

    /**
     * What differs.
     *
     * @param base what the draft begins with
     * @param yaml a whole configuration
     * @return values as YAML writes them, by path
     * @throws SparringException.Configuration if the text is no legal configuration
     */
    static Map<String, String> changes(Config base, String yaml) throws SparringException.Configuration {
        Config edited = ConfigBuilder.stored(Yaml.mapping(yaml, "the text")).build();
        Map<String, String> changes = new LinkedHashMap<>();
        for (Change change : Change.between(base, edited)) {
            JsonNode value = edited.tree().at("/" + change.key().replace('.', '/'));
            // A key that is gone belonged to another kind, whose own key has changed.
            if (!value.isMissingNode()) {
                changes.put(change.key(), text(value));
            }
        }
        return changes;
    }

    private static String text(JsonNode value) {
        return value.isTextual() && value.asText().matches(PLAIN) ? value.asText() : value.toString();
    }

    /**
     * The command that trains the same in a terminal.
     *
     * @param options that choose what the run begins with
     * @param changes values as YAML writes them, by path
     * @return a line for a POSIX shell
     */
    public static String command(List<String> options, Map<String, String> changes) {
        StringBuilder line = new StringBuilder("sparring train");
        options.forEach(option -> line.append(' ').append(quoted(option)));
        changes.forEach((path, value) -> line.append(" --set ").append(quoted(path + "=" + value)));
        return line.toString();
    }

    private static String quoted(String word) {
        return word.matches(SHELL_SAFE) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

package dev.sparring.gan.export.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** {@code config.json}: what a loader needs, then the run's complete configuration. */
public final class HubConfig {

    private HubConfig() {}

    /**
     * Writes it.
     *
     * @param facts what a loader needs, an object that is added to
     * @param configuration the run's, an object that is changed: of paths, which say where things lie on one's own machine, the last name is left
     * @return JSON
     */
    public static String of(ObjectNode facts, ObjectNode configuration) {
        withoutFolders(configuration);
        ObjectNode all = facts.objectNode();
        all.put("model_type", "sparring-gan").put("version", 1);
        all.setAll(facts);
        all.set("config", configuration);
        return all.toPrettyString() + "\n";
    }

    private static void withoutFolders(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (entry.getValue().isTextual()) {
                    entry.setValue(
                            TextNode.valueOf(withoutFolders(entry.getValue().asText())));
                } else {
                    withoutFolders(entry.getValue());
                }
            }
        } else if (node instanceof ArrayNode) {
            node.forEach(HubConfig::withoutFolders);
        }
    }

    /** A text on several lines is a network's definition, and no path. */
    private static String withoutFolders(String text) {
        boolean path = text.contains("/") || text.contains("\\");
        if (!path || text.contains("\n")) {
            return text;
        }
        try {
            Path name = Path.of(text).getFileName();
            return name == null ? text : name.toString();
        } catch (InvalidPathException e) {
            return text;
        }
    }
}

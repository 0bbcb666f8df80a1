package dev.sparring.gan.export.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** {@code config.json}: what a loader needs, then the run's complete configuration. */
public final class HubConfig {

    /** Of a run, which may hold any letters. */
    private static final String NAME = "name";

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
                if (entry.getKey().equals(NAME)) {
                    continue;
                }
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

    /** A text on several lines is a network's definition, and no path. The run may be from another system: both kinds of separators count. */
    private static String withoutFolders(String text) {
        if (text.contains("\n")) {
            return text;
        }
        String path = text.replaceAll("[/\\\\]+$", "");
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}

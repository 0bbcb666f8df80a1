package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of a configuration that has another value than before.
 *
 * @param key its path, such as {@code generator.learningRate}
 * @param before a number, a truth value or a text; {@link #NONE} if the key was not there
 * @param after the same, of the new value
 */
public record Change(String key, Object before, Object after) {

    /** What stands for the value of a key that is not there. */
    public static final String NONE = "none";

    /**
     * What differs between two configurations.
     *
     * @param before one
     * @param after the other
     * @return one for each key, in the order of the configuration
     */
    public static List<Change> between(Config before, Config after) {
        Map<String, JsonNode> old = leaves(before);
        Map<String, JsonNode> now = leaves(after);
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (String key : keys) {
            Object was = plain(old.get(key));
            Object is = plain(now.get(key));
            if (!was.equals(is)) {
                changes.add(new Change(key, was, is));
            }
        }
        return changes;
    }

    /** Whether the key is this one or one below it. */
    boolean isOf(String path) {
        return key.equals(path) || key.startsWith(path + ".");
    }

    /**
     * The change in words.
     *
     * @return such as {@code generator.learningRate from 0.001 to 1.0E-4}
     */
    public String toText() {
        return key + " from " + before + " to " + after;
    }

    private static Map<String, JsonNode> leaves(Config config) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        collect("", config.tree(), leaves);
        return leaves;
    }

    private static void collect(String prefix, JsonNode node, Map<String, JsonNode> leaves) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String path = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                collect(path + ".", entry.getValue(), leaves);
            } else {
                leaves.put(path, entry.getValue());
            }
        }
    }

    private static Object plain(@Nullable JsonNode node) {
        if (node == null) {
            return NONE;
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }
}

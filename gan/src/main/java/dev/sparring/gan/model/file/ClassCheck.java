package dev.sparring.gan.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Refuses a tree in which anything could name a class that is not allowed. DL4J takes a class from a property, from the first text in a
 * list and, in files of old versions, from the only name in a mapping. So every mapping must have its class in a property unless its place is
 * one where DL4J reads no class, and lists hold texts only where they are lists of names.
 */
final class ClassCheck {

    private static final Set<String> NAME_LISTS =
            Set.of("networkInputs", "networkOutputs", "topologicalOrderStr", "variables");
    private static final String LAYER_VERTEX = "org.deeplearning4j.nn.conf.graph.LayerVertex";
    private static final String MAP_SCHEDULE = "org.nd4j.linalg.schedule.MapSchedule";
    private static final String CONSTRAINTS = "org.deeplearning4j.nn.conf.constraint.";

    private ClassCheck() {}

    /**
     * Checks a tree.
     *
     * @param root of a whole configuration
     * @throws IllegalArgumentException naming the class, or what else is wrong, and where
     */
    static void check(ObjectNode root) {
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            switch (name) {
                case "confs" -> {
                    if (!value.isArray()) {
                        throw new IllegalArgumentException(name + " is " + kind(value) + ", where a list must stand");
                    }
                    for (int i = 0; i < value.size(); i++) {
                        configuration(value.get(i), name + "[" + i + "]");
                    }
                }
                case "defaultConfiguration" -> configuration(value, name);
                case "vertices", "inputPreProcessors" -> {
                    for (Map.Entry<String, JsonNode> member :
                            mapping(value, name).properties()) {
                        typed(member.getValue(), name + "." + named(member.getKey(), name));
                    }
                }
                case "vertexInputs" -> {
                    for (Map.Entry<String, JsonNode> member :
                            mapping(value, name).properties()) {
                        names(member.getValue(), name + "." + named(member.getKey(), name));
                    }
                }
                default -> plain(name, value, cut(name));
            }
        }
    }

    /** What holds a layer. */
    private static void configuration(JsonNode node, String where) {
        for (Map.Entry<String, JsonNode> entry : mapping(node, where).properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            String inside = where + "." + cut(name);
            if (name.equals("layer") && !value.isNull()) {
                typed(value, inside);
            } else {
                plain(name, value, inside);
            }
        }
    }

    private static void plain(String name, JsonNode value, String where) {
        if (name.equals(DefinitionReader.CLASS) || name.equals(DefinitionReader.TYPE)) {
            throw new IllegalArgumentException(where + " names a class, where none can stand");
        }
        if (value.isObject()) {
            throw new IllegalArgumentException(where + " is a mapping, where none can stand");
        }
        if (value.isArray() && NAME_LISTS.contains(name)) {
            names(value, where);
        } else {
            for (JsonNode element : value) {
                if (!element.isNumber()) {
                    throw new IllegalArgumentException(where + " holds " + kind(element) + ", where none can stand");
                }
            }
        }
    }

    /** What DL4J makes an object of whose class the file names. */
    private static void typed(JsonNode node, String where) {
        String type = className(mapping(node, where), where);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            String inside = where + "." + cut(name);
            if (name.equals("layerConf") && type.equals(LAYER_VERTEX)) {
                configuration(value, inside);
            } else if (name.equals("values") && type.equals(MAP_SCHEDULE)) {
                mapping(value, inside).forEach(number -> requireNumber(number, inside));
            } else if (name.equals("params") && type.startsWith(CONSTRAINTS) && value.isArray()) {
                names(value, inside);
            } else {
                property(value, inside);
            }
        }
    }

    private static void property(JsonNode value, String where) {
        if (value.isObject()) {
            typed(value, where);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                JsonNode element = value.get(i);
                String inside = where + "[" + i + "]";
                if (element.isTextual()) {
                    throw new IllegalArgumentException(inside + " is the text \"" + cut(element.asText())
                            + "\", where it could name a class and none may");
                }
                property(element, inside);
            }
        }
    }

    private static String className(JsonNode node, String where) {
        JsonNode type = node.get(DefinitionReader.TYPE);
        JsonNode named = node.get(DefinitionReader.CLASS);
        if (type != null && named != null) {
            throw new IllegalArgumentException(where + " names two classes");
        }
        JsonNode name = type == null ? named : type;
        if (name == null || !name.isTextual()) {
            throw new IllegalArgumentException(where + " does not name its class in " + DefinitionReader.CLASS);
        }
        Set<String> allowed = type == null ? AllowedClasses.NAMES : AllowedClasses.DISTRIBUTIONS;
        if (!allowed.contains(name.asText())) {
            throw new IllegalArgumentException(where + " is of the class " + cut(name.asText())
                    + ", which no definition may name"
                    + (name.asText().endsWith("OutputLayer") || name.asText().endsWith("LossLayer")
                            ? "; the losses here are the run's, so end it in a dense or activation layer"
                            : ""));
        }
        return name.asText();
    }

    private static JsonNode mapping(JsonNode node, String where) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(where + " is " + kind(node) + ", where a mapping must stand");
        }
        return node;
    }

    private static void names(JsonNode node, String where) {
        for (JsonNode name : node) {
            if (!name.isTextual()) {
                throw new IllegalArgumentException(where + " holds " + kind(name) + ", where names must stand");
            }
        }
        if (!node.isArray()) {
            throw new IllegalArgumentException(where + " is " + kind(node) + ", where a list of names must stand");
        }
    }

    /** A layer's name may not be one that says what class it is of. */
    private static String named(String name, String where) {
        if (name.equals(DefinitionReader.CLASS) || name.equals(DefinitionReader.TYPE)) {
            throw new IllegalArgumentException(where + " has a member of the name " + name + ", which none may have");
        }
        return cut(name);
    }

    private static void requireNumber(JsonNode node, String where) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException(where + " holds " + kind(node) + ", where numbers must stand");
        }
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "nothing";
        };
    }

    /** What a file says, so that it leaves room for the rest of a line. */
    static String cut(String text) {
        return text.length() > 120 ? text.substring(0, 117) + "..." : text;
    }
}

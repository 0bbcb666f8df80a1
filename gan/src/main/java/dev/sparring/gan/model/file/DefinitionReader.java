package dev.sparring.gan.model.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads a text as a tree of plain values. JSON and YAML come to the same tree: a tag of YAML, by which DL4J's {@code toYaml} names a
 * class, becomes the property by which its {@code toJson} does. Aliases, tags on anything but mappings and names that come twice are refused.
 */
final class DefinitionReader {

    /** The most characters of a text. */
    static final int MOST = 1 << 20;

    /** The property that names the class of anything but a distribution. */
    static final String CLASS = "@class";

    /** The property that names the class of a distribution. */
    static final String TYPE = "type";

    private static final int DEEPEST = 64;
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(MOST)
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(CONSTRAINTS)
            .build());
    private static final ObjectMapper YAML = new ObjectMapper(yaml());

    private DefinitionReader() {}

    private static YAMLFactory yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST);
        options.setNestingDepthLimit(DEEPEST);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(CONSTRAINTS)
                .build();
    }

    /**
     * Reads a text.
     *
     * @param text JSON if it begins with a brace, else YAML
     * @return the mapping that it is
     * @throws IOException if it is neither, holds something else, is too long or too deep
     */
    static ObjectNode tree(String text) throws IOException {
        if (text.length() > MOST) {
            throw new IOException("it is longer than " + MOST + " characters");
        }
        ObjectMapper mapper = text.stripLeading().startsWith("{") ? MAPPER : YAML;
        try (JsonParser parser = mapper.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no mapping of names to values");
            }
            ObjectNode tree = object(parser);
            if (parser.nextToken() != null) {
                throw new IOException("something follows its end");
            }
            return tree;
        }
    }

    /** Why a text could not be read, in one line. */
    static String reason(IOException error) {
        if (error instanceof JsonProcessingException syntax) {
            JsonLocation at = syntax.getLocation();
            String said = String.valueOf(syntax.getOriginalMessage());
            String first = said.lines().findFirst().orElse("syntax error");
            return (first.length() > 160 ? first.substring(0, 157) + "..." : first)
                    + (at == null ? "" : ", line " + at.getLineNr());
        }
        return String.valueOf(error.getMessage());
    }

    /** The same as JSON in lines, which DL4J reads. */
    static String json(ObjectNode tree) {
        return tree.toPrettyString();
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (tag(parser) != null) {
            throw new IOException("it has a tag on something that is no mapping, " + parser.getTypeId());
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new IOException("it has an alias, *" + parser.getText());
        }
        return parser.readValueAsTree();
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        String tag = tag(parser);
        if (tag != null) {
            object.put(AllowedClasses.DISTRIBUTIONS.contains(tag) ? TYPE : CLASS, tag);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (object.has(name)) {
                throw new IOException("it says " + name + " twice");
            }
            object.set(name, value(parser));
        }
        return object;
    }

    private static @Nullable String tag(JsonParser parser) throws IOException {
        return parser.canReadTypeId() && parser.getTypeId() != null
                ? parser.getTypeId().toString()
                : null;
    }
}

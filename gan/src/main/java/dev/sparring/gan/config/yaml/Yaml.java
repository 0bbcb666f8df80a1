package dev.sparring.gan.config.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.file.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;

/** YAML text to trees of plain values and back. Tags and aliases are never followed; sizes and depths are bounded. */
public final class Yaml {

    /** Two definitions of networks and much room around them. */
    private static final int MOST_BYTES = 1 << 23;

    private static final ObjectMapper READER = reader();
    private static final ObjectMapper WRITER = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    private Yaml() {}

    private static ObjectMapper reader() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(64);
        YAMLFactory factory = YAMLFactory.builder()
                .loaderOptions(options)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(64).build())
                .build();
        return new YAMLMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The mapping in a file. */
    public static ObjectNode read(Path file) throws SparringException.Configuration {
        try {
            if (Files.isDirectory(file) || Files.size(file) > MOST_BYTES) {
                throw new SparringException.Configuration(
                        file + " is no configuration", "give a YAML file of at most 8 MB");
            }
            ByteBuffer bytes = ByteBuffer.wrap(DurableFiles.read(file, MOST_BYTES));
            return mapping(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), file.toString());
        } catch (IOException e) {
            throw new SparringException.Configuration(
                    file + " cannot be read: " + ReadErrors.reason(e),
                    e instanceof CharacterCodingException
                            ? "save it in UTF-8"
                            : "give a YAML file that can be read, or a preset by --preset",
                    e);
        }
    }

    /** The mapping in a text that came from somewhere. */
    public static ObjectNode mapping(String text, String origin) throws SparringException.Configuration {
        JsonNode node = value(text, origin);
        if (node.isMissingNode() || node.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(node instanceof ObjectNode mapping)) {
            throw new SparringException.Configuration(
                    origin + " is no mapping of keys to values", "write lines such as 'steps: 1000'");
        }
        return mapping;
    }

    /** Any value in a text that came from somewhere. */
    public static JsonNode value(String text, String origin) throws SparringException.Configuration {
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String line = at == null ? "" : ", line " + at.getLineNr();
            String reason = e.getOriginalMessage() == null
                    ? "syntax error"
                    : e.getOriginalMessage().lines().findFirst().orElse("syntax error");
            throw new SparringException.Configuration(
                    origin + line + " is not YAML (" + reason + ")", "correct the syntax", e);
        }
    }

    /** A tree as text. */
    public static String write(ObjectNode tree) {
        try {
            return WRITER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }
}

package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a configuration from layers, each changing the ones below: a preset, a file, a data source, single keys.
 *
 * <p>A layer that names the {@code type} or {@code source} of a section says that section anew: the keys of the layers below
 * are dropped from it. One that names another {@code model} drops the old one's {@code width} and {@code layers}; one that gives a
 * length in one unit drops it in the others.
 */
public final class ConfigLayers {

    /** The presets by name, the default first. */
    public static final List<String> PRESETS = List.of("ring", "grid", "shapes", "mnist");

    private static final List<String> KINDS = List.of("type", "source");

    private final ObjectNode tree;
    private final ObjectNode keys = JsonNodeFactory.instance.objectNode();

    private ConfigLayers(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * Starts from a preset.
     *
     * @param name one of {@link #PRESETS}
     * @return the layers
     * @throws SparringException.Configuration if there is none of that name
     */
    public static ConfigLayers preset(String name) throws SparringException.Configuration {
        if (!PRESETS.contains(name)) {
            throw new SparringException.Configuration(
                    "there is no preset " + name, "choose one of " + String.join(", ", PRESETS));
        }
        try (InputStream in = ConfigLayers.class.getResourceAsStream("presets/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the preset " + name + " is missing from this build");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ConfigLayers(Yaml.mapping(text, "preset " + name));
        } catch (IOException e) {
            throw new IllegalStateException("the preset " + name + " cannot be read from this build", e);
        }
    }

    /**
     * Starts from a complete file, as a run's directory holds one.
     *
     * @param file the file
     * @return the layers
     * @throws SparringException.Configuration if it cannot be read or is no YAML mapping
     */
    public static ConfigLayers complete(Path file) throws SparringException.Configuration {
        return new ConfigLayers(Yaml.read(file));
    }

    /**
     * Starts from a preset that suits a source of data: {@code ring} for points, {@code mnist} for images.
     *
     * @param spec as for {@link #data}
     * @return the layers, the source not yet among them
     * @throws SparringException.Configuration if the source is unknown
     */
    public static ConfigLayers presetFor(String spec) throws SparringException.Configuration {
        String source = source(spec);
        return preset(
                switch (source) {
                    case "ring", "spiral" -> "ring";
                    case "grid" -> "grid";
                    case "shapes" -> "shapes";
                    default -> "mnist";
                });
    }

    /**
     * Lays a YAML file on top.
     *
     * @param file the file
     * @return this
     * @throws SparringException.Configuration if it cannot be read or is no YAML mapping
     */
    public ConfigLayers file(Path file) throws SparringException.Configuration {
        merge(tree, Yaml.read(file));
        return this;
    }

    /**
     * Lays a source of data on top.
     *
     * @param spec {@code source} or {@code source:path}
     * @return this
     * @throws SparringException.Configuration if the source is unknown, or wants a path that is not there
     */
    public ConfigLayers data(String spec) throws SparringException.Configuration {
        String source = source(spec);
        ObjectNode layer = JsonNodeFactory.instance.objectNode();
        ObjectNode data = layer.putObject("data").put("source", source);
        if (source.equals("idx") || source.equals("folder")) {
            String path = spec.length() > source.length() ? spec.substring(source.length() + 1) : "";
            if (path.isBlank()) {
                throw new SparringException.Configuration(
                        "--data " + spec + " names no directory", "write " + source + ":DIR");
            }
            data.put("path", Path.of(path).toAbsolutePath().normalize().toString());
        } else if (spec.length() > source.length()) {
            throw new SparringException.Configuration(
                    "--data " + spec + " names a path", source + " is computed; write " + source);
        }
        merge(tree, layer);
        return this;
    }

    private static String source(String spec) throws SparringException.Configuration {
        String source = spec.contains(":") ? spec.substring(0, spec.indexOf(':')) : spec;
        if (!DataConfig.SOURCES.contains(source)) {
            throw new SparringException.Configuration(
                    "--data " + spec + " is no source of data",
                    "choose ring, grid, spiral, shapes, idx:DIR or folder:DIR");
        }
        return source;
    }

    /**
     * Sets one key; all keys set this way form one layer above the others.
     *
     * @param path such as {@code generator.warmup.updates}
     * @param value as YAML would write it
     * @return this
     * @throws SparringException.Configuration if the path is malformed or the value is no YAML
     */
    public ConfigLayers set(String path, String value) throws SparringException.Configuration {
        String[] steps = path.split("\\.", -1);
        ObjectNode node = keys;
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].isBlank()) {
                throw new SparringException.Configuration(
                        "'" + path + "' is no key", "write key=value with a path such as generator.width");
            }
            if (i == steps.length - 1) {
                node.set(steps[i], Yaml.value(value, path + "=" + value));
            } else if (node.get(steps[i]) instanceof ObjectNode existing) {
                node = existing;
            } else {
                node = node.putObject(steps[i]);
            }
        }
        return this;
    }

    /**
     * Sets one key if a value is given.
     *
     * @param path such as {@code steps}
     * @param value empty to leave the key
     * @return this
     * @throws SparringException.Configuration as {@link #set(String, String)}
     */
    public ConfigLayers set(String path, Optional<String> value) throws SparringException.Configuration {
        return value.isPresent() ? set(path, value.get()) : this;
    }

    /**
     * Makes the paths of the data and of the monitor's classifier absolute, so that the run can go on from another working
     * directory.
     *
     * @return this
     */
    public ConfigLayers absolutePaths() {
        for (ObjectNode layer : List.of(tree, keys)) {
            makeAbsolute(layer, "data", "path");
            makeAbsolute(layer, "monitor", "classifier");
        }
        return this;
    }

    private static void makeAbsolute(ObjectNode layer, String section, String key) {
        if (layer.get(section) instanceof ObjectNode node
                && node.path(key).isTextual()
                && !node.path(key).asText().isBlank()
                && node.path(key).asText().indexOf('\0') < 0) {
            Path path = Path.of(node.path(key).asText());
            node.put(key, path.toAbsolutePath().normalize().toString());
        }
    }

    /**
     * Checks the layers.
     *
     * @return the configuration
     * @throws SparringException.Configuration naming the key, the value and the legal range
     */
    public Config build() throws SparringException.Configuration {
        ObjectNode merged = tree.deepCopy();
        merge(merged, keys);
        return Config.from(merged);
    }

    private static void merge(ObjectNode below, ObjectNode above) {
        if (KINDS.stream().anyMatch(above::has)) {
            below.removeAll();
        }
        JsonNode model = above.get("model");
        if (model != null
                && below.has("model")
                && !model.asText().equals(below.get("model").asText())) {
            below.remove(List.of("width", "layers"));
        }
        if (Clock.UNITS.stream().anyMatch(above::has)) {
            below.remove(Clock.UNITS);
        }
        for (Map.Entry<String, JsonNode> entry : above.properties()) {
            if (entry.getValue() instanceof ObjectNode mapping
                    && below.get(entry.getKey()) instanceof ObjectNode existing) {
                merge(existing, mapping);
            } else {
                below.set(entry.getKey(), entry.getValue().deepCopy());
            }
        }
    }
}

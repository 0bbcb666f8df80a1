package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.UserPath;
import dev.sparring.gan.catalog.ValueType;
import dev.sparring.gan.config.schedule.Length;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Yaml;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.model.file.DefinitionFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a configuration from layers, each changing the ones below: a preset, a file, a data source, single keys.
 *
 * <p>A layer that names the {@code type} or {@code source} of a section says that section anew: the keys of the layers below
 * are dropped from it. One that names another {@code model} drops the old one's {@code width} and {@code layers}; one that gives a
 * length in one unit drops it in the others.
 *
 * <pre>{@code
 * Config config = ConfigBuilder.preset("mnist")
 *         .data("idx:my-mnist")
 *         .set("generator.learningRate", "1e-4")
 *         .set("monitor.policies.mode-collapse", "rollback")
 *         .build();
 * }</pre>
 */
public final class ConfigBuilder {

    /** The presets by name, the default first. */
    public static final List<String> PRESETS = List.of("ring", "grid", "shapes", "images", "mnist", "stacked-mnist");

    private static final String DATA = DataKinds.SECTION.name();

    /** Keys that make the shape of images. */
    private static final List<String> SHAPE = List.of(DataKeys.SIZE, DataKeys.CHANNELS);

    /** Keys of any model, and what a run keeps of a file that was one. */
    private static final List<String> MODEL_KEYS = NetworkConfig.MODELS.all().stream()
            .flatMap(model -> model.keys().stream())
            .map(Key::name)
            .distinct()
            .toList();

    /** Units of the run's own length. */
    private static final List<String> LENGTHS = List.of("steps", "epochs");

    private static final List<String> KINDS = List.of("type", "source");

    private final ObjectNode tree;
    private final ObjectNode keys = JsonNodeFactory.instance.objectNode();
    private final DataLook looked = new DataLook();

    private ConfigBuilder(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * Starts from a preset.
     *
     * @param name one of {@link #PRESETS}
     * @return the layers
     * @throws SparringException.Configuration if there is none of that name
     */
    public static ConfigBuilder preset(String name) throws SparringException.Configuration {
        if (!PRESETS.contains(name)) {
            throw new SparringException.Configuration(
                    "there is no preset " + name, "choose one of " + String.join(", ", PRESETS));
        }
        try (InputStream in = ConfigBuilder.class.getResourceAsStream("presets/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the preset " + name + " is missing from this build");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ConfigBuilder(Yaml.mapping(text, "preset " + name));
        } catch (IOException e) {
            throw new IllegalStateException("the preset " + name + " cannot be read from this build", e);
        }
    }

    /**
     * Starts from a complete file, as a run's directory holds one.
     *
     * @param file the file
     * @return the layers
     * @throws SparringException.Configuration if it cannot be read, is no YAML mapping or lacks keys that every run has
     */
    public static ConfigBuilder complete(Path file) throws SparringException.Configuration {
        ObjectNode tree = Yaml.read(file);
        ProgramRun.refuse(tree, file);
        RequiredKeys.check(tree, file);
        return new ConfigBuilder(tree);
    }

    /**
     * Starts from a complete tree, as a checkpoint holds one.
     *
     * @param tree as {@link Config#tree} gave it; copied
     * @return the layers
     */
    public static ConfigBuilder stored(ObjectNode tree) {
        return new ConfigBuilder(tree.deepCopy());
    }

    /**
     * Starts from a preset that suits a source of data: {@code ring} for points, {@code images} for images.
     *
     * @param spec as for {@link #data}
     * @return the layers, the source not yet among them
     * @throws SparringException.Configuration if the source is unknown
     */
    public static ConfigBuilder presetFor(String spec) throws SparringException.Configuration {
        DataProvider kind = DataKinds.of(spec);
        Optional<Path> path = path(spec, kind);
        try {
            return preset(path.isPresent() && Files.exists(path.get()) ? kind.preset(path.get()) : kind.preset());
        } catch (SparringException.Data e) {
            // Opening it will say so.
            return preset(kind.preset());
        }
    }

    /**
     * Lays a YAML file on top.
     *
     * @param file the file
     * @return this
     * @throws SparringException.Configuration if it cannot be read or is no YAML mapping
     */
    public ConfigBuilder file(Path file) throws SparringException.Configuration {
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
    public ConfigBuilder data(String spec) throws SparringException.Configuration {
        ObjectNode layer = JsonNodeFactory.instance.objectNode();
        layer.set(DATA, section(spec));
        merge(tree, layer);
        return this;
    }

    /**
     * Lays a source of data on top that gives samples as there are below it: of images it keeps size and channels, and of the same kind of files what
     * was found in those that a run began with, such as the scale of points.
     *
     * @param spec as for {@link #data}
     * @return this
     * @throws SparringException.Configuration as {@link #data}
     */
    public ConfigBuilder dataOfThisShape(String spec) throws SparringException.Configuration {
        JsonNode below = tree.path(DATA).deepCopy();
        data(spec);
        if (tree.get(DATA) instanceof ObjectNode data) {
            String source = data.path(DataKinds.SOURCE.name()).asText();
            boolean same = below.path(DataKinds.SOURCE.name()).asText().equals(source);
            List<String> kept = new ArrayList<>(hasSizedData() ? SHAPE : List.of());
            for (Key<?> key : DataKinds.of(source).keys()) {
                if (same && key.required() && !key.name().equals(DataKeys.PATH)) {
                    kept.add(key.name());
                }
            }
            for (String key : kept) {
                if (below.has(key)) {
                    data.set(key, below.get(key));
                }
            }
        }
        return this;
    }

    /**
     * Whether the data's size and channels can be chosen.
     *
     * @return true for images that are scaled as they are read
     */
    public boolean hasSizedData() {
        String source = tree.path(DATA).path(DataKinds.SOURCE.name()).asText(DataKinds.SOURCE.otherwise());
        return DataKinds.catalog()
                .find(source)
                .filter(kind -> SHAPE.stream().allMatch(kind::has))
                .isPresent();
    }

    /**
     * Says where the same data lies now.
     *
     * @param spec as for {@link #data}
     * @return this
     * @throws SparringException.Configuration if the source is unknown or of another kind
     */
    public ConfigBuilder moved(String spec) throws SparringException.Configuration {
        ObjectNode data = section(spec);
        String own = tree.path(DATA).path(DataKinds.SOURCE.name()).asText(DataKinds.SOURCE.otherwise());
        if (!data.path(DataKinds.SOURCE.name()).asText().equals(own)) {
            throw new SparringException.Configuration(
                    "--data " + spec + " is another kind of data than the run's, " + own,
                    "give the same data, or begin a new run");
        }
        if (data.has(DataKeys.PATH)) {
            keys.withObjectProperty(DATA).set(DataKeys.PATH, data.get(DataKeys.PATH));
        }
        return this;
    }

    private static ObjectNode section(String spec) throws SparringException.Configuration {
        DataProvider kind = DataKinds.of(spec);
        String source = kind.name();
        ObjectNode data = JsonNodeFactory.instance.objectNode().put(DataKinds.SOURCE.name(), source);
        Optional<Path> path = path(spec, kind);
        path.ifPresent(there -> data.put(DataKeys.PATH, there.toString()));
        return data;
    }

    /** The path in a specification; empty if there is none to be. */
    private static Optional<Path> path(String spec, DataProvider kind) throws SparringException.Configuration {
        String source = kind.name();
        String path = spec.length() > source.length() ? spec.substring(source.length() + 1) : "";
        if (!kind.has(DataKeys.PATH)) {
            if (spec.length() > source.length()) {
                throw new SparringException.Configuration(
                        "--data " + spec + " names a path", source + " reads none; write " + source);
            }
            return Optional.empty();
        }
        if (path.isBlank()) {
            throw new SparringException.Configuration("--data " + spec + " names no path", "write " + source + ":PATH");
        }
        return Optional.of(UserPath.of(path).toAbsolutePath().normalize());
    }

    /**
     * Sets one key; all keys set this way form one layer above the others.
     *
     * @param path such as {@code generator.warmup.updates}
     * @param value as YAML would write it
     * @return this
     * @throws SparringException.Configuration if the path is malformed or the value is no YAML
     */
    public ConfigBuilder set(String path, String value) throws SparringException.Configuration {
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
    public ConfigBuilder set(String path, Optional<String> value) throws SparringException.Configuration {
        return value.isPresent() ? set(path, value.get()) : this;
    }

    /**
     * Begins with the networks of another run.
     *
     * @param run its directory
     * @return this
     */
    public ConfigBuilder from(Path run) {
        keys.put("from", run.toString());
        return this;
    }

    /**
     * Makes the paths of the data, of the monitor's classifier, of networks' definitions and of a run to begin from absolute, so that the
     * run can go on from another working directory.
     *
     * @return this
     */
    public ConfigBuilder absolutePaths() {
        for (KeyEntry entry : KeyEntry.all()) {
            makeAbsolute(tree, entry.path(), entry.key().type());
            makeAbsolute(keys, entry.path(), entry.key().type());
        }
        return this;
    }

    private static void makeAbsolute(ObjectNode layer, String path, ValueType<?> type) {
        int end = path.lastIndexOf('.') + 1;
        JsonNode section =
                end == 0 ? layer : layer.at("/" + path.substring(0, end - 1).replace('.', '/'));
        String key = path.substring(end);
        String given = section.path(key).asText();
        if (section instanceof ObjectNode node
                && node.path(key).isTextual()
                && !given.isBlank()
                && type.isPath(given)
                && !(type instanceof ValueType.Choice && node.has(DefinitionFile.DEFINITION.name()))
                && given.indexOf('\0') < 0) {
            node.put(key, UserPath.of(given).toAbsolutePath().normalize().toString());
        }
    }

    /**
     * Checks the layers.
     *
     * @return the configuration
     * @throws SparringException.Configuration naming the key, the value and the legal range
     */
    public Config build() throws SparringException.Configuration {
        return build(OpenedData.unknown());
    }

    /**
     * Checks the layers, and leaves the data open if a length in epochs needed it.
     *
     * @param data opens it, or knows how many samples make an epoch
     * @return the configuration
     * @throws SparringException.Configuration naming the key, the value and the legal range
     */
    public Config build(OpenedData data) throws SparringException.Configuration {
        return Config.from(merged(), data);
    }

    /**
     * Checks the {@code data} section and nothing else.
     *
     * @return where real samples come from
     * @throws SparringException.Configuration naming the key, the value and the legal range
     */
    public DataConfig dataAlone() throws SparringException.Configuration {
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        JsonNode data = merged().get(DATA);
        if (data != null) {
            alone.set(DATA, data);
        }
        ConfigReader root = ConfigReader.root(alone, JsonNodeFactory.instance.objectNode(), ConfigKeys.root());
        DataConfig config = DataKinds.from(root.section(DataKinds.SECTION));
        root.refuseUnknown();
        return config;
    }

    private ObjectNode merged() throws SparringException.Configuration {
        ObjectNode merged = tree.deepCopy();
        merge(merged, keys);
        return looked.filled(merged);
    }

    /** Whether single keys were set at a path or below it. */
    boolean sets(String path) {
        return !keys.at("/" + path.replace('.', '/')).isMissingNode();
    }

    private static void merge(ObjectNode below, ObjectNode above) {
        if (KINDS.stream().anyMatch(above::has)) {
            below.removeAll();
        }
        JsonNode model = above.get("model");
        if (model != null
                && below.has("model")
                && !model.asText().equals(below.get("model").asText())) {
            below.remove(MODEL_KEYS);
        }
        if (Length.UNITS.stream().anyMatch(above::has)) {
            below.remove(Length.UNITS);
        }
        if (LENGTHS.stream().anyMatch(above::has)) {
            below.remove(LENGTHS);
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

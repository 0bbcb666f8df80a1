package dev.sparring.gan.config.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.catalog.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a configuration, read key by key as its {@link Section} describes them: checks types and ranges, fills
 * defaults, finds unknown keys. One thread.
 *
 * <p>What has been read is copied, default or not, to the resolved mapping in the order of reading.
 */
public final class ConfigReader implements Settings {

    private final @Nullable ObjectNode given;
    private final ObjectNode resolved;
    private final String prefix;
    private final Section section;
    private final List<ConfigReader> opened;
    private final Set<String> asked = new HashSet<>();
    private List<Key<?>> chosen = List.of();

    private ConfigReader(
            @Nullable ObjectNode given,
            ObjectNode resolved,
            String prefix,
            Section section,
            List<ConfigReader> opened) {
        this.given = given;
        this.resolved = resolved;
        this.prefix = prefix;
        this.section = section;
        this.opened = opened;
        opened.add(this);
    }

    /**
     * The whole of a configuration.
     *
     * @param given what was written
     * @param resolved takes what is read
     * @param section what there may be
     * @return a reader of the top level
     */
    public static ConfigReader root(ObjectNode given, ObjectNode resolved, Section section) {
        return new ConfigReader(given, resolved, "", section, new ArrayList<>());
    }

    /**
     * A mapping within; an absent one is read as empty.
     *
     * @param within one of this section's
     * @return its reader
     * @throws SparringException.Configuration if something else than a mapping is there
     */
    public ConfigReader section(Section within) throws SparringException.Configuration {
        String key = within.name();
        if (!section.sections().contains(within)) {
            throw new IllegalStateException(prefix + key + " is not among the sections of " + section.name());
        }
        JsonNode node = value(key);
        if (node != null && !node.isObject()) {
            throw wrong(key, "a mapping of keys", node);
        }
        return new ConfigReader((ObjectNode) node, resolved.putObject(key), prefix + key + ".", within, opened);
    }

    /**
     * The mappings of a list; an absent one is read as empty.
     *
     * @param within one of this section's
     * @return a reader for each
     * @throws SparringException.Configuration if something else than a list of mappings is there
     */
    public List<ConfigReader> list(Section within) throws SparringException.Configuration {
        String key = within.name();
        if (!section.sections().contains(within)) {
            throw new IllegalStateException(prefix + key + " is not among the sections of " + section.name());
        }
        JsonNode node = value(key);
        if (node != null && !node.isArray()) {
            throw wrong(key, "a list of mappings of keys, or []", node);
        }
        ArrayNode copies = resolved.putArray(key);
        List<ConfigReader> readers = new ArrayList<>();
        for (JsonNode element : node == null ? copies : node) {
            String path = key + "[" + readers.size() + "]";
            if (!(element instanceof ObjectNode mapping)) {
                throw wrong(path, "a mapping of keys", element);
            }
            readers.add(new ConfigReader(mapping, copies.addObject(), prefix + path + ".", within, opened));
        }
        return readers;
    }

    /**
     * What has been read so far, defaults included.
     *
     * @return a copy
     */
    public ObjectNode resolved() {
        return resolved.deepCopy();
    }

    @Override
    public <T> T get(Key<T> key) throws SparringException.Configuration {
        Optional<T> value = find(key);
        if (value.isPresent()) {
            return value.get();
        }
        T fallback = key.fallback().orElseThrow(() -> missing(key));
        return written(key, fallback);
    }

    @Override
    public <T> T get(Key<T> key, T fallback) throws SparringException.Configuration {
        Optional<T> value = find(key);
        return value.isPresent() ? value.get() : written(key, fallback);
    }

    @Override
    public <T> Optional<T> find(Key<T> key) throws SparringException.Configuration {
        requireDeclared(key);
        JsonNode node = value(key.name());
        if (node == null) {
            return Optional.empty();
        }
        if (key.type() instanceof ValueType.FilePath
                && node.isTextual()
                && node.asText().isBlank()) {
            throw key.required()
                    ? missing(key)
                    : new SparringException.Configuration(path(key) + " is empty", "give a path, or leave the key out");
        }
        T value = key.type()
                .read(node)
                .orElseThrow(() -> wrong(key.name(), key.type().legal(), node));
        resolved.set(
                key.name(),
                key.type() instanceof ValueType.FilePath ? node : key.type().write(value));
        choose(key, value);
        return Optional.of(value);
    }

    private SparringException.Configuration missing(Key<?> key) {
        return new SparringException.Configuration(
                path(key) + " is missing",
                "give " + (key.required() ? key.without() : key.type().legal()));
    }

    private <T> T written(Key<T> key, T fallback) {
        resolved.set(key.name(), key.type().write(fallback));
        choose(key, fallback);
        return fallback;
    }

    /**
     * Writes down what was worked out and not given.
     *
     * @param <T> what it is in Java
     * @param key one of this section
     * @param value what it comes to
     */
    public <T> void note(Key<T> key, T value) {
        requireDeclared(key);
        resolved.set(key.name(), key.type().write(value));
    }

    @Override
    public boolean has(Key<?> key) {
        requireDeclared(key);
        return given != null && given.has(key.name());
    }

    /**
     * Whether a mapping within is there.
     *
     * @param within one of this section's
     * @return false if it is left out
     */
    public boolean has(Section within) {
        return given != null && given.has(within.name());
    }

    /** What a choice brings with it may be asked for from now on. */
    private void choose(Key<?> key, Object value) {
        Optional<Section.Family> family = section.family();
        if (family.isPresent() && family.get().chooser().equals(key)) {
            chosen = family.get().keys(value.toString());
        }
    }

    /** So that no key is read of which the tables of all keys say nothing. */
    private void requireDeclared(Key<?> key) {
        boolean chooser =
                section.family().filter(family -> family.chooser().equals(key)).isPresent();
        if (!chooser && !section.keys().contains(key) && !chosen.contains(key)) {
            throw new IllegalStateException(prefix + key.name() + " is not among the keys of "
                    + (section.name().isEmpty() ? "a configuration" : section.name()));
        }
    }

    /**
     * Refuses keys that nobody asked for, in this section and all others of the configuration.
     *
     * @throws SparringException.Configuration naming the key and the one that may have been meant
     */
    public void refuseUnknown() throws SparringException.Configuration {
        for (ConfigReader reader : opened) {
            if (reader.given == null) {
                continue;
            }
            for (var names = reader.given.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!reader.asked.contains(name)) {
                    String path = reader.prefix + name;
                    throw new SparringException.Configuration(
                            path + " is no key of this configuration", reader.hint(name, path));
                }
            }
        }
    }

    /** What may have been meant: a key of something else that could be chosen, one like it, or one of those there are. */
    private String hint(String name, String path) {
        List<String> owners = section.family().stream()
                .flatMap(family -> family.all().stream())
                .filter(member ->
                        member.keys().stream().anyMatch(key -> key.name().equals(name)))
                .map(Configurable::name)
                .toList();
        boolean here = chosen.stream().anyMatch(key -> key.name().equals(name));
        if (!owners.isEmpty() && !here) {
            return "it belongs to " + prefix
                    + section.family().orElseThrow().chooser().name() + " " + String.join(", ", owners);
        }
        return Spelling.nearest(
                        path,
                        opened.stream()
                                .flatMap(reader -> reader.known().stream())
                                .toList())
                .map(key -> "did you mean " + key + "?")
                .orElseGet(this::keys);
    }

    /** Paths that may stand in this section, given what was chosen. */
    private List<String> known() {
        List<String> known = new ArrayList<>();
        section.family().ifPresent(family -> known.add(prefix + family.chooser().name()));
        section.keys().forEach(key -> known.add(prefix + key.name()));
        chosen.forEach(key -> known.add(prefix + key.name()));
        for (Section within : section.sections()) {
            known.add(prefix + within.name());
        }
        return known.stream().distinct().toList();
    }

    private String keys() {
        List<String> keys = known().stream()
                .map(path -> path.substring(prefix.length()))
                .filter(name -> name.indexOf('.') < 0)
                .toList();
        String where = prefix.isEmpty() ? "the keys are " : prefix.substring(0, prefix.length() - 1) + " knows ";
        return where + String.join(", ", keys);
    }

    @Override
    public String path(Key<?> key) {
        return prefix + key.name();
    }

    private @Nullable JsonNode value(String key) throws SparringException.Configuration {
        asked.add(key);
        JsonNode node = given == null ? null : given.get(key);
        if (node != null && node.isNull()) {
            throw new SparringException.Configuration(
                    prefix + key + " is null", "it must have a value; leave the key out to keep the one below");
        }
        return node;
    }

    private SparringException.Configuration wrong(String key, String legal, JsonNode got) {
        String shown = got.isValueNode() ? got.asText() : got.toString();
        String cut = shown.length() > 60 ? shown.substring(0, 57) + "..." : shown;
        return new SparringException.Configuration(prefix + key + " is " + cut, "it must be " + legal);
    }
}

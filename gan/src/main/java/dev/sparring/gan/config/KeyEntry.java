package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.config.yaml.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key at its place in a configuration. Immutable.
 *
 * <pre>{@code
 * KeyEntry.all().forEach(entry ->
 *         System.out.println(entry.path() + ": " + entry.key().type().legal() + ", " + entry.key().help()));
 * }</pre>
 *
 * @param path such as {@code generator.warmup.updates}
 * @param key what may stand there
 * @param owner the choice that brings the key along; empty if it is always there
 */
public record KeyEntry(String path, Key<?> key, Optional<Owner> owner) {

    /**
     * A choice that has a key.
     *
     * @param path where the choice is made, such as {@code data.source}
     * @param members what has the key, such as {@code ring, grid}
     */
    public record Owner(String path, List<String> members) {
        /** Copies the members. */
        public Owner {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return path + " " + String.join(", ", members);
        }
    }

    /**
     * Whether a configuration may have this key.
     *
     * @param config complete, as {@link Config#tree} gives it
     * @return false if its section has chosen something without it; true for keys in lists; false for what a run keeps of a file,
     *     which nobody sets
     */
    public boolean appliesTo(ObjectNode config) {
        return inList()
                || owner.isEmpty()
                || owner.get()
                        .members()
                        .contains(config.at(pointer(owner.get().path())).asText());
    }

    /**
     * Whether the key is one of entries in a list, as those of {@code penalties}.
     *
     * @return true if its path holds {@code []}
     */
    public boolean inList() {
        return path.contains("[]");
    }

    /**
     * The key's value in a configuration.
     *
     * @param config as {@link Config#tree} gives it
     * @return missing if it is not there
     */
    public JsonNode value(ObjectNode config) {
        return config.at(pointer(path));
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    /**
     * Every key of a configuration, with those of jars on the class path. One that different choices have with different ranges or
     * defaults is there once for each of these.
     *
     * @return the keys, section by section
     */
    public static List<KeyEntry> all() {
        List<KeyEntry> entries = new ArrayList<>();
        collect("", ConfigKeys.root(), entries);
        return entries;
    }

    /**
     * The keys at a path or below it.
     *
     * @param path such as {@code generator.warmup.updates} or {@code generator.warmup}
     * @return at least one
     * @throws SparringException.Configuration if there is nothing of that path, with the key that may have been meant
     */
    public static List<KeyEntry> at(String path) throws SparringException.Configuration {
        List<KeyEntry> all = all();
        List<KeyEntry> found = all.stream()
                .filter(entry -> entry.path.equals(path)
                        || entry.path.startsWith(path + ".")
                        || entry.path.startsWith(path + "[]."))
                .toList();
        if (found.isEmpty()) {
            List<String> known = all.stream()
                    .flatMap(entry -> Stream.of(entry.path, parent(entry.path)))
                    .filter(one -> !one.isEmpty())
                    .toList();
            throw new SparringException.Configuration(
                    path + " is no key of a configuration",
                    Spelling.nearest(path, known)
                            .map(key -> "did you mean " + key + "?")
                            .orElse("sparring config --keys lists them all"));
        }
        return found;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static void collect(String prefix, Section section, List<KeyEntry> entries) {
        section.family().ifPresent(family -> entries.add(entry(prefix, family.chooser(), Optional.empty())));
        section.family().ifPresent(family -> {
            for (Key<?> key : distinct(family)) {
                List<String> owners = family.all().stream()
                        .filter(member -> member.keys().contains(key))
                        .map(Configurable::name)
                        .toList();
                entries.add(entry(
                        prefix,
                        key,
                        Optional.of(new Owner(prefix + family.chooser().name(), owners))));
            }
        });
        section.keys().forEach(key -> entries.add(entry(prefix, key, Optional.empty())));
        for (Section within : section.sections()) {
            collect(
                    prefix + within.name() + (within.presence() == Section.Presence.LIST ? "[]." : "."),
                    within,
                    entries);
        }
    }

    private static List<Key<?>> distinct(Section.Family family) {
        List<Key<?>> keys = new ArrayList<>();
        family.all().forEach(member -> keys.addAll(member.keys()));
        return keys.stream().distinct().toList();
    }

    private static KeyEntry entry(String prefix, Key<?> key, Optional<Owner> owner) {
        return new KeyEntry(prefix + key.name(), key, owner);
    }
}

package dev.sparring.gan.config.yaml;

import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a mapping of a configuration may hold: keys of its own, keys of what is chosen in it, and further mappings. Immutable.
 *
 * @param name of the mapping within the one around it; empty for the whole configuration
 * @param help what it is for, in one line
 * @param presence how often it is there
 * @param keys its own, in the order in which they are told
 * @param family what is chosen in it, if anything is
 * @param sections mappings within
 */
public record Section(
        String name,
        String help,
        Presence presence,
        List<Key<?>> keys,
        Optional<Family> family,
        List<Section> sections) {

    /** How often a mapping is there. */
    public enum Presence {
        /** Once, with defaults where it is left out. */
        ALWAYS,
        /** Once, or what it is about is off. */
        OFF_UNLESS_GIVEN,
        /** In a list of such mappings, which is empty where it is left out. */
        LIST
    }

    /**
     * A choice that brings keys of its own.
     *
     * @param chooser the key that names the member
     * @param members what there is to choose from, each with its keys
     * @param file what the path of a file in a name's place stands for, with its keys; empty if there can be none
     */
    public record Family(Key<String> chooser, List<? extends Configurable> members, Optional<Configurable> file) {

        /** Copies the list. */
        public Family {
            members = List.copyOf(members);
        }

        /**
         * Everything that brings keys along.
         *
         * @return the members, and the file if there can be one
         */
        public List<Configurable> all() {
            List<Configurable> all = new ArrayList<>(members);
            file.ifPresent(all::add);
            return all;
        }

        /**
         * Keys of what was chosen.
         *
         * @param value a member's name, or a path
         * @return its keys; none if there is no such member
         */
        public List<Key<?>> keys(String value) {
            return members.stream()
                    .filter(member -> member.name().equals(value))
                    .findFirst()
                    .<Configurable>map(member -> member)
                    .or(() -> chooser.type().isPath(value) ? file : Optional.empty())
                    .map(Configurable::keys)
                    .orElse(List.of());
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalStateException if a member of the family, which may come from a jar, has a key of the section's own
     */
    public Section {
        keys = List.copyOf(keys);
        sections = List.copyOf(sections);
        Set<String> own = new HashSet<>();
        keys.forEach(key -> own.add(key.name()));
        sections.forEach(within -> own.add(within.name()));
        family.ifPresent(given -> {
            own.add(given.chooser().name());
            for (Configurable member : given.all()) {
                for (Key<?> key : member.keys()) {
                    if (own.contains(key.name())) {
                        throw new IllegalStateException(member.getClass().getName() + " has a key " + key.name()
                                + ", which " + (name.isEmpty() ? "its section" : name) + " has already");
                    }
                }
            }
        });
    }

    /**
     * A mapping whose defaults hold where it is left out.
     *
     * @param name within the mapping around it
     * @param help what it is for
     * @param keys its own
     * @return the section
     */
    public static Section of(String name, String help, Key<?>... keys) {
        return new Section(name, help, Presence.ALWAYS, List.of(keys), Optional.empty(), List.of());
    }

    /**
     * A mapping that is off where it is left out.
     *
     * @param name within the mapping around it
     * @param help what it is for
     * @param keys its own
     * @return the section
     */
    public static Section offUnlessGiven(String name, String help, Key<?>... keys) {
        return new Section(name, help, Presence.OFF_UNLESS_GIVEN, List.of(keys), Optional.empty(), List.of());
    }

    /**
     * A list of mappings, each with its own values.
     *
     * @param name of the list within the mapping around it
     * @param help what it is for
     * @param keys of each
     * @return the section
     */
    public static Section listOf(String name, String help, Key<?>... keys) {
        return new Section(name, help, Presence.LIST, List.of(keys), Optional.empty(), List.of());
    }

    /**
     * The same under another name.
     *
     * @param other name within the mapping around it
     * @param text what it is for
     * @return the section
     */
    public Section named(String other, String text) {
        return new Section(other, text, presence, keys, family, sections);
    }

    /**
     * The section with keys of what is chosen in it.
     *
     * @param chooser the key that names it
     * @param members what there is to choose from
     * @return the section
     */
    public Section choosing(Key<String> chooser, List<? extends Configurable> members) {
        return choosing(new Family(chooser, members, Optional.empty()));
    }

    /**
     * The section with keys of what is chosen in it.
     *
     * @param chosen the key that chooses, and what there is to choose from
     * @return the section
     */
    public Section choosing(Family chosen) {
        return new Section(name, help, presence, keys, Optional.of(chosen), sections);
    }

    /**
     * The section with further keys.
     *
     * @param more after its own
     * @return the section
     */
    public Section with(List<? extends Key<?>> more) {
        List<Key<?>> all = new ArrayList<>(keys);
        all.addAll(more);
        return new Section(name, help, presence, all, family, sections);
    }

    /**
     * The section with further mappings in it.
     *
     * @param more after those it has
     * @return the section
     */
    public Section holding(Section... more) {
        List<Section> all = new ArrayList<>(sections);
        all.addAll(List.of(more));
        return new Section(name, help, presence, keys, family, all);
    }
}

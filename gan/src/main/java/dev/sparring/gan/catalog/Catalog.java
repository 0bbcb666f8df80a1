package dev.sparring.gan.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * A family by names: ours, and those of jars on the class path that name a class of theirs in {@code META-INF/services}.
 * Immutable; safe from any thread.
 *
 * @param <T> what a member is
 */
public final class Catalog<T extends Named> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<String, T> members;

    private Catalog(Map<String, T> members) {
        this.members = members;
    }

    /**
     * Our members and those on the class path.
     *
     * @param <T> what a member is
     * @param type the interface that {@code META-INF/services} names
     * @param ours in the order in which they are to be listed
     * @return the catalog
     * @throws IllegalStateException if two have the same name, or one has a name that cannot stand in a configuration
     */
    public static <T extends Named> Catalog<T> of(Class<T> type, List<T> ours) {
        List<T> all = new ArrayList<>(ours);
        ServiceLoader.load(type).forEach(member -> all.add(answering(member)));
        Map<String, T> members = new LinkedHashMap<>();
        for (T member : all) {
            if (!NAME.matcher(member.name()).matches()) {
                throw new IllegalStateException(
                        "a name must be words of [a-z0-9] with hyphens between them and begin with a letter, got \""
                                + member.name() + "\" of " + member.getClass().getName());
            }
            T other = members.put(member.name(), member);
            if (other != null) {
                throw new IllegalStateException("there are two of the name " + member.name() + ": "
                        + other.getClass().getName() + " and "
                        + member.getClass().getName());
            }
        }
        return new Catalog<>(members);
    }

    /** One from a jar may be made for another version, or broken. */
    private static <T extends Named> T answering(T member) {
        try {
            boolean answers = member.name() != null && member.help() != null;
            if (member instanceof Configurable configurable) {
                answers &= configurable.keys().stream().allMatch(Objects::nonNull);
            }
            if (answers) {
                return member;
            }
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    member.getClass().getName() + " does not tell its name, help and keys: " + e, e);
        }
        throw new IllegalStateException(member.getClass().getName() + " has no name or no help");
    }

    /**
     * The names.
     *
     * @return ours first, then the others
     */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /**
     * All of them.
     *
     * @return ours first, then the others
     */
    public List<T> members() {
        return List.copyOf(members.values());
    }

    /**
     * One of them.
     *
     * @param name as configurations have it
     * @return empty if there is none of that name
     */
    public Optional<T> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /**
     * One of them that is known to be there, because a key that chooses from this catalog had its name.
     *
     * @param name as configurations have it
     * @return the member
     * @throws IllegalArgumentException if there is none of that name
     */
    public T get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is none of the name " + name));
    }
}

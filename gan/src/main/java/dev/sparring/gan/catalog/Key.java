package dev.sparring.gan.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A key of a configuration: its name, what may stand there, what holds if nothing does, and what it is for. From it come the
 * reading, the messages, {@code sparring config --keys} and the table in {@code docs/configuration.md}. Immutable.
 *
 * <pre>{@code
 * static final Key<Integer> MODES = Key.integer("modes", 1, 10_000, "how many Gaussians").or(8);
 *
 * int modes = settings.get(MODES);
 * }</pre>
 *
 * @param <T> what a value is in Java
 * @param name within its section
 * @param type what may stand there
 * @param fallback what holds if nothing does, if that is always the same
 * @param without what holds if nothing does and that is not always the same, or not a value, such as {@code no limit}; or what
 *     must be given, if {@code required}
 * @param required whether there must be a value
 * @param fixed whether a run that has begun must keep it
 * @param help what it is for, in one line
 */
public record Key<T>(
        String name,
        ValueType<T> type,
        Optional<T> fallback,
        String without,
        boolean required,
        boolean fixed,
        String help) {

    private static <T> Key<T> of(String name, ValueType<T> type, String help) {
        return new Key<>(name, type, Optional.empty(), "not set", false, false, help);
    }

    /**
     * A whole number that an int holds.
     *
     * @param name within its section
     * @param least the least that is legal
     * @param most the most that is legal
     * @param help what it is for
     * @return the key, without a default
     */
    public static Key<Integer> integer(String name, int least, int most, String help) {
        return of(name, new ValueType.Int(least, most), help);
    }

    /**
     * A whole number that may be longer.
     *
     * @param name within its section
     * @param least the least that is legal
     * @param most the most that is legal
     * @param help what it is for
     * @return the key, without a default
     */
    public static Key<Long> whole(String name, long least, long most, String help) {
        return of(name, new ValueType.Whole(least, most), help);
    }

    /**
     * A number.
     *
     * @param name within its section
     * @param range what is legal
     * @param help what it is for
     * @return the key, without a default
     */
    public static Key<Double> number(String name, Range range, String help) {
        return of(name, new ValueType.Decimal(range), help);
    }

    /**
     * Whole numbers, at least one.
     *
     * @param name within its section
     * @param least the least that is legal
     * @param most the most that is legal
     * @param help what they are for
     * @return the key, without a default
     */
    public static Key<List<Long>> wholeList(String name, long least, long most, String help) {
        return of(name, new ValueType.WholeList(least, most), help);
    }

    /**
     * The size of images.
     *
     * @param name within its section
     * @param least the shortest side that is legal
     * @param most the longest side that is legal
     * @param help what it is for
     * @return the key, without a default
     */
    public static Key<ImageSize> size(String name, int least, int most, String help) {
        return of(name, new ValueType.Size(least, most), help);
    }

    /**
     * A list of numbers.
     *
     * @param name within its section
     * @param least the smallest
     * @param most the largest
     * @param help what they are
     * @return the key, without a default
     */
    public static Key<List<Double>> numberList(String name, double least, double most, String help) {
        return of(name, new ValueType.NumberList(least, most), help);
    }

    /**
     * A list of texts.
     *
     * @param name within its section
     * @param help what they are
     * @return the key, without a default
     */
    public static Key<List<String>> textList(String name, String help) {
        return of(name, new ValueType.TextList(), help);
    }

    /**
     * Some of a few names, or none.
     *
     * @param name within its section
     * @param help what is chosen
     * @param members what may be chosen
     * @return the key, without a default
     */
    public static Key<List<String>> choices(String name, String help, Named... members) {
        return of(name, new ValueType.ChoiceList(Arrays.asList(members)), help);
    }

    /**
     * A number, or a word in its place.
     *
     * @param name within its section
     * @param range of the number
     * @param word what may stand there as well, read as an empty value
     * @param help what it is
     * @return the key, without a default
     */
    public static Key<OptionalDouble> numberOr(String name, Range range, String word, String help) {
        return of(name, new ValueType.NumberOr(range, word), help);
    }

    /**
     * One of a few names.
     *
     * @param name within its section
     * @param members what may be chosen
     * @param help what is chosen
     * @return the key, without a default
     */
    public static Key<String> choice(String name, List<? extends Named> members, String help) {
        return of(name, new ValueType.Choice(List.copyOf(members)), help);
    }

    /**
     * One of a few names.
     *
     * @param name within its section
     * @param help what is chosen
     * @param members what may be chosen, see {@link Named#of}
     * @return the key, without a default
     */
    public static Key<String> choice(String name, String help, Named... members) {
        return choice(name, Arrays.asList(members), help);
    }

    /**
     * One of a few names, or the path of a file in their place.
     *
     * @param name within its section
     * @param members what may be chosen
     * @param endings by which a file is told from a name, see {@link ValueType.Choice}
     * @param help what is chosen
     * @return the key, without a default
     */
    public static Key<String> choiceOrFile(
            String name, List<? extends Named> members, List<String> endings, String help) {
        return of(name, new ValueType.Choice(List.copyOf(members), endings), help);
    }

    /**
     * True or false.
     *
     * @param name within its section
     * @param help what is so
     * @return the key, without a default
     */
    public static Key<Boolean> flag(String name, String help) {
        return of(name, new ValueType.Flag(), help);
    }

    /**
     * Any text.
     *
     * @param name within its section
     * @param help what it is for
     * @return the key, without a default
     */
    public static Key<String> text(String name, String help) {
        return of(name, new ValueType.Text(), help);
    }

    /**
     * A file or directory.
     *
     * @param name within its section
     * @param help what is there
     * @return the key, without a default
     */
    public static Key<Path> path(String name, String help) {
        return of(name, new ValueType.FilePath(), help);
    }

    /**
     * The key with a default.
     *
     * @param value legal
     * @return the key
     * @throws IllegalArgumentException if it is not
     */
    public Key<T> or(T value) {
        if (type.read(type.write(value)).isEmpty()) {
            throw new IllegalArgumentException(
                    "the default of " + name + " must be " + type.legal() + ", got " + value);
        }
        return new Key<>(name, type, Optional.of(value), "", false, fixed, help);
    }

    /**
     * The key with a default that depends on others, or that is no value.
     *
     * @param words what holds then, such as {@code all updates after the warmup}
     * @return the key
     */
    public Key<T> orElse(String words) {
        return new Key<>(name, type, Optional.empty(), words, false, fixed, help);
    }

    /**
     * The key, which must be there.
     *
     * @param what must be given, such as {@code the directory of the files}
     * @return the key
     */
    public Key<T> require(String what) {
        return new Key<>(name, type, Optional.empty(), what, true, fixed, help);
    }

    /**
     * The key, whose value a run keeps from its beginning to its end.
     *
     * @return the key
     */
    public Key<T> fix() {
        return new Key<>(name, type, fallback, without, required, true, help);
    }

    /**
     * What holds if the key is left out, for people.
     *
     * @return a value as YAML writes it, or words
     */
    public String otherwise() {
        if (fallback.isPresent()) {
            JsonNode written = type.write(fallback.get());
            return written.isValueNode() ? written.asText() : written.toString();
        }
        return required ? "must be given" : without;
    }
}

package dev.sparring.gan.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may stand at a key of a configuration. Immutable; safe from any thread.
 *
 * @param <T> what it is in Java
 */
public sealed interface ValueType<T> {

    /**
     * Reads a value.
     *
     * @param node as YAML gave it, not null in YAML
     * @return the value, or empty if it is of another type or out of range
     */
    Optional<T> read(JsonNode node);

    /**
     * Writes a value.
     *
     * @param value as {@link #read} gave it
     * @return as YAML writes it
     */
    JsonNode write(T value);

    /**
     * What is legal, with an article where it needs one.
     *
     * @return such as {@code a whole number in [1, 1000]}, to come after "it must be"
     */
    String legal();

    /**
     * Whether a value is a path, which is made absolute before it is written down.
     *
     * @param text the value
     * @return false of anything that is no path
     */
    default boolean isPath(String text) {
        return false;
    }

    /**
     * A number without a fraction that an int holds.
     *
     * @param least the least that is legal
     * @param most the most that is legal
     */
    record Int(int least, int most) implements ValueType<Integer> {
        @Override
        public Optional<Integer> read(JsonNode node) {
            return whole(node, least, most).map(Long::intValue);
        }

        @Override
        public JsonNode write(Integer value) {
            return IntNode.valueOf(value);
        }

        @Override
        public String legal() {
            return "a whole number in [" + least + ", " + most + "]";
        }
    }

    /**
     * A number without a fraction that may be longer.
     *
     * @param least the least that is legal
     * @param most the most that is legal
     */
    record Whole(long least, long most) implements ValueType<Long> {
        @Override
        public Optional<Long> read(JsonNode node) {
            return whole(node, least, most);
        }

        @Override
        public JsonNode write(Long value) {
            return LongNode.valueOf(value);
        }

        @Override
        public String legal() {
            return "a whole number in [" + least + ", " + most + "]";
        }
    }

    /**
     * A number.
     *
     * @param range what is legal
     */
    record Decimal(Range range) implements ValueType<Double> {
        @Override
        public Optional<Double> read(JsonNode node) {
            return decimal(node).map(BigDecimal::doubleValue).filter(range::contains);
        }

        @Override
        public JsonNode write(Double value) {
            return DoubleNode.valueOf(value);
        }

        @Override
        public String legal() {
            return "a number in " + range;
        }
    }

    /**
     * The size of images: a side of squares, or height and width.
     *
     * @param least the shortest side that is legal
     * @param most the longest side that is legal
     */
    record Size(int least, int most) implements ValueType<ImageSize> {
        @Override
        public Optional<ImageSize> read(JsonNode node) {
            return node.isIntegralNumber() || node.isTextual()
                    ? ImageSize.parse(node.asText())
                            .filter(size -> Math.min(size.height(), size.width()) >= least
                                    && Math.max(size.height(), size.width()) <= most)
                    : Optional.empty();
        }

        @Override
        public JsonNode write(ImageSize value) {
            return value.isSquare() ? IntNode.valueOf(value.height()) : TextNode.valueOf(value.toString());
        }

        @Override
        public String legal() {
            return "a whole number in [" + least + ", " + most + "], or two such as 64x96";
        }
    }

    /**
     * A list of numbers.
     *
     * @param least the smallest
     * @param most the largest
     */
    record NumberList(double least, double most) implements ValueType<List<Double>> {
        @Override
        public Optional<List<Double>> read(JsonNode node) {
            return list(node, element -> decimal(element)
                    .map(BigDecimal::doubleValue)
                    .filter(number -> number >= least && number <= most));
        }

        @Override
        public JsonNode write(List<Double> value) {
            return array(value, DoubleNode::valueOf);
        }

        @Override
        public String legal() {
            return "a list of numbers in [" + least + ", " + most + "]";
        }
    }

    /**
     * Some of a few names, or none.
     *
     * @param members what they stand for, in the order in which they are told
     */
    record ChoiceList(List<Named> members) implements ValueType<List<String>> {

        /** Copies. */
        public ChoiceList {
            members = List.copyOf(members);
        }

        @Override
        public Optional<List<String>> read(JsonNode node) {
            if (!node.isArray()) {
                return Optional.empty();
            }
            List<String> names = new ArrayList<>();
            for (JsonNode element : node) {
                String name = element.asText();
                if (members.stream().noneMatch(member -> member.name().equals(name)) || names.contains(name)) {
                    return Optional.empty();
                }
                names.add(name);
            }
            return Optional.of(List.copyOf(names));
        }

        @Override
        public JsonNode write(List<String> value) {
            return array(value, TextNode::valueOf);
        }

        @Override
        public String legal() {
            return "a list of some of " + members.stream().map(Named::name).collect(Collectors.joining(", "))
                    + ", or []";
        }
    }

    /**
     * A number, or a word in its place.
     *
     * @param range of the number
     * @param word what may stand there as well
     */
    record NumberOr(Range range, String word) implements ValueType<OptionalDouble> {
        @Override
        public Optional<OptionalDouble> read(JsonNode node) {
            if (node.isTextual() && node.asText().equals(word)) {
                return Optional.of(OptionalDouble.empty());
            }
            return new Decimal(range).read(node).map(OptionalDouble::of);
        }

        @Override
        public JsonNode write(OptionalDouble value) {
            return value.isPresent() ? new Decimal(range).write(value.getAsDouble()) : TextNode.valueOf(word);
        }

        @Override
        public String legal() {
            return new Decimal(range).legal() + ", or " + word;
        }
    }

    /** A list of texts. */
    record TextList() implements ValueType<List<String>> {
        @Override
        public Optional<List<String>> read(JsonNode node) {
            return list(
                    node,
                    element -> element.isValueNode() && !element.isNull()
                            ? Optional.of(element.asText())
                            : Optional.empty());
        }

        @Override
        public JsonNode write(List<String> value) {
            return array(value, TextNode::valueOf);
        }

        @Override
        public String legal() {
            return "a list of texts";
        }
    }

    /**
     * Whole numbers, at least one.
     *
     * @param least the least that is legal
     * @param most the most that is legal
     */
    record WholeList(long least, long most) implements ValueType<List<Long>> {
        @Override
        public Optional<List<Long>> read(JsonNode node) {
            return list(node, element -> whole(element, least, most));
        }

        @Override
        public JsonNode write(List<Long> value) {
            return array(value, LongNode::valueOf);
        }

        @Override
        public String legal() {
            return "a list of whole numbers in [" + least + ", " + most + "]";
        }
    }

    /**
     * One of a few names, or perhaps the path of a file in their place.
     *
     * @param members what they stand for, in the order in which they are told
     * @param endings by which a file is told from a name, such as {@code .json}; one with a separator in its path is told without.
     *     Empty if there must be a name
     */
    record Choice(List<Named> members, List<String> endings) implements ValueType<String> {

        /**
         * One of a few names.
         *
         * @param members what they stand for, in the order in which they are told
         */
        public Choice(List<Named> members) {
            this(members, List.of());
        }

        /**
         * Copies the lists.
         *
         * @throws IllegalStateException if two have the same name, of which one may come from a jar
         */
        public Choice {
            members = List.copyOf(members);
            endings = List.copyOf(endings);
            Set<String> names = new HashSet<>();
            for (Named member : members) {
                if (!names.add(member.name())) {
                    throw new IllegalStateException(
                            member.getClass().getName() + " has the name " + member.name() + ", which is taken");
                }
            }
        }

        @Override
        public Optional<String> read(JsonNode node) {
            boolean known = node.isValueNode()
                    && (members.stream().map(Named::name).anyMatch(node.asText()::equals) || isPath(node.asText()));
            return known ? Optional.of(node.asText()) : Optional.empty();
        }

        @Override
        public boolean isPath(String text) {
            boolean told = text.contains("/") || text.contains(File.separator);
            String small = text.toLowerCase(Locale.ROOT);
            if (endings.isEmpty() || !(told || endings.stream().anyMatch(small::endsWith))) {
                return false;
            }
            try {
                return UserPath.of(text).getFileName() != null;
            } catch (InvalidPathException e) {
                return false;
            }
        }

        @Override
        public JsonNode write(String value) {
            return TextNode.valueOf(value);
        }

        @Override
        public String legal() {
            String names = members.stream().map(Named::name).collect(Collectors.joining(", ", "one of ", ""));
            return endings.isEmpty() ? names : names + ", or the path of a file (" + String.join(", ", endings) + ")";
        }
    }

    /** True or false. */
    record Flag() implements ValueType<Boolean> {
        @Override
        public Optional<Boolean> read(JsonNode node) {
            return switch (node.isValueNode() ? node.asText() : "") {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public JsonNode write(Boolean value) {
            return BooleanNode.valueOf(value);
        }

        @Override
        public String legal() {
            return "one of true, false";
        }
    }

    /** Any text. */
    record Text() implements ValueType<String> {
        @Override
        public Optional<String> read(JsonNode node) {
            return node.isValueNode() ? Optional.of(node.asText()) : Optional.empty();
        }

        @Override
        public JsonNode write(String value) {
            return TextNode.valueOf(value);
        }

        @Override
        public String legal() {
            return "a text";
        }
    }

    /** A file or directory, as {@link UserPath} reads it. */
    record FilePath() implements ValueType<Path> {
        @Override
        public Optional<Path> read(JsonNode node) {
            if (!node.isValueNode() || node.asText().isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(UserPath.of(node.asText()));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }

        @Override
        public JsonNode write(Path value) {
            return TextNode.valueOf(value.toString());
        }

        @Override
        public String legal() {
            return "a path";
        }

        @Override
        public boolean isPath(String text) {
            return true;
        }
    }

    private static <T> JsonNode array(List<T> values, Function<T, JsonNode> writer) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(values.stream().map(writer).toList());
    }

    /** At least one element, each of which is legal. */
    private static <T> Optional<List<T>> list(JsonNode node, Function<JsonNode, Optional<T>> reader) {
        if (!node.isArray() || node.isEmpty()) {
            return Optional.empty();
        }
        List<T> elements = new ArrayList<>();
        for (JsonNode element : node) {
            Optional<T> read = reader.apply(element);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            elements.add(read.get());
        }
        return Optional.of(List.copyOf(elements));
    }

    private static Optional<Long> whole(JsonNode node, long least, long most) {
        return decimal(node)
                .filter(decimal -> decimal.stripTrailingZeros().scale() <= 0
                        && decimal.compareTo(BigDecimal.valueOf(least)) >= 0
                        && decimal.compareTo(BigDecimal.valueOf(most)) <= 0)
                .map(BigDecimal::longValueExact);
    }

    /** YAML 1.1 reads 2e-4 as a text; people mean a number. */
    private static Optional<BigDecimal> decimal(JsonNode node) {
        if (!node.isNumber() && !node.isTextual()) {
            return Optional.empty();
        }
        String text = node.asText().trim();
        if (text.length() > 40) {
            return Optional.empty();
        }
        try {
            BigDecimal decimal = new BigDecimal(text);
            return Math.abs((long) decimal.scale()) > 400 ? Optional.empty() : Optional.of(decimal);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

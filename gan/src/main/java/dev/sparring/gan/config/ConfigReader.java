package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a configuration, read key by key: checks types and ranges, fills defaults, finds unknown keys.
 *
 * <p>What has been read is copied, default or not, to the resolved mapping in the order of reading.
 */
final class ConfigReader {

    private final @Nullable ObjectNode given;
    private final ObjectNode resolved;
    private final String prefix;
    private final List<String> known;
    private final List<ConfigReader> sections;
    private final Set<String> asked = new HashSet<>();

    private ConfigReader(
            @Nullable ObjectNode given,
            ObjectNode resolved,
            String prefix,
            List<String> known,
            List<ConfigReader> sections) {
        this.given = given;
        this.resolved = resolved;
        this.prefix = prefix;
        this.known = known;
        this.sections = sections;
        sections.add(this);
    }

    /** The root of a configuration; what is read goes to the resolved mapping. */
    static ConfigReader root(ObjectNode given, ObjectNode resolved) {
        return new ConfigReader(given, resolved, "", new ArrayList<>(), new ArrayList<>());
    }

    /** The mapping under a key; an absent one is read as empty. */
    ConfigReader section(String key) throws SparringException.Configuration {
        JsonNode node = value(key);
        if (node != null && !node.isObject()) {
            throw wrong(key, "must be a mapping of keys", node);
        }
        return new ConfigReader((ObjectNode) node, resolved.putObject(key), prefix + key + ".", known, sections);
    }

    /** A whole number in a range. */
    long integer(String key, long fallback, long least, long most) throws SparringException.Configuration {
        JsonNode node = value(key);
        long number = fallback;
        if (node != null) {
            String range = "must be a whole number in [" + least + ", " + most + "]";
            BigDecimal decimal = decimal(node);
            if (decimal == null || !isWhole(decimal, least, most)) {
                throw wrong(key, range, node);
            }
            number = decimal.longValueExact();
        }
        resolved.put(key, number);
        return number;
    }

    /** A number in a range. */
    double number(String key, double fallback, Range range) throws SparringException.Configuration {
        JsonNode node = value(key);
        double number = fallback;
        if (node != null) {
            BigDecimal decimal = decimal(node);
            number = decimal == null ? Double.NaN : decimal.doubleValue();
            if (!range.contains(number)) {
                throw wrong(key, "must be a number in " + range, node);
            }
        }
        resolved.put(key, number);
        return number;
    }

    /** A number in a range that has no default: empty if the key is absent. */
    Optional<Double> optionalNumber(String key, Range range) throws SparringException.Configuration {
        return value(key) == null ? Optional.empty() : Optional.of(number(key, 0, range));
    }

    /** A whole number in a range that has no default: empty if the key is absent, and then not written down. */
    Optional<Long> optionalInteger(String key, long least, long most) throws SparringException.Configuration {
        return value(key) == null ? Optional.empty() : Optional.of(integer(key, 0, least, most));
    }

    /** Whole numbers in a range. */
    List<Long> integers(String key, long least, long most) throws SparringException.Configuration {
        JsonNode node = value(key);
        if (node == null || !node.isArray() || node.isEmpty()) {
            throw new SparringException.Configuration(
                    path(key) + (node == null ? " is missing" : " is " + node),
                    "give a list of whole numbers in [" + least + ", " + most + "]");
        }
        List<Long> numbers = new ArrayList<>();
        for (JsonNode element : node) {
            BigDecimal decimal = decimal(element);
            if (decimal == null || !isWhole(decimal, least, most)) {
                throw wrong(key, "must be a list of whole numbers in [" + least + ", " + most + "]", node);
            }
            numbers.add(decimal.longValueExact());
        }
        ArrayNode copy = resolved.putArray(key);
        numbers.forEach(copy::add);
        return numbers;
    }

    /** Whether a key is there. */
    boolean has(String key) {
        known.add(prefix + key);
        return given != null && given.has(key);
    }

    /** One of a few words. */
    String choice(String key, String fallback, List<String> legal) throws SparringException.Configuration {
        JsonNode node = value(key);
        String word = node == null ? fallback : node.asText();
        if (node != null && (!node.isValueNode() || !legal.contains(word))) {
            throw wrong(key, "must be one of " + String.join(", ", legal), node);
        }
        resolved.put(key, word);
        return word;
    }

    /** Any text. */
    String text(String key, String fallback) throws SparringException.Configuration {
        JsonNode node = value(key);
        if (node != null && !node.isValueNode()) {
            throw wrong(key, "must be a text", node);
        }
        String text = node == null ? fallback : node.asText();
        resolved.put(key, text);
        return text;
    }

    /** True or false. */
    boolean flag(String key, boolean fallback) throws SparringException.Configuration {
        boolean flag = Boolean.parseBoolean(choice(key, Boolean.toString(fallback), List.of("true", "false")));
        resolved.put(key, flag);
        return flag;
    }

    /** A list that this version wants empty. */
    void emptyList(String key) throws SparringException.Configuration {
        JsonNode node = value(key);
        if (node != null && !(node.isArray() && node.isEmpty())) {
            throw wrong(key, "must be an empty list, this version knows none", node);
        }
        resolved.putArray(key);
    }

    /** Refuses keys that nobody asked for, in this section and all others of the configuration. */
    void refuseUnknown() throws SparringException.Configuration {
        for (ConfigReader section : sections) {
            if (section.given == null) {
                continue;
            }
            for (var names = section.given.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                String path = section.prefix + name;
                if (!section.asked.contains(name)) {
                    throw new SparringException.Configuration(
                            path + " is no key of this configuration",
                            nearest(path)
                                    .map(key -> "did you mean " + key + "?")
                                    .orElseGet(section::keys));
                }
            }
        }
    }

    /** What there is in this section, for a key that is like none of them. */
    private String keys() {
        List<String> keys = known.stream()
                .filter(path -> path.startsWith(prefix) && path.indexOf('.', prefix.length()) < 0)
                .map(path -> path.substring(prefix.length()))
                .distinct()
                .toList();
        String where = prefix.isEmpty() ? "the keys are " : prefix.substring(0, prefix.length() - 1) + " knows ";
        return where + String.join(", ", keys);
    }

    /** The key that is most like a path, by its last word or as a whole; empty if none is much like it. */
    private Optional<String> nearest(String path) {
        return known.stream()
                .filter(key -> isNear(last(path), last(key)))
                .min(Comparator.<String>comparingInt(key -> distance(last(path), last(key)))
                        .thenComparingInt(key -> distance(path, key)));
    }

    /** Whether at most a third of a word is another, whatever its case. */
    static boolean isNear(String word, String key) {
        int distance = distance(word.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
        return distance <= Math.min(word.length(), key.length()) / 3;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Letters to insert, delete or replace, or neighbours to swap (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                rows[i][j] = swapped ? Math.min(least, 1 + rows[i - 2][j - 2]) : least;
            }
        }
        return rows[a.length()][b.length()];
    }

    /** A key's path from the root. */
    String path(String key) {
        return prefix + key;
    }

    private @Nullable JsonNode value(String key) throws SparringException.Configuration {
        known.add(prefix + key);
        asked.add(key);
        JsonNode node = given == null ? null : given.get(key);
        if (node != null && node.isNull()) {
            throw wrong(key, "must have a value; leave the key out to keep the one below", node);
        }
        return node;
    }

    /** YAML 1.1 reads 2e-4 as a text; people mean a number. */
    private static @Nullable BigDecimal decimal(JsonNode node) {
        if (!node.isNumber() && !node.isTextual()) {
            return null;
        }
        String text = node.asText().trim();
        if (text.length() > 40) {
            return null;
        }
        try {
            BigDecimal decimal = new BigDecimal(text);
            return Math.abs((long) decimal.scale()) > 400 ? null : decimal;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isWhole(BigDecimal decimal, long least, long most) {
        return decimal.stripTrailingZeros().scale() <= 0
                && decimal.compareTo(BigDecimal.valueOf(least)) >= 0
                && decimal.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private SparringException.Configuration wrong(String key, String must, JsonNode got) {
        String shown = got.isValueNode() ? got.asText() : got.toString();
        String cut = shown.length() > 60 ? shown.substring(0, 57) + "..." : shown;
        return new SparringException.Configuration(prefix + key + " is " + cut, "it " + must);
    }
}

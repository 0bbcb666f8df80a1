package dev.sparring.gan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.yaml.Yaml;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At every key, every kind of illegal value is refused by a line with the key's path, the value and what is legal. */
class IllegalValuesTest {

    /** Of keys in a list of mappings. */
    private static final String LIST = "penalties[].";

    private static final BigDecimal LITTLE = new BigDecimal("0.0001");

    static Stream<Keys.Key> keys() {
        return Keys.all();
    }

    private static Config config(Keys.Key key, String value) throws SparringException.Configuration {
        ConfigBuilder layers = ConfigBuilder.preset("ring");
        if (key.path().startsWith(LIST)) {
            return layers.set("penalties", "[{" + entry(key, value) + "}]").build();
        }
        for (String setting : key.settings()) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers.set(key.path(), value).build();
    }

    /** What a mapping in the list holds. */
    private static String entry(Keys.Key key, String value) {
        return Stream.concat(key.settings().stream(), Stream.of(key.path() + "=" + value))
                .map(setting -> setting.substring(LIST.length()).replaceFirst("=", ": "))
                .collect(Collectors.joining(", "));
    }

    private static List<String> illegal(Keys.Key key) {
        return switch (key.kind()) {
            case TEXT, PATH -> List.of("[a]", "{a: 1}");
            case WORD -> List.of("nonsense", "7", "[a]", "{a: 1}", "''");
            case MAPPINGS -> List.of("7", "a", "{a: 1}", "''");
            case MAPPING -> List.of("7", "a", "[a]", "''");
            case LIST -> List.of("7", "a", "{a: 1}", "[]", "[a]", "[0.5]", "[1, 0]", "[1, 1000000001]");
            case NUMBERS -> List.of("7", "a", "{a: 1}", "[]", "[a]", "[1e39]", "[-1e39]", "[Infinity]");
            case SOME -> List.of("7", "a", "{a: 1}", "[a]", "[[1]]", "''");
            case TEXTS -> List.of("7", "a", "{a: 1}", "[]", "[[1]]", "[{a: 1}]");
            case WHOLE -> numbers(key, BigDecimal.ONE, "1.5");
            case NUMBER -> numbers(key, LITTLE, "Infinity");
        };
    }

    private static List<String> numbers(Keys.Key key, BigDecimal step, String further) {
        Keys.Interval range = key.interval();
        BigDecimal from = new BigDecimal(range.from());
        BigDecimal to = new BigDecimal(range.to());
        return List.of(
                "many",
                "[1]",
                "{a: 1}",
                "true",
                "''",
                "NaN",
                further,
                "1e999999999",
                (range.fromIncluded() ? from.subtract(step) : from).toPlainString(),
                (range.toIncluded() ? to.add(step) : to).toPlainString());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anIllegalValueIsRefusedWithItsPathAndWhatIsLegal(Keys.Key key) {
        for (String value : illegal(key)) {
            Throwable thrown = catchThrowable(() -> config(key, value));
            assertThat(thrown).as("%s=%s", key, value).isInstanceOf(SparringException.Configuration.class);
            String message = Objects.requireNonNull(thrown.getMessage());
            assertThat(message)
                    .startsWith(key.path().replace("[]", "[0]") + " is ")
                    .doesNotContain("\n");
            assertSaysWhatIsLegal(key, message);
        }
    }

    private static void assertSaysWhatIsLegal(Keys.Key key, String message) {
        String advice = message.substring(message.indexOf("; ") + 2);
        switch (key.kind()) {
            case TEXT -> assertThat(advice).isEqualTo("it must be a text");
            case PATH -> assertThat(advice).isEqualTo("it must be a path");
            case MAPPINGS -> assertThat(advice).isEqualTo("it must be a list of mappings of keys, or []");
            case MAPPING ->
                assertThat(advice)
                        .isEqualTo(
                                key.path().equals("conditional")
                                        ? "it must be true, false or a mapping with the key labels"
                                        : "it must be a mapping of keys");
            case WORD ->
                assertThat(Set.of(advice.replace("it must be one of ", "")
                                .replace(", or the path of a file (.json, .yaml, .yml)", "")
                                .split(", ")))
                        .isEqualTo(Set.of(key.legal().split(" ")));
            case SOME ->
                assertThat(advice)
                        .isEqualTo("it must be a list of some of " + key.legal().replace(" ", ", ") + ", or []");
            case TEXTS -> assertThat(advice).isEqualTo("it must be a list of texts");
            case LIST, WHOLE, NUMBER, NUMBERS -> {
                assertThat(advice)
                        .contains(
                                switch (key.kind()) {
                                    case NUMBER -> "a number in";
                                    case NUMBERS -> "a list of numbers in";
                                    default -> "whole number";
                                });
                assertThat(Keys.Interval.in(advice)).hasValueSatisfying(told -> {
                    Keys.Interval legal = key.interval();
                    assertThat(told.fromIncluded()).as(advice).isEqualTo(legal.fromIncluded());
                    assertThat(told.toIncluded()).as(advice).isEqualTo(legal.toIncluded());
                    assertThat(new BigDecimal(told.from())).as(advice).isEqualByComparingTo(legal.from());
                    assertThat(new BigDecimal(told.to())).as(advice).isEqualByComparingTo(legal.to());
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void noValueIsRefusedToo(Keys.Key key) {
        Throwable thrown = catchThrowable(() -> config(key, "null"));
        assertThat(thrown)
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining(key.path().replace("[]", "[0]"));
    }

    /** What both ends make together with other keys may be refused, but for that reason. */
    @ParameterizedTest
    @MethodSource("keys")
    void theEndsOfARangeAreLegal(Keys.Key key) {
        if (key.kind() != Keys.Kind.WHOLE && key.kind() != Keys.Kind.NUMBER) {
            return;
        }
        Keys.Interval range = key.interval();
        for (String end : List.of(range.fromIncluded() ? range.from() : "", range.toIncluded() ? range.to() : "")) {
            Throwable thrown = end.isEmpty() ? null : catchThrowable(() -> config(key, end));
            if (thrown != null) {
                assertThat(thrown).as("%s=%s", key, end).isInstanceOf(SparringException.Configuration.class);
                assertThat(thrown.getMessage()).doesNotContain("number in [", "number in (");
            }
        }
    }

    /** So that a key which comes to be gets its line in {@link Keys}. */
    @Test
    void everyKeyThatIsReadIsTestedHere() throws Exception {
        Set<String> tested = Keys.all().map(Keys.Key::path).collect(Collectors.toSet());
        for (Keys.Key key : Keys.all().toList()) {
            if (key.kind() == Keys.Kind.MAPPING) {
                continue;
            }
            Config config;
            try {
                config = config(key, example(key));
            } catch (SparringException.Configuration e) {
                assertThat(e.getMessage()).as(key.toString()).contains("data drawn without end has no epochs");
                continue;
            }
            Set<String> read = new TreeSet<>();
            collect("", Yaml.mapping(config.yaml(), "what was read"), read);
            assertThat(tested).containsAll(read);
        }
    }

    /** What the tables of all keys say is what this page, written by hand, says; {@code epochs} needs data that has an end. */
    @Test
    void everyKeyThatIsDescribedIsTestedHereWithTheSameRange() {
        List<KeyEntry> described = KeyEntry.all();
        for (KeyEntry entry : described) {
            if (entry.path().equals("epochs")) {
                continue;
            }
            String legal = entry.key().type().legal();
            assertThat(Keys.all().filter(key -> key.path().equals(entry.path())))
                    .as(entry.path())
                    .anySatisfy(key -> assertSaysWhatIsLegal(key, "; it must be " + legal));
            assertThat(entry.key().help()).as(entry.path()).isNotBlank().doesNotContain("\n");
        }
        Set<String> paths = described.stream().map(KeyEntry::path).collect(Collectors.toSet());
        assertThat(Keys.all()
                        .filter(key -> key.kind() != Keys.Kind.MAPPING && key.kind() != Keys.Kind.MAPPINGS)
                        .map(Keys.Key::path))
                .allSatisfy(path -> assertThat(paths).contains(path));
    }

    /** A default that is told is the one that holds. */
    @Test
    void theDefaultThatIsToldIsTheOneThatHolds() throws Exception {
        for (Keys.Key key : Keys.all().toList()) {
            if (key.kind() == Keys.Kind.MAPPING
                    || key.path().startsWith("penalties")
                    || key.path().matches(".*\\.(path|classifier|milestones|at|definition|columns|means|deviations)")) {
                continue;
            }
            // Without the key itself, in a configuration that has nothing but its settings and what they need.
            ConfigBuilder layers = ConfigBuilder.stored(Yaml.mapping("data: {source: ring}", "nearly nothing"));
            for (String setting : key.settings()) {
                int at = setting.indexOf('=');
                layers.set(setting.substring(0, at), setting.substring(at + 1));
            }
            JsonNode held = layers.build().tree().at("/" + key.path().replace('.', '/'));
            if (held.isMissingNode()
                    || key.settings().stream().anyMatch(setting -> setting.startsWith(key.path() + "="))) {
                continue;
            }
            assertThat(KeyEntry.at(key.path())).as(key.toString()).anySatisfy(entry -> assertThat(entry.key()
                                    .fallback()
                                    .isEmpty()
                            || entry.key().otherwise().equals(held.isValueNode() ? held.asText() : held.toString()))
                    .isTrue());
        }
    }

    private static String example(Keys.Key key) {
        return switch (key.kind()) {
            case TEXT, PATH -> key.path().endsWith(".definition") ? "'{\"confs\": []}'" : "x";
            case WORD -> key.legal().split(" ")[0];
            case MAPPINGS -> "[]";
            case MAPPING -> "{}";
            case LIST, NUMBERS -> "[3]";
            case TEXTS -> "[x]";
            case SOME -> "[" + key.legal().split(" ")[0] + "]";
            case WHOLE, NUMBER ->
                key.interval().fromIncluded()
                        ? key.interval().from()
                        : key.interval().to();
        };
    }

    private static void collect(String prefix, JsonNode node, Set<String> paths) {
        node.properties().forEach(entry -> {
            String path = prefix + entry.getKey();
            paths.add(path);
            if (entry.getValue().isObject()) {
                collect(path + ".", entry.getValue(), paths);
            }
        });
    }
}

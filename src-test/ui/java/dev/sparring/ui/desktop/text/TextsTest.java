package dev.sparring.ui.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final ResourceBundle ENGLISH = Texts.bundle(Locale.ENGLISH);
    private static final ResourceBundle GERMAN = Texts.bundle(Locale.GERMAN);

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(GERMAN.getString("page.runs")).isEqualTo("Läufe");
        assertThat(written("texts_de.properties")).isEqualTo(written("texts.properties"));
    }

    @Test
    void bothLanguagesTakeTheSameValues() {
        for (String key : ENGLISH.keySet()) {
            assertThat(places(GERMAN.getString(key))).as(key).isEqualTo(places(ENGLISH.getString(key)));
        }
    }

    @Test
    void everyTextIsAFormatThatLosesNothing() {
        for (ResourceBundle language : List.of(ENGLISH, GERMAN)) {
            for (String key : language.keySet()) {
                String text = language.getString(key);
                assertThat(text).as(key).isNotBlank();
                assertThat(new MessageFormat(text, Locale.ROOT).toPattern().replace("''", "'"))
                        .as("%s: an apostrophe is written twice", key)
                        .isEqualTo(text.replace("''", "'"));
            }
        }
    }

    @Test
    void everyTextIsUsedAndEveryKeyExists() throws IOException {
        Pattern call = Pattern.compile("Texts\\.(?:text|count)\\(\\s*\"([^\"]+)\"");
        String sources = sources();
        Set<String> called =
                call.matcher(sources).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> known = ENGLISH.keySet();
        assertThat(called).allSatisfy(key -> assertThat(known).anyMatch(text -> means(key, text)));
        assertThat(known).allSatisfy(text -> assertThat(called).anyMatch(key -> means(key, text)));
    }

    /** Keys are written out where they are used, so that each can be found; of those of an enum only their common beginning is. */
    private static boolean means(String key, String text) {
        boolean same = text.equals(key) || text.equals(key + ".one") || text.equals(key + ".many");
        return same || (key.endsWith(".") && text.startsWith(key));
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        Path root = Path.of(System.getProperty("project.root"), "ui/src/main/java/dev/sparring/ui/desktop");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("text/Texts.java"))
                    .toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void whoSpeaksNeitherReadsEnglish() {
        assertThat(Texts.closest("fr")).isEqualTo(Locale.ENGLISH);
        assertThat(Texts.closest("de")).isEqualTo(Locale.GERMAN);
        assertThat(Texts.closest("")).isEqualTo(Locale.ENGLISH);
    }

    /** The keys of a file, since a bundle has those of the one below it too. */
    private static Set<String> written(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }

    private static List<String> places(String text) {
        return Pattern.compile("\\{\\d+[^}]*}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .collect(Collectors.toList());
    }
}

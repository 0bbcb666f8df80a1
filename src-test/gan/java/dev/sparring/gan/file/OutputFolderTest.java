package dev.sparring.gan.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    private static final Set<String> OURS = Set.of("a.txt", "b.txt");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static DurableFiles.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void require(Path place, boolean force) throws SparringException.Configuration {
        OutputFolder.requirePlace(place, force, OURS::contains);
    }

    private void assertRefused(Path place, boolean force, String why) {
        assertThatThrownBy(() -> require(place, force))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining(why);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFolderIsWrittenWholeAndNothingIsLeftBesideIt() throws Exception {
        Path place = folder.resolve("new");
        require(place, false);
        OutputFolder.write(place, Map.of("a.txt", text("one"), "b.txt", text("two")));
        assertThat(names(folder)).containsExactly("new");
        assertThat(names(place)).containsExactly("a.txt", "b.txt");
        assertThat(place.resolve("b.txt")).hasContent("two");
    }

    @Test
    void whatIsThereIsReplacedOnlyByForceAndWholly() throws Exception {
        Path place = folder.resolve("old");
        OutputFolder.write(place, Map.of("a.txt", text("one"), "b.txt", text("two")));
        assertRefused(place, false, "old is there already; give another name, or replace it by --force");
        require(place, true);
        OutputFolder.write(place, Map.of("a.txt", text("three")));
        assertThat(names(folder)).containsExactly("old");
        assertThat(names(place)).containsExactly("a.txt");
        assertThat(place.resolve("a.txt")).hasContent("three");
    }

    @Test
    void anEmptyFolderIsFree() throws Exception {
        Path place = Files.createDirectory(folder.resolve("empty"));
        require(place, false);
        OutputFolder.write(place, Map.of("a.txt", text("one")));
        assertThat(place.resolve("a.txt")).hasContent("one");
    }

    @Test
    void aFolderWithAnythingElseIsNeverReplaced() throws Exception {
        Path place = Files.createDirectory(folder.resolve("thesis"));
        Files.writeString(place.resolve("a.txt"), "mine");
        Files.writeString(place.resolve("thesis.tex"), "mine");
        assertRefused(place, true, "thesis holds something else, thesis.tex");
    }

    @Test
    void placesThatAreNoneAreRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertRefused(file, true, "file cannot be written; give a folder in a directory that exists");
        assertRefused(folder.resolve("no/where"), false, "cannot be written");
        Path target = Files.createDirectory(folder.resolve("target"));
        assertRefused(Files.createSymbolicLink(folder.resolve("link"), target), true, "link is a link");
    }

    @Test
    void afterAFailureEverythingIsAsItWas() throws Exception {
        Path place = folder.resolve("old");
        OutputFolder.write(place, Map.of("a.txt", text("one")));
        Map<String, DurableFiles.Content> broken = new LinkedHashMap<>();
        broken.put("a.txt", text("three"));
        broken.put("b.txt", out -> {
            throw new IOException("No space left on device");
        });
        for (Path target : List.of(place, folder.resolve("new"))) {
            assertThatThrownBy(() -> OutputFolder.write(target, broken))
                    .isInstanceOfSatisfying(SparringException.Storage.class, storage -> assertThat(storage.full())
                            .isTrue());
        }
        assertThat(names(folder)).containsExactly("old");
        assertThat(place.resolve("a.txt")).hasContent("one");
    }

    @Test
    void theRestOfAProcessThatDiedIsNoObstacle() throws Exception {
        Path rest = Files.createDirectory(folder.resolve(".tmp-new"));
        Files.writeString(rest.resolve("half.txt"), "half");
        OutputFolder.write(folder.resolve("new"), Map.of("a.txt", text("one")));
        assertThat(names(folder)).containsExactly("new");
        assertThat(names(folder.resolve("new"))).containsExactly("a.txt");
    }
}

package dev.sparring.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Start;
import dev.sparring.bench.system.SparringGame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTest {

    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final String former = System.getProperty(CACHE, "");

    @AfterEach
    void restore() {
        if (former.isEmpty()) {
            System.clearProperty(CACHE);
        } else {
            System.setProperty(CACHE, former);
        }
    }

    private static Map<Path, FileTime> libraries(Path cache) throws IOException {
        Map<Path, FileTime> libraries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(".so")
                            || file.toString().endsWith(".dll")
                            || file.toString().endsWith(".dylib"))
                    .toList()) {
                libraries.put(file, Files.getLastModifiedTime(file));
            }
        }
        return libraries;
    }

    @Test
    void aProcessFindsEveryLibraryUnpacked() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        System.setProperty(CACHE, cache.toString());
        Peer sparring =
                new Peer("sparring", System.getProperty("java.class.path"), SparringGame.class.getName(), Jvm.LOOKS);
        Case images = Case.named("dcgan28");
        sparring.unpack(folder, images);
        Map<Path, FileTime> unpacked = libraries(cache);
        assertThat(unpacked).isNotEmpty();
        try (Contestant contestant = sparring.start(2, folder)) {
            assertThat(contestant.losses(images)).hasSize(2 * Start.STEPS);
        }
        assertThat(libraries(cache)).isEqualTo(unpacked);
    }
}

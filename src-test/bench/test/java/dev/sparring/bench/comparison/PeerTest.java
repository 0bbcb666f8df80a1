package dev.sparring.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.InitialState;
import dev.sparring.bench.system.SparringGame;
import java.io.File;
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

    /** Dies where it is for the first time, and answers from then on. */
    static final class DiesOnce {
        public static void main(String[] arguments) throws IOException {
            Path died = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0], "died");
            if (Files.notExists(died)) {
                Files.createFile(died);
                Runtime.getRuntime().halt(134);
            }
            System.out.println("answer: 1");
        }
    }

    @Test
    void aProcessThatDiesOfUnpackingIsFollowedByOneMore() throws Exception {
        String classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
        Peer once = new Peer("once", classPath, DiesOnce.class.getName(), Jvm.LOOKS);
        once.unpack(folder, Case.named("dcgan28"));
        assertThat(folder.resolve("died")).exists();
        Peer always = new Peer("always", classPath, "NoSuchClass", Jvm.LOOKS);
        assertThatIOException()
                .isThrownBy(() -> always.unpack(folder, Case.named("dcgan28")))
                .withMessageContaining("NoSuchClass")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
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
        try (SystemUnderTest contestant = sparring.start(2, folder)) {
            assertThat(contestant.losses(images)).hasSize(2 * InitialState.STEPS);
        }
        assertThat(libraries(cache)).isEqualTo(unpacked);
    }
}

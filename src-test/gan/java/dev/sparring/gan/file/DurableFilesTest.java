package dev.sparring.gan.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anInterruptedThreadWritesAllTheSameAndStaysInterrupted() throws Exception {
        Path directory = folder.resolve("a/b");
        Thread.currentThread().interrupt();
        DurableFiles.createDirectories(directory);
        DurableFiles.create(directory.resolve("new"), out -> out.write(bytes("new")));
        DurableFiles.replace(directory.resolve("replaced"), out -> out.write(bytes("replaced")));
        DurableFiles.append(directory.resolve("log"), bytes("one\n"));
        DurableFiles.append(directory.resolve("log"), bytes("two\n"));
        DurableFiles.force(directory.resolve("log"));
        byte[] read = DurableFiles.read(directory.resolve("log"), 8);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read).asString().isEqualTo("one\ntwo\n");
        assertThat(directory.resolve("new")).hasContent("new");
        assertThat(directory.resolve("replaced")).hasContent("replaced");
    }

    @Test
    void interruptsThatRainDownBreakNothing() throws Exception {
        Path file = folder.resolve("file");
        Thread writer = Thread.currentThread();
        Thread rain = new Thread(() -> {
            for (int i = 0; i < 100_000; i++) {
                writer.interrupt();
            }
        });
        rain.start();
        for (int round = 0; round < 20; round++) {
            byte[] content = new byte[300_000 + round];
            DurableFiles.replace(file, out -> out.write(content));
            assertThat(DurableFiles.read(file, 1 << 20)).hasSize(content.length);
        }
        // The last interrupts may come now; joining would end with the first of them.
        while (rain.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFileThatCannotBeReplacedStaysAndNoDraftIsLeft() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "before");
        IOException full = new IOException("No space left on device");
        assertThatThrownBy(() -> DurableFiles.replace(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw full;
                }))
                .isSameAs(full);
        assertThat(file).hasContent("before");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileOfAnySizeIsReadNoFurtherThanItsBound() throws Exception {
        Path huge = folder.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 35);
        }
        assertThatThrownBy(() -> DurableFiles.read(huge, 1000))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("larger than 1000 bytes");
        Path exact = Files.write(folder.resolve("exact"), new byte[1000]);
        assertThat(DurableFiles.read(exact, 1000)).hasSize(1000);
        assertThatThrownBy(() -> DurableFiles.read(folder.resolve("none"), 1000))
                .isInstanceOf(NoSuchFileException.class);
    }
}

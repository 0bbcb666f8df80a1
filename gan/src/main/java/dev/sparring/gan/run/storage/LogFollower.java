package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log of one JSON object a line as it grows. It opens the file anew for each check and holds nothing open, so the run
 * that writes is not disturbed. One thread.
 */
final class LogFollower {

    /** At most so much is read at once, and no line of ours is longer. */
    private static final int BLOCK = 1 << 20;

    /** Some lines fit into so much. */
    private static final int NEWEST = 1 << 16;

    private final Path file;
    private @Nullable Object key;
    private long position;

    LogFollower(Path file) {
        this.file = file;
    }

    /** Whole lines that have come; a line that is not whole yet comes when it is, and what is no JSON object is left out. */
    RunReader.News<JsonNode> read() throws SparringException.Storage {
        List<JsonNode> lines = new ArrayList<>();
        AtomicBoolean restarted = new AtomicBoolean();
        read(() -> restarted.set(true), lines::add);
        return new RunReader.News<>(restarted.get(), lines);
    }

    /** The same one by one, so that a long log need not fit in memory. That it begins anew is told before its lines. */
    void read(Runnable restarted, Consumer<JsonNode> lines) throws SparringException.Storage {
        long end = position;
        try {
            Optional<BasicFileAttributes> found = DurableFiles.attributes(file);
            if (found.isEmpty()) {
                return;
            }
            BasicFileAttributes attributes = found.get();
            boolean other = key != null && !Objects.equals(key, attributes.fileKey());
            if (other || attributes.size() < end) {
                if (end > 0) {
                    restarted.run();
                }
                end = 0;
            }
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
                boolean more = true;
                while (more) {
                    buffer.clear();
                    channel.position(end);
                    more = fill(buffer, channel);
                    int taken = take(buffer.array(), buffer.position(), lines);
                    // A whole block without an end of line is no line of ours.
                    end += taken == 0 && more ? BLOCK : taken;
                }
            }
            key = attributes.fileKey();
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot read " + file, e);
        }
        position = end;
    }

    /** The last whole line of a log, without reading those before; empty if there is none, or it is longer than ours are. */
    static Optional<JsonNode> newest(Path file) throws SparringException.Storage {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            int length = (int) Math.min(NEWEST, channel.size());
            boolean whole = length == channel.size();
            channel.position(channel.size() - length);
            ByteBuffer buffer = ByteBuffer.allocate(length);
            fill(buffer, channel);
            List<JsonNode> lines = new ArrayList<>();
            int from = whole ? 0 : after(buffer.array(), '\n');
            take(Arrays.copyOfRange(buffer.array(), from, buffer.position()), buffer.position() - from, lines::add);
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot read " + file, e);
        }
    }

    /** The place after the first of a byte; the end if there is none. */
    private static int after(byte[] bytes, char wanted) {
        int at = 0;
        while (at < bytes.length && bytes[at] != wanted) {
            at++;
        }
        return Math.min(bytes.length, at + 1);
    }

    /** Reads until the buffer is full or the file ends. Gives whether it is full. */
    private static boolean fill(ByteBuffer buffer, SeekableByteChannel channel) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes the whole lines of a block. Gives how many bytes they are. */
    private static int take(byte[] block, int length, Consumer<JsonNode> lines) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (block[i] == '\n') {
                add(new String(block, from, i - from, StandardCharsets.UTF_8), lines);
                from = i + 1;
            }
        }
        return from;
    }

    private static void add(String line, Consumer<JsonNode> lines) {
        JsonNode node;
        try {
            node = RunRecordWriter.MAPPER.readTree(line);
        } catch (IOException e) {
            // A line that a crash cut short: the run leaves it out, too, when it goes on.
            return;
        }
        if (node != null && node.isObject()) {
            lines.accept(node);
        }
    }
}

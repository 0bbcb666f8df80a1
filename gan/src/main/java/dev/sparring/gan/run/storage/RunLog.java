package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.DurableFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A log of one JSON object a line, each with its {@code step}; written by one thread. */
final class RunLog {

    /** A line of ours has some thousand bytes. */
    private static final int MOST_LINE_BYTES = 1 << 20;

    private static final long UNKNOWN = -1;

    private final Path file;
    /** Bytes up to the end of the last line that was written whole; unknown before the first. */
    private long whole = UNKNOWN;

    RunLog(Path file) {
        this.file = file;
    }

    /** Adds a line, whole or not at all; what cannot be cut off when it is written in part is cut off before the next. */
    void append(ObjectNode record) throws SparringException.Storage {
        byte[] line = RunRecordWriter.line(record).getBytes(StandardCharsets.UTF_8);
        try {
            long size =
                    DurableFiles.attributes(file).map(BasicFileAttributes::size).orElse(0L);
            if (whole == UNKNOWN) {
                whole = size;
            } else if (size > whole) {
                DurableFiles.cut(file, whole);
            }
            add(line);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, file, e);
        }
    }

    private void add(byte[] line) throws IOException {
        try {
            DurableFiles.append(file, line);
        } catch (IOException e) {
            try {
                DurableFiles.cut(file, whole);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        whole += line.length;
    }

    /** Brings what was appended to disk, so that a power failure cannot take lines that a checkpoint has seen. */
    void force() throws SparringException.Storage {
        try {
            if (DurableFiles.exists(file)) {
                DurableFiles.force(file);
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, file, e);
        }
    }

    /** Keeps the lines up to a step; what is no record of a step, such as a line cut short by a crash, goes too. */
    void cut(long step) throws SparringException.Storage {
        try (InputStream in = DurableFiles.exists(file)
                ? new BufferedInputStream(Files.newInputStream(file), 1 << 16)
                : new ByteArrayInputStream(new byte[0])) {
            DurableFiles.replace(file, out -> copy(in, out, step));
            whole = UNKNOWN;
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot shorten " + file, file, e);
        }
    }

    private static void copy(InputStream in, OutputStream out, long step) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            line.reset();
            boolean tooLong = false;
            for (; next >= 0 && next != '\n'; next = in.read()) {
                if (line.size() < MOST_LINE_BYTES) {
                    line.write(next);
                } else {
                    tooLong = true;
                }
            }
            long its = tooLong ? -1 : stepOf(line.toByteArray());
            if (its >= 0 && its <= step) {
                line.writeTo(out);
                out.write('\n');
            }
            next = in.read();
        }
    }

    private static long stepOf(byte[] line) {
        try {
            JsonNode record = RunRecordWriter.MAPPER.readTree(line);
            return record == null ? -1 : record.path("step").asLong(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}

package dev.sparring.gan.data.array;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the array of a NumPy file sample by sample. */
final class NpyFile implements AutoCloseable {

    private final Path file;
    private final NpyHeader header;
    private final InputStream in;
    private final byte[] bytes;

    private NpyFile(Path file, NpyHeader header, InputStream in) {
        this.file = file;
        this.header = header;
        this.in = in;
        this.bytes = new byte[Math.multiplyExact(header.length(), header.bytes())];
    }

    /**
     * Opens a file at its first sample.
     *
     * @param file what to read
     * @param header its own
     * @return the reader; the caller closes it
     * @throws SparringException.Data if it cannot be read
     */
    static NpyFile open(Path file, NpyHeader header) throws SparringException.Data {
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            in.skipNBytes(header.offset());
            return new NpyFile(file, header, in);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The next sample.
     *
     * @param target where to, as many numbers as a sample has; integers as they are, truth as 0 and 1
     * @throws SparringException.Data if it cannot be read, or a number is not finite
     */
    void next(float[] target) throws SparringException.Data {
        try {
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new EOFException();
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
        for (int i = 0; i < target.length; i++) {
            target[i] = number(buffer);
            if (!Float.isFinite(target[i])) {
                throw new SparringException.Data(
                        file + " holds a number that is not finite", "remove the samples that have one");
            }
        }
    }

    private float number(ByteBuffer buffer) {
        boolean signed = header.kind() == 'i';
        return switch (header.bytes()) {
            case 1 -> signed ? buffer.get() : buffer.get() & 0xFF;
            case 2 -> signed ? buffer.getShort() : buffer.getShort() & 0xFFFF;
            case 4 ->
                header.isFloating() ? buffer.getFloat() : signed ? buffer.getInt() : buffer.getInt() & 0xFFFFFFFFL;
            default -> (float) buffer.getDouble();
        };
    }

    private static SparringException.Data unreadable(Path file, IOException cause) {
        return new SparringException.Data(
                file + " cannot be read: " + ReadErrors.reason(cause), "save or download it again", cause);
    }

    @Override
    public void close() throws SparringException.Data {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}

package dev.sparring.gan.data.image.binary;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * One IDX file, plain or compressed, whose header is believed only as far as the file's length allows.
 *
 * <p>Memory is taken as data arrive, never from the header alone.
 */
final class IdxReader implements Closeable {

    private static final String REMEDY = "download the file again or remove it";
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int FIRST_TYPE = 0x08;
    private static final int LAST_TYPE = 0x0E;

    /** Deflate makes at most 258 bytes of 2 bits (RFC 1951), so a compressed file cannot hold more than this a byte. */
    private static final long MOST_INFLATED = 1032;

    private final Path file;
    private final boolean compressed;
    private final DataInputStream in;

    private IdxReader(Path file, boolean compressed, DataInputStream in) {
        this.file = file;
        this.compressed = compressed;
        this.in = in;
    }

    /**
     * Opens a file and checks its magic number; whether it is compressed is seen from its content.
     *
     * @param file what to read
     * @param magic the number it must start with
     * @return the reader, after the magic number; the caller closes it
     * @throws IOException if it cannot be read
     * @throws SparringException.Data if it starts with another number
     */
    static IdxReader open(Path file, int magic) throws IOException, SparringException.Data {
        IdxReader reader = open(file);
        try {
            int found = reader.next();
            if (found != magic) {
                throw reader.damaged("starts with %08x instead of %08x, so it is not what its name says", found, magic);
            }
            return reader;
        } catch (IOException | SparringException.Data e) {
            reader.close();
            throw e;
        }
    }

    /**
     * The first number of a file.
     *
     * @param file what to read
     * @return 32 bits
     * @throws IOException if it cannot be read
     */
    static int magic(Path file) throws IOException {
        try (IdxReader reader = open(file)) {
            return reader.next();
        }
    }

    /**
     * Whether a file is an IDX file of whatever type and dimensions.
     *
     * @param magic its first number
     * @return true if the number is one that the format knows
     */
    static boolean isIdx(int magic) {
        int type = magic >>> 8;
        return type >= FIRST_TYPE && type <= LAST_TYPE && (magic & 0xFF) > 0;
    }

    private static IdxReader open(Path file) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            boolean compressed = (raw.read() << 8 | raw.read()) == GZIP_MAGIC;
            raw.reset();
            DataInputStream in = new DataInputStream(compressed ? new GZIPInputStream(raw, BUFFER) : raw);
            return new IdxReader(file, compressed, in);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * The next number of the header.
     *
     * @return 32 bits
     * @throws IOException if it cannot be read
     */
    int next() throws IOException {
        return in.readInt();
    }

    /**
     * Checks the length: a plain file has the announced one, a compressed one could hold it.
     *
     * @param announced bytes that follow from the header, with the header itself
     * @throws IOException if it cannot be read
     * @throws SparringException.Data if the length is another one
     */
    void requireLength(long announced) throws IOException, SparringException.Data {
        long length = Files.size(file);
        if (compressed && announced > length * MOST_INFLATED) {
            throw damaged(
                    "has %,d bytes, too few even compressed for the %,d that its header announces", length, announced);
        }
        if (!compressed && announced != length) {
            throw damaged("has %,d bytes but its header announces %,d", length, announced);
        }
    }

    /**
     * Reads some bytes.
     *
     * @param length how many, at least 0
     * @return as many
     * @throws IOException if it cannot be read
     * @throws SparringException.Data if the file ends before
     */
    byte[] bytes(int length) throws IOException, SparringException.Data {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw damaged("ends before what its header announces");
        }
        return bytes;
    }

    /**
     * Checks that nothing follows; of a compressed file, its checksum too.
     *
     * @throws IOException if it cannot be read
     * @throws SparringException.Data if it goes on
     */
    void requireEnd() throws IOException, SparringException.Data {
        if (in.read() >= 0) {
            throw damaged("goes on after what its header announces");
        }
    }

    /**
     * The error for a file that contradicts itself.
     *
     * @param clause what is wrong, a format for {@link String#format} that follows the file's name
     * @param values for the format
     * @return the error
     */
    SparringException.Data damaged(String clause, Object... values) {
        return new SparringException.Data(file + " " + String.format(Locale.ROOT, clause, values), REMEDY);
    }

    /**
     * The error for a file that could not be read.
     *
     * @param file its name
     * @param cause what reading ended with
     * @return the error
     */
    static SparringException.Data unreadable(Path file, IOException cause) {
        return new SparringException.Data(file + " cannot be read: " + ReadErrors.reason(cause), REMEDY, cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

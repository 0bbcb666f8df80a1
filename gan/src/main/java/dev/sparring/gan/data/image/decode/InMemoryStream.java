package dev.sparring.gan.data.image.decode;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory, for decoders that read on and on where it has ended: some take an end for so many zeros, and need minutes for what a few damaged
 * bytes announce. After 20,000 reads beyond the end, more than a whole picture's last bytes need, it fails for good.
 */
final class InMemoryStream extends ImageInputStreamImpl {

    private static final int MOST_BYTES = 256 << 20;
    private static final int MOST_BEYOND = 20_000;

    private final byte[] bytes;
    private int beyond;

    private InMemoryStream(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a file.
     *
     * @param in at its first byte; left anywhere
     * @param length how long the file is said to be, -1 if that is unknown
     * @return at its first byte
     * @throws IOException if it cannot be read, or is longer than 256 MB
     */
    static InMemoryStream of(ImageInputStream in, long length) throws IOException {
        byte[] bytes = new byte[(int) Math.max(1 << 12, Math.min(length + 1, MOST_BYTES))];
        int count = 0;
        for (int read = 0; read >= 0; count += Math.max(0, read)) {
            if (count == bytes.length) {
                if (count >= MOST_BYTES) {
                    throw new IOException("it has more than 256 MB");
                }
                bytes = Arrays.copyOf(bytes, Math.min(MOST_BYTES, 2 * count));
            }
            read = in.read(bytes, count, bytes.length - count);
        }
        return new InMemoryStream(Arrays.copyOf(bytes, count));
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return end();
        }
        return bytes[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= bytes.length) {
            return end();
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    private int end() throws IOException {
        if (++beyond > MOST_BEYOND) {
            throw new IOException("it ends early", new EOFException());
        }
        return -1;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}

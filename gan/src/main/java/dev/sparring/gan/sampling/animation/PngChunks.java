package dev.sparring.gan.sampling.animation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The parts of a PNG file: length, name, content, checksum. */
final class PngChunks {

    /** Bytes of compressed pixels to a chunk. */
    static final int DATA = 1 << 16;

    private final OutputStream out;

    PngChunks(OutputStream out) {
        this.out = out;
    }

    void write(String name, byte[] content) throws IOException {
        write(name, ByteBuffer.wrap(content));
    }

    /** Writes what is left in an array's buffer. */
    void write(String name, ByteBuffer content) throws IOException {
        int length = content.remaining();
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(type);
        checksum.update(content.duplicate());
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        out.write(type);
        out.write(content.array(), content.arrayOffset() + content.position(), length);
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array());
    }
}

package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes the <a href="https://github.com/huggingface/safetensors">safetensors</a> layout, 32-bit floats only: header length (u64), JSON
 * header padded to a multiple of eight bytes, data, all little-endian.
 */
public final class SafeTensorsWriter {

    /** The most bytes of a header that a checkpoint's reader takes. */
    static final int MOST_HEADER_BYTES = 1 << 20;

    private static final int CHUNK_FLOATS = 1 << 18;

    private SafeTensorsWriter() {}

    /**
     * Writes tensors.
     *
     * @param out where to, left open
     * @param tensors by name, in file order
     * @param metadata texts by name, which stand in the header as {@code __metadata__}; nothing is written of none
     * @throws IllegalArgumentException if names, shapes and metadata make a longer header than a reader takes
     * @throws IOException if it cannot be written to
     */
    public static void write(OutputStream out, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        byte[] header = header(tensors, metadata);
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
        ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : tensors.values()) {
            float[] values = tensor.values();
            for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
                int count = Math.min(CHUNK_FLOATS, values.length - from);
                chunk.asFloatBuffer().put(values, from, count);
                out.write(chunk.array(), 0, 4 * count);
            }
        }
    }

    /** The header, with spaces to a multiple of eight bytes. */
    private static byte[] header(Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        ObjectNode header = SafeTensors.JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = header.putObject(SafeTensors.METADATA);
            metadata.forEach(texts::put);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
            var shape = node.putArray("shape");
            for (long side : entry.getValue().shape()) {
                shape.add(side);
            }
            long end = offset + 4L * entry.getValue().values().length;
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] text = SafeTensors.JSON.writeValueAsBytes(header);
        byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        if (padded.length > MOST_HEADER_BYTES) {
            throw new IllegalArgumentException("the tensors' names and shapes must take at most " + MOST_HEADER_BYTES
                    + " bytes, got " + padded.length);
        }
        return padded;
    }
}

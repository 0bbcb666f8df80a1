package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The safetensors layout, 32-bit floats only: header length (u64), JSON header, data, all little-endian.
 *
 * <p>Reading checks everything before it allocates anything: header size, types, shapes, and that the tensors fill the file
 * without a hole or an overlap, in the order of the header.
 */
final class SafeTensors {

    private static final int MOST_HEADER_BYTES = 1 << 20;
    private static final int CHUNK_BYTES = 1 << 20;
    static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SafeTensors() {}

    /** Writes a new file and forces it to disk. */
    static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        ObjectNode header = JSON.createObjectNode();
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
        StringBuilder text = new StringBuilder(JSON.writeValueAsString(header));
        while (text.length() % 8 != 0) {
            text.append(' ');
        }
        byte[] headerBytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            drain(channel, length.putLong(headerBytes.length).flip());
            drain(channel, ByteBuffer.wrap(headerBytes));
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (Tensor tensor : tensors.values()) {
                float[] values = tensor.values();
                for (int from = 0; from < values.length; from += CHUNK_BYTES / 4) {
                    int count = Math.min(CHUNK_BYTES / 4, values.length - from);
                    chunk.clear();
                    chunk.asFloatBuffer().put(values, from, count);
                    drain(channel, chunk.limit(4 * count));
                }
            }
            channel.force(true);
        }
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Reads a whole file. */
    static Map<String, Tensor> read(Path file) throws IOException, SparringException.Checkpoint {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            require(size >= 8, file, "shorter than its header's length");
            ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            fill(channel, length, file);
            long headerBytes = length.getLong(0);
            require(
                    headerBytes >= 2 && headerBytes <= MOST_HEADER_BYTES && headerBytes <= size - 8,
                    file,
                    "its header's length is out of bounds");
            ByteBuffer text = ByteBuffer.allocate((int) headerBytes);
            fill(channel, text, file);
            Map<String, long[]> shapes = shapes(file, text.array(), size - 8 - headerBytes);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
                float[] values = new float[(int) Tensor.length(entry.getValue())];
                for (int from = 0; from < values.length; from += CHUNK_BYTES / 4) {
                    int count = Math.min(CHUNK_BYTES / 4, values.length - from);
                    chunk.clear().limit(4 * count);
                    fill(channel, chunk, file);
                    chunk.flip().asFloatBuffer().get(values, from, count);
                }
                tensors.put(entry.getKey(), new Tensor(entry.getValue(), values));
            }
            return tensors;
        }
    }

    private static Map<String, long[]> shapes(Path file, byte[] text, long dataBytes)
            throws IOException, SparringException.Checkpoint {
        JsonNode header;
        try {
            header = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw damaged(file, "its header is no JSON");
        }
        require(header instanceof ObjectNode, file, "its header is no object");
        Map<String, long[]> shapes = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals("__metadata__")) {
                continue;
            }
            JsonNode node = entry.getValue();
            require("F32".equals(node.path("dtype").asText()), file, entry.getKey() + " is not of 32-bit floats");
            JsonNode sides = node.path("shape");
            JsonNode offsets = node.path("data_offsets");
            require(
                    sides.isArray() && sides.size() <= 8 && offsets.isArray() && offsets.size() == 2,
                    file,
                    entry.getKey() + " has no shape or place");
            long[] shape = new long[sides.size()];
            for (int i = 0; i < shape.length; i++) {
                require(
                        sides.get(i).canConvertToLong()
                                && sides.get(i).isIntegralNumber()
                                && sides.get(i).asLong() >= 0,
                        file,
                        entry.getKey() + " has an impossible shape");
                shape[i] = sides.get(i).asLong();
            }
            long length;
            try {
                length = Tensor.length(shape);
            } catch (ArithmeticException e) {
                throw damaged(file, entry.getKey() + " has an impossible shape");
            }
            require(
                    length <= Integer.MAX_VALUE - 8
                            && offsets.get(0).isIntegralNumber()
                            && offsets.get(1).isIntegralNumber()
                            && offsets.get(0).asLong() == offset
                            && offsets.get(1).asLong() == offset + 4 * length
                            && offset + 4 * length <= dataBytes,
                    file,
                    entry.getKey() + " is out of place");
            offset += 4 * length;
            shapes.put(entry.getKey(), shape);
        }
        require(offset == dataBytes, file, "it holds bytes that belong to no tensor");
        return shapes;
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, Path file)
            throws IOException, SparringException.Checkpoint {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw damaged(file, "it ends too early");
            }
        }
    }

    private static void require(boolean holds, Path file, String what) throws SparringException.Checkpoint {
        if (!holds) {
            throw damaged(file, what);
        }
    }

    private static SparringException.Checkpoint damaged(Path file, String what) {
        return new SparringException.Checkpoint(
                file.getFileName() + " is damaged: " + what, "go on from an older checkpoint");
    }
}

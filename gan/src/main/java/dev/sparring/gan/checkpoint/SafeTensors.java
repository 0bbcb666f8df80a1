package dev.sparring.gan.checkpoint;

import static dev.sparring.gan.checkpoint.DamagedException.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The safetensors layout, 32-bit floats only: header length (u64), JSON header, data, all little-endian.
 *
 * <p>Reading checks everything but the file's sum before it allocates anything: header size, types, shapes, that the tensors
 * fill the file without a hole or an overlap, in the order of the header, and that Java has the memory.
 */
final class SafeTensors {

    /** The one name in a header that is no tensor's. */
    static final String METADATA = "__metadata__";

    private static final int MOST_HEADER_BYTES = SafeTensorsWriter.MOST_HEADER_BYTES;
    private static final int MOST_SIDES = 8;
    private static final int CHUNK_BYTES = 1 << 20;
    static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SafeTensors() {}

    /**
     * Writes a new file and forces it to disk.
     *
     * @throws IllegalArgumentException if names and shapes make a longer header than a reader takes
     */
    static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        DurableFiles.create(file, out -> SafeTensorsWriter.write(out, tensors, Map.of()));
    }

    /**
     * Reads a whole file in one pass.
     *
     * @param file the file
     * @param listed its size and sum
     * @return the tensors, in the order of the header
     * @throws DamagedException if it is missing, altered or no such file
     * @throws SparringException.Checkpoint if the tensors do not fit into Java's memory
     * @throws IOException if it cannot be read
     */
    static Map<String, Tensor> read(Path file, Manifest.Listed listed)
            throws IOException, DamagedException, SparringException.Checkpoint {
        listed.requireSize(file);
        String name = file.getFileName() + ": ";
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            require(listed.bytes() >= 8, name + "shorter than its header's length");
            byte[] start = new byte[8];
            fill(in, start, 8, name);
            long headerBytes =
                    ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
            require(
                    headerBytes >= 2 && headerBytes <= MOST_HEADER_BYTES && headerBytes <= listed.bytes() - 8,
                    name + "its header's length is out of bounds");
            byte[] text = new byte[(int) headerBytes];
            fill(in, text, text.length, name);
            long dataBytes = listed.bytes() - 8 - headerBytes;
            Map<String, long[]> shapes = shapes(name, text, dataBytes);
            requireMemory(file, dataBytes);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
                float[] values = new float[(int) Tensor.length(entry.getValue())];
                for (int from = 0; from < values.length; from += CHUNK_BYTES / 4) {
                    int count = Math.min(CHUNK_BYTES / 4, values.length - from);
                    fill(in, chunk.array(), 4 * count, name);
                    chunk.asFloatBuffer().get(values, from, count);
                }
                tensors.put(entry.getKey(), new Tensor(entry.getValue(), values));
            }
            require(in.read() < 0, name + "it grew while it was read");
            listed.requireSum(file, digest);
            return tensors;
        }
    }

    /** A file may be of any size, and full of holes that take no disk. */
    private static void requireMemory(Path file, long dataBytes) throws SparringException.Checkpoint {
        long most = Runtime.getRuntime().maxMemory();
        if (dataBytes > most) {
            throw new SparringException.Checkpoint(
                    file + " holds " + (dataBytes >> 20) + " MB of numbers, more than the " + (most >> 20)
                            + " MB that Java may use",
                    "if the file is yours, give Java more by SPARRING_JAVA_OPTS=-Xmx...");
        }
    }

    private static Map<String, long[]> shapes(String name, byte[] text, long dataBytes)
            throws IOException, DamagedException {
        JsonNode header;
        try {
            header = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DamagedException(name + "its header is no JSON", e);
        }
        require(header instanceof ObjectNode, name + "its header is no object");
        Map<String, long[]> shapes = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(METADATA)) {
                continue;
            }
            String tensor = name + entry.getKey();
            JsonNode node = entry.getValue();
            require("F32".equals(node.path("dtype").asText()), tensor + " is not of 32-bit floats");
            long[] shape = shape(tensor, node.path("shape"));
            long length;
            try {
                length = Tensor.length(shape);
            } catch (ArithmeticException e) {
                throw new DamagedException(tensor + " has an impossible shape", e);
            }
            JsonNode offsets = node.path("data_offsets");
            require(
                    length <= Integer.MAX_VALUE - 8
                            && offsets.isArray()
                            && offsets.size() == 2
                            && offsets.get(0).isIntegralNumber()
                            && offsets.get(1).isIntegralNumber()
                            && offsets.get(0).asLong() == offset
                            && offsets.get(1).asLong() == offset + 4 * length
                            && offset + 4 * length <= dataBytes,
                    tensor + " is out of place");
            offset += 4 * length;
            shapes.put(entry.getKey(), shape);
        }
        require(offset == dataBytes, name + "it holds bytes that belong to no tensor");
        return shapes;
    }

    private static long[] shape(String tensor, JsonNode sides) throws DamagedException {
        require(sides.isArray() && sides.size() <= MOST_SIDES, tensor + " has no shape");
        long[] shape = new long[sides.size()];
        for (int i = 0; i < shape.length; i++) {
            JsonNode side = sides.get(i);
            require(
                    side.canConvertToLong() && side.isIntegralNumber() && side.asLong() >= 0,
                    tensor + " has an impossible shape");
            shape[i] = side.asLong();
        }
        return shape;
    }

    private static void fill(InputStream in, byte[] target, int count, String name)
            throws IOException, DamagedException {
        require(in.readNBytes(target, 0, count) == count, name + "it ends too early");
    }
}

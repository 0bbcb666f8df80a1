package dev.sparring.gan.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reader of safetensors, written from its specification. */
record SafeTensorsFile(JsonNode header, ByteBuffer data) {

    static SafeTensorsFile of(byte[] file) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        JsonNode header = new ObjectMapper().readTree(new String(file, 8, length, StandardCharsets.UTF_8));
        return new SafeTensorsFile(
                header, bytes.slice(8 + length, file.length - 8 - length).order(ByteOrder.LITTLE_ENDIAN));
    }

    String metadata(String key) {
        return header.path("__metadata__").path(key).textValue();
    }

    /** Shapes by name, {@code 3x4}. */
    Map<String, String> shapes() {
        Map<String, String> shapes = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                assertThat(entry.getValue().path("dtype").asText()).isEqualTo("F32");
                assertThat(entry.getValue().path("data_offsets").get(0).asLong())
                        .isEqualTo(end);
                end = entry.getValue().path("data_offsets").get(1).asLong();
                StringBuilder shape = new StringBuilder();
                entry.getValue().path("shape").forEach(side -> shape.append(shape.length() == 0 ? "" : "x")
                        .append(side.asLong()));
                shapes.put(entry.getKey(), shape.toString());
            }
        }
        assertThat(end).isEqualTo(data.capacity());
        return shapes;
    }

    float[] numbers(String name) {
        JsonNode offsets = header.path(name).path("data_offsets");
        float[] numbers = new float[(offsets.get(1).asInt() - offsets.get(0).asInt()) / 4];
        data.slice(offsets.get(0).asInt(), 4 * numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(numbers);
        return numbers;
    }
}

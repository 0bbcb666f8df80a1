package dev.sparring.gan.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files by hand, as somebody with bad intentions would write them. */
class SafeTensorsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Path file(String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        return Files.write(folder.resolve("t.safetensors"), bytes.array());
    }

    @Test
    void aHandMadeFileIsRead() throws Exception {
        Path file = file(
                "{\"__metadata__\":{\"a\":\"b\"},\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}  ", 8);
        Map<String, Tensor> tensors = SafeTensors.read(file, Manifest.Listed.of(file));
        assertThat(tensors).containsOnlyKeys("x");
        assertThat(Objects.requireNonNull(tensors.get("x")).values()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"x\":1}",
                "not json",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2000000000],\"data_offsets\":[0,8000000000]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"y\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,2],\"data_offsets\":[0,8]}}"
            })
    void aHeaderThatDoesNotDescribeTheFileIsRefused(String header) throws IOException {
        Path file = file(header, 8);
        assertThatThrownBy(() -> SafeTensors.read(file, Manifest.Listed.of(file)))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("t.safetensors: ");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 1L << 40, Long.MAX_VALUE})
    void anImpossibleHeaderLengthIsRefusedBeforeAnythingIsAllocated(long length) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Path file = Files.write(folder.resolve("t.safetensors"), bytes.array());
        assertThatThrownBy(() -> SafeTensors.read(file, Manifest.Listed.of(file)))
                .isInstanceOf(DamagedException.class);
    }

    @Test
    void aFileOfThreeBytesIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("t.safetensors"), new byte[3]);
        assertThatThrownBy(() -> SafeTensors.read(file, Manifest.Listed.of(file)))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("shorter");
    }
}

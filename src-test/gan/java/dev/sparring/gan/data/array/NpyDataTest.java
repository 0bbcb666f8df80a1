package dev.sparring.gan.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyDataTest {

    private final Path file;

    NpyDataTest(@TempDir Path directory) {
        this.file = directory.resolve("array.npy");
    }

    /** As numpy.save writes version 1. */
    private static byte[] npy(String type, String shape, byte[] numbers) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        String padded = header + " ".repeat(63 - (header.length() + 10) % 64) + "\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.write(new byte[] {(byte) padded.length(), (byte) (padded.length() >> 8)});
        bytes.write(padded.getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(numbers);
        return bytes.toByteArray();
    }

    private static byte[] floats(ByteOrder order, float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(order);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private Config config() throws SparringException.Configuration {
        return ConfigBuilder.presetFor("npy:" + file).data("npy:" + file).build();
    }

    private DataSource opened() throws SparringException {
        return config().data().open(1);
    }

    private static float[] sample(DataSource source, long index) {
        float[] sample = new float[source.shape().length()];
        source.read(index, sample, 0);
        return sample;
    }

    @ParameterizedTest
    @CsvSource({"<f4", ">f4"})
    void pointsAreReadAsTheyAre(String type) throws Exception {
        ByteOrder order = type.startsWith("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        Files.write(file, npy(type, "2, 3", floats(order, 1, -2, 0.5f, 4, 5, 6)));
        DataSource source = opened();
        assertThat(source.shape()).isEqualTo(SampleShape.vector(3));
        assertThat(source.size()).hasValue(2);
        assertThat(sample(source, 0)).containsExactly(1, -2, 0.5f);
        assertThat(sample(source, 1)).containsExactly(4, 5, 6);
        assertThat(config().generator().model().toString()).contains("mlp");
    }

    @Test
    void bytesAreImagesWithTheirChannelsLast() throws Exception {
        byte[] numbers = new byte[4 * 5 * 3];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) (4 * i);
        }
        Files.write(file, npy("|u1", "1, 4, 5, 3", numbers));
        DataSource source = opened();
        assertThat(source.shape()).isEqualTo(new SampleShape(3, 4, 5));
        float[] sample = sample(source, 0);
        for (int channel = 0; channel < 3; channel++) {
            for (int pixel = 0; pixel < 20; pixel++) {
                assertThat(sample[channel * 20 + pixel]).isEqualTo(4 * (3 * pixel + channel) / 127.5f - 1);
            }
        }
    }

    @Test
    void floatsAreImagesWithTheirChannelsFirst() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[2 * 3 * 4 * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        Files.write(file, npy("<f4", "2, 3, 4, 4", floats(ByteOrder.LITTLE_ENDIAN, values)));
        float[] sample = sample(opened(), 1);
        for (int i = 0; i < sample.length; i++) {
            assertThat(sample[i]).isCloseTo(values[48 + i], within(1 / 65535f));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<f4; 1, 1, 4, 4; holds a pixel of 3",
                "<c8; 2, 3; holds numbers of the type c8",
                "|O; 2, 3; has a header of another kind",
                "|O8; 2, 3; holds Python objects",
                "<f4; 2, 3, 4, 5, 6; has the shape",
                "<f4; 0, 3; has the shape",
                "<f4; 99999999999, 3; has the shape",
                "|u1; 1, 7, 7, 7; without a side of 1, 3 or 4 channels",
            })
    void otherArraysAreRefused(String type, String shape, String reason) throws Exception {
        Files.write(file, npy(type, shape, floats(ByteOrder.LITTLE_ENDIAN, new float[] {
            3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3
        })));
        if (type.equals("|u1")) {
            Files.write(file, npy(type, shape, new byte[343]));
        }
        assertThatThrownBy(this::opened)
                .isInstanceOf(SparringException.Data.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason)
                .hasMessageContaining("; save ");
    }

    @Test
    void anArchiveOfArraysAndAFileThatIsShorterAreRefused() throws Exception {
        Files.write(file, "PK\3\4 and more".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::opened).hasMessageContaining("is an .npz archive");
        Files.write(file, npy("<f4", "2, 3", new byte[23]));
        assertThatThrownBy(this::opened).hasMessageContaining("bytes but its header announces");
        Files.delete(file);
        assertThatThrownBy(this::opened).hasMessageContaining("is no file; name a .npy file");
    }

    @Test
    void anotherKindOfArrayThanTheRunBeganWithIsRefused() throws Exception {
        Files.write(file, npy("<f4", "2, 3", new byte[24]));
        Config points = config();
        Files.write(file, npy("<f4", "2, 4", new byte[32]));
        assertThatThrownBy(() -> points.data().open(1)).hasMessageContaining("data.numbers is 3; set data.numbers: 4");
        Files.write(file, npy("|u1", "2, 4, 4", new byte[32]));
        assertThatThrownBy(() -> points.data().open(1)).hasMessageContaining("holds images; leave data.numbers out");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void mutatedFilesGiveSamplesOrAnErrorThatNamesTheFile(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] valid = npy("<f4", "3, 1, 4, 4", floats(ByteOrder.LITTLE_ENDIAN, new float[48]));
        for (int i = 0; i < 500; i++) {
            byte[] mutated = valid.clone();
            mutated[random.nextInt(i % 2 == 0 ? 80 : mutated.length)] = (byte) random.nextInt(256);
            Files.write(file, mutated);
            try {
                assertThat(opened().size().orElseThrow()).isPositive();
            } catch (SparringException e) {
                assertThat(e.getMessage()).contains(file.toString()).doesNotContain("Exception");
            }
        }
    }
}

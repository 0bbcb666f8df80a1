package dev.sparring.gan.data.image.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.decode.ImageFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFilesTest {

    private final Path directory;

    CifarFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** One image a label, its three channels full of 10, 20 and 30 times the label. */
    private void write(String name, int... labels) throws IOException {
        byte[] records = new byte[labels.length * 3073];
        for (int i = 0; i < labels.length; i++) {
            records[i * 3073] = (byte) labels[i];
            for (int channel = 0; channel < 3; channel++) {
                int from = i * 3073 + 1 + channel * 1024;
                Arrays.fill(records, from, from + 1024, (byte) (10 * (channel + 1) * labels[i]));
            }
        }
        Files.write(directory.resolve(name), records);
    }

    private ImageSet load(int channels) throws SparringException.Data {
        return CifarFiles.load(directory, SampleShape.image(channels, 8), ImageFit.CROP);
    }

    @Test
    void allTrainingFilesAreReadInTheirOrder() throws Exception {
        write("data_batch_2.bin", 5);
        write("data_batch_1.bin", 3, 8);
        write("test_batch.bin", 1, 1, 1, 1);
        ImageSet set = load(3);
        assertThat(set.size()).hasValue(3);
        assertThat(set.labelNames()).containsExactly("cat", "dog", "ship");
        assertThat(set.label(2)).hasValue(1);
        float[] sample = new float[192];
        set.read(1, sample, 0);
        assertThat(sample[0]).isEqualTo(80 / 127.5f - 1);
        assertThat(sample[64]).isEqualTo(160 / 127.5f - 1);
        assertThat(sample[128]).isEqualTo(240 / 127.5f - 1);
    }

    @Test
    void greyIsTheLumaAndTheTestPartServesIfItIsAlone() throws Exception {
        write("test_batch.bin", 8);
        float[] sample = new float[64];
        load(1).read(0, sample, 0);
        // 0.299 * 80 + 0.587 * 160 + 0.114 * 240 = 145.2.
        assertThat(sample[0]).isEqualTo(145 / 127.5f - 1);
    }

    @Test
    void damagedFilesAreRefused() throws Exception {
        assertThatThrownBy(() -> load(3)).hasMessageStartingWith("no data_batch_1.bin in " + directory);
        Files.write(directory.resolve("data_batch_1.bin"), new byte[3072]);
        assertThatThrownBy(() -> load(3)).hasMessageContaining("has 3072 bytes, which are no whole records");
        write("data_batch_1.bin", 10);
        assertThatThrownBy(() -> load(3)).hasMessageContaining("has a label 10");
    }
}

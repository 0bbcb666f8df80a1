package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import org.junit.jupiter.api.Test;

class DataWarningsTest {

    private static DataSource images(int count, int different) {
        byte[][] pixels = new byte[count][64];
        for (int i = count - different; i < count; i++) {
            pixels[i][63] = 1;
        }
        return ImageSet.of(SampleShape.image(1, 8), pixels);
    }

    @Test
    void dataThatIsAllTheSameIsWarnedOf() {
        assertThat(DataWarnings.of(images(40, 0))).singleElement().asString().startsWith("all 40 samples are the same");
        assertThat(DataWarnings.of(images(1, 0))).singleElement().asString().startsWith("there is one sample only");
    }

    @Test
    void dataOfWhichOneDiffersAndDataWithoutEndAreNot() {
        assertThat(DataWarnings.of(images(40, 1))).isEmpty();
        assertThat(DataWarnings.of(GaussianMixture.ring(8, 1, 0.02, 1))).isEmpty();
    }
}

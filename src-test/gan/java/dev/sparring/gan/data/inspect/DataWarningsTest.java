package dev.sparring.gan.data.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.MirroredImages;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DataWarningsTest {

    /** Grey tiles at random, each picture another one. */
    private static byte[][] pictures(int count) {
        SplittableRandom random = new SplittableRandom(3);
        byte[][] pixels = new byte[count][256];
        for (byte[] picture : pixels) {
            random.nextBytes(picture);
        }
        return pixels;
    }

    private static List<String> warnings(byte[]... pixels) {
        return DataWarnings.of(ImageSet.of(SampleShape.image(1, 16), pixels));
    }

    @Test
    void dataThatIsAllTheSameIsWarnedOf() {
        byte[] picture = pictures(1)[0];
        assertThat(warnings(picture, picture, picture))
                .singleElement()
                .asString()
                .startsWith("all 3 samples are the same");
        assertThat(warnings(picture)).singleElement().asString().startsWith("there is one sample only");
    }

    @Test
    void dataThatDiffersAndDataWithoutEndAreFine() {
        assertThat(warnings(pictures(40))).isEmpty();
        assertThat(DataWarnings.of(GaussianMixture.ring(8, 1, 0.02, 1))).isEmpty();
    }

    @Test
    void exactDuplicatesAreCounted() {
        byte[][] pixels = pictures(10);
        pixels[3] = pixels[1].clone();
        pixels[7] = pixels[1].clone();
        assertThat(warnings(pixels)).singleElement().asString().startsWith("2 samples are exact duplicates");
    }

    @Test
    void picturesThatAreNearlyTheSameAreCounted() {
        byte[][] pixels = pictures(10);
        pixels[5] = pixels[2].clone();
        for (int i = 0; i < 256; i += 3) {
            pixels[5][i] = (byte) Math.min(255, (pixels[5][i] & 0xFF) + 2);
        }
        assertThat(warnings(pixels)).containsExactly("1 image is nearly the same as another one");
    }

    /** One that is its own mirror image is no duplicate of itself. */
    @Test
    void mirroredImagesAreNotCountedAgain() {
        byte[][] pixels = pictures(10);
        for (byte[] picture : pixels) {
            for (int i = 0; i < 256; i++) {
                picture[i] = picture[i / 16 * 16 + 15 - i % 16];
            }
        }
        DataSource mirrored = MirroredImages.of(ImageSet.of(SampleShape.image(1, 16), pixels), true);
        assertThat(mirrored.size()).hasValue(20);
        assertThat(DataWarnings.of(mirrored)).isEmpty();
    }

    @Test
    void blackPicturesAndThoseOfOneColourAreCounted() {
        byte[][] pixels = pictures(10);
        for (int i = 0; i < 3; i++) {
            Arrays.fill(pixels[i], (byte) i);
        }
        Arrays.fill(pixels[4], (byte) 200);
        assertThat(warnings(pixels)).containsExactly("3 images are nearly black", "1 image is of one colour");
    }

    @Test
    void valuesThatUseLittleOfTheirRangeAreWarnedOf() {
        byte[][] pixels = pictures(10);
        for (byte[] picture : pixels) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] = (byte) (100 + (picture[i] & 15));
            }
        }
        // 15 of 255 values: 5.9 % from 100 / 127.5 - 1 to 115 / 127.5 - 1.
        assertThat(warnings(pixels))
                .last()
                .asString()
                .startsWith("the images use 5.9 % of the range of values, from -0.216 to -0.098");
    }

    @Test
    void picturesThatLoseMuchOrAreEnlargedAreCounted() {
        OriginalSizes.Counter counter = new OriginalSizes.Counter(
                new OriginalSizes.Size(16, 16), size -> (double) size.height() / size.width());
        counter.add(new OriginalSizes.Size(10, 40));
        counter.add(new OriginalSizes.Size(8, 8));
        OriginalSizes sizes = counter.result().orElseThrow();
        DataSource source = new DataSource() {
            private final DataSource images = ImageSet.of(SampleShape.image(1, 16), pictures(4));

            @Override
            public SampleShape shape() {
                return images.shape();
            }

            @Override
            public OptionalLong size() {
                return images.size();
            }

            @Override
            public void read(long index, float[] target, int offset) {
                images.read(index, target, offset);
            }

            @Override
            public String description() {
                return images.description();
            }

            @Override
            public ReadingReport report() {
                return new ReadingReport(List.of(), List.of("first"), Optional.of(sizes));
            }
        };
        assertThat(DataWarnings.of(source))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("first"),
                        lost -> assertThat(lost).startsWith("1 picture loses more than half of itself"),
                        enlarged -> assertThat(enlarged).startsWith("1 picture is smaller than data.size"));
    }
}

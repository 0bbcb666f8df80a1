package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.FashionMnist;
import dev.sparring.gan.RealImages;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.binary.IdxFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published about Fashion-MNIST. */
@RealImages
class RealDataTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void thereAreSixThousandImagesOfEachOfTenLabels() throws Exception {
        ImageSet set = FashionMnist.training();
        assertThat(set.size()).hasValue(60_000);
        assertThat(set.shape()).isEqualTo(new SampleShape(1, 28, 28));
        assertThat(set.description()).isEqualTo("60,000 images, 28x28 grey, 10 labels");
        int[] counts = new int[10];
        IntStream.range(0, 60_000).forEach(index -> counts[set.label(index).orElseThrow()]++);
        assertThat(counts).containsOnly(6000);
        assertThat(set.label(0)).as("the first image is an ankle boot").hasValue(9);
    }

    /** Everybody who normalises the images uses mean 0.2860 and standard deviation 0.3530 of pixels in [0, 1]. */
    @Test
    void meanAndDeviationOfThePixelsAreThePublishedOnes() throws Exception {
        ImageSet set = FashionMnist.training();
        float[] sample = new float[28 * 28];
        double sum = 0;
        double squares = 0;
        for (long index = 0; index < 60_000; index++) {
            set.read(index, sample, 0);
            for (float number : sample) {
                double pixel = (number + 1) / 2.0;
                sum += pixel;
                squares += pixel * pixel;
            }
        }
        double mean = sum / sample.length / 60_000;
        assertThat(mean).isCloseTo(0.2860, within(5e-5));
        assertThat(Math.sqrt(squares / sample.length / 60_000 - mean * mean)).isCloseTo(0.3530, within(5e-5));
    }

    /** The nearest of ten mean images, as scikit-learn's NearestCentroid, finds 67.68 % of the test set; by chance, 10 %. */
    @Test
    void imagesBelongToTheirLabels() throws Exception {
        double[][] means = means(FashionMnist.training());
        for (String name : new String[] {"t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"}) {
            Files.copy(FashionMnist.folder().resolve(name), folder.resolve(name));
        }
        ImageSet test = IdxFiles.load(folder, SampleShape.image(1, 28));
        assertThat(test.size()).hasValue(10_000);
        float[] sample = new float[28 * 28];
        int found = 0;
        for (long index = 0; index < 10_000; index++) {
            test.read(index, sample, 0);
            found += nearest(means, sample) == test.label(index).orElseThrow() ? 1 : 0;
        }
        assertThat(found / 10_000.0).isCloseTo(0.6768, within(5e-4));
    }

    private static double[][] means(ImageSet set) {
        double[][] means = new double[10][28 * 28];
        float[] sample = new float[28 * 28];
        for (long index = 0; index < 60_000; index++) {
            set.read(index, sample, 0);
            double[] mean = means[set.label(index).orElseThrow()];
            for (int i = 0; i < sample.length; i++) {
                mean[i] += sample[i] / 6000.0;
            }
        }
        return means;
    }

    private static int nearest(double[][] means, float[] sample) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int i = 0; i < sample.length; i++) {
                distance += (sample[i] - means[label][i]) * (sample[i] - means[label][i]);
            }
            if (distance < least) {
                least = distance;
                nearest = label;
            }
        }
        return nearest;
    }
}

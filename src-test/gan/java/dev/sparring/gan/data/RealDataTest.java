package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is published about two data sets, where they lie beside the repository. */
class RealDataTest {

    @Test
    void mnistHasSixtyThousandDigits() throws Exception {
        ImageSet mnist = IdxFiles.load(directory("mnist"), 28, 1);
        assertThat(mnist.size()).hasValue(60_000);
        assertThat(mnist.shape()).isEqualTo(new SampleShape(1, 28, 28));
        // The published counts of the digits 0 to 9.
        assertThat(counts(mnist)).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(mnist.description()).isEqualTo("60,000 images, 28x28 grey, 10 labels");
        // The published mean of the pixels is 0.1307 in [0, 1].
        assertThat((mean(mnist) + 1) / 2).isBetween(0.1305, 0.1309);
    }

    /** Some copies are shuffled, so the order says nothing; that zeros take most ink and ones least does. */
    @Test
    void mnistImagesBelongToTheirLabels() throws Exception {
        ImageSet mnist = IdxFiles.load(directory("mnist"), 28, 1);
        double[] ink = new double[10];
        float[] sample = new float[28 * 28];
        for (long index = 0; index < mnist.size().orElseThrow(); index++) {
            mnist.read(index, sample, 0);
            for (float pixel : sample) {
                ink[mnist.label(index).orElseThrow()] += (pixel + 1) / 2;
            }
        }
        // Were labels and images out of step, both would be near the mean of all, 0.131.
        assertThat(ink[0] / 5923 / sample.length).isBetween(0.170, 0.177);
        assertThat(ink[1] / 6742 / sample.length).isBetween(0.073, 0.079);
    }

    @Test
    void theFirstLabelIsTheNinthByteOfItsFile() throws Exception {
        Path mnist = directory("mnist");
        Path labels = mnist.resolve("train-labels-idx1-ubyte.gz");
        assumeTrue(Files.exists(labels), () -> "there is no " + labels);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(labels))) {
            in.skipNBytes(8);
            assertThat(IdxFiles.load(mnist, 28, 1).label(0)).hasValue(in.read());
        }
    }

    @Test
    void theCifarFolderHasFiveHundredPicturesOfEachOfTenLabels() throws Exception {
        ImageSet cifar = ImageFolder.load(directory("cifar10"), 32, 3, false);
        assertThat(cifar.size()).hasValue(5_000);
        assertThat(cifar.shape()).isEqualTo(new SampleShape(3, 32, 32));
        assertThat(cifar.labelNames())
                .containsExactly(
                        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
        assertThat(counts(cifar)).hasSize(10).containsOnly(500);
        // The published mean of the channels is 0.4914, 0.4822, 0.4465 in [0, 1]; this is a tenth of the set.
        assertThat((mean(cifar) + 1) / 2).isBetween(0.46, 0.49);
    }

    private static Path directory(String name) {
        String root = System.getProperty("project.root", "");
        Path directory = Path.of(root).resolve("../shared/data").resolve(name).normalize();
        assumeTrue(
                !root.isEmpty() && Files.isDirectory(directory),
                () -> "the data set " + name + " is not there: " + directory);
        return directory;
    }

    private static int[] counts(ImageSet set) {
        int[] counts = new int[set.labelNames().size()];
        IntStream.range(0, (int) set.size().orElseThrow())
                .forEach(index -> counts[set.label(index).orElseThrow()]++);
        return counts;
    }

    private static double mean(ImageSet set) {
        float[] sample = new float[set.shape().length()];
        double sum = 0;
        for (long index = 0; index < set.size().orElseThrow(); index++) {
            set.read(index, sample, 0);
            for (float pixel : sample) {
                sum += pixel;
            }
        }
        return sum / sample.length / set.size().orElseThrow();
    }
}

package dev.sparring.gan.data.image.binary;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.decode.ImageFit;
import dev.sparring.gan.data.image.decode.Pixels;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads CIFAR-10's binary version (Krizhevsky, "Learning multiple layers of features from tiny images", 2009): 10,000 records a file. */
final class CifarFiles {

    private static final int SIDE = 32;
    private static final int IMAGE = 3 * SIDE * SIDE;
    private static final int RECORD = 1 + IMAGE;
    private static final int KINDS = 10;
    private static final String REMEDY =
            "name the directory of the binary version's data_batch_1.bin and on in data.path (the Python version is another)";

    private static final List<String> NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private CifarFiles() {}

    /**
     * Loads the training part, or the test part if that is all there is.
     *
     * @param directory where the files are
     * @param shape of the images in the set: sides in [1, 4096] and 1, 3 or 4 channels
     * @param fit what becomes of the images if they shall not be square
     * @return the set; its labels have CIFAR-10's names
     * @throws SparringException.Data if there is no such file, or one is damaged
     * @throws IllegalArgumentException if the shape is another
     */
    static ImageSet load(Path directory, SampleShape shape, ImageFit fit) throws SparringException.Data {
        ImageSet.requireImages(shape);
        List<byte[]> pixels = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Path file : files(directory)) {
            read(file, shape, fit, pixels, labels);
        }
        NumberedLabels named =
                NumberedLabels.of(labels.stream().mapToInt(Integer::intValue).toArray(), NAMES);
        OriginalSizes sizes = OriginalSizes.same(
                new OriginalSizes.Size(SIDE, SIDE),
                pixels.size(),
                fit.seen(SIDE, SIDE, shape.height(), shape.width()),
                new OriginalSizes.Size(shape.height(), shape.width()));
        return ImageSet.labelled(shape, pixels.toArray(byte[][]::new), named.indices(), named.names())
                .with(new ReadingReport(List.of(), List.of(), Optional.of(sizes)));
    }

    private static List<Path> files(Path directory) throws SparringException.Data {
        List<Path> training = IntStream.rangeClosed(1, 5)
                .mapToObj(batch -> directory.resolve("data_batch_" + batch + ".bin"))
                .filter(Files::isRegularFile)
                .toList();
        if (!training.isEmpty()) {
            return training;
        }
        Path test = directory.resolve("test_batch.bin");
        if (!Files.isRegularFile(test)) {
            throw new SparringException.Data(
                    Files.isDirectory(directory)
                            ? "no data_batch_1.bin in " + directory
                            : directory + " is no directory",
                    REMEDY);
        }
        return List.of(test);
    }

    private static void read(Path file, SampleShape shape, ImageFit fit, List<byte[]> pixels, List<Integer> labels)
            throws SparringException.Data {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            long length = Files.size(file);
            if (length == 0 || length % RECORD != 0) {
                throw damaged(file, "has " + length + " bytes, which are no whole records of " + RECORD);
            }
            ImageSet.requireMemory(file, pixels.size() + length / RECORD, shape);
            for (byte[] record = in.readNBytes(RECORD); record.length > 0; record = in.readNBytes(RECORD)) {
                if (record.length < RECORD) {
                    throw damaged(file, "ends early");
                }
                int label = record[0] & 0xFF;
                if (label >= KINDS) {
                    throw damaged(file, "has a label " + label + ", and there are 0 to 9");
                }
                labels.add(label);
                Pixels image = Pixels.of(3, SIDE, SIDE, Arrays.copyOfRange(record, 1, RECORD));
                pixels.add(fit.fit(image, shape.height(), shape.width())
                        .withChannels(shape.channels())
                        .samples());
            }
        } catch (IOException e) {
            throw new SparringException.Data(file + " cannot be read: " + ReadErrors.reason(e), REMEDY, e);
        }
    }

    private static SparringException.Data damaged(Path file, String clause) {
        return new SparringException.Data(file + " " + clause, "download the file again or remove it");
    }
}

package dev.sparring.gan.data.image;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the IDX files of MNIST and its relatives (LeCun, Cortes and Burges, "The MNIST database of handwritten digits"). */
public final class IdxFiles {

    private static final int IMAGES_MAGIC = 0x0803;
    private static final int IMAGES_HEADER = 16;
    private static final int LABELS_MAGIC = 0x0801;
    private static final int LABELS_HEADER = 8;

    private IdxFiles() {}

    /**
     * Loads images, and labels if there are any.
     *
     * <p>Looks for {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}, then for the same names with
     * {@code t10k}; {@code train-images.idx3-ubyte} and an ending {@code .gz} are accepted too. Images of another size are
     * cropped to their middle of these proportions and resampled.
     *
     * @param directory where the files are
     * @param shape of the images in the set: sides in [1, 4096], one channel, or 3 to repeat the grey value
     * @return the set; its labels are called by their numbers
     * @throws SparringException.Data if there are no images, or a file is damaged, contradicts its header, has a side above
     *     4096 or more than 2^31 - 1 pixels, or memory is short
     * @throws IllegalArgumentException if the shape is another
     */
    public static ImageSet load(Path directory, SampleShape shape) throws SparringException.Data {
        ImageSet.requireImages(shape);
        for (String part : List.of("train", "t10k")) {
            Optional<Path> images = find(directory, part + "-images", "idx3-ubyte");
            if (images.isPresent()) {
                byte[][] pixels = readImages(images.get(), shape);
                Optional<Path> labels = find(directory, part + "-labels", "idx1-ubyte");
                return labels.isPresent()
                        ? labelled(shape, pixels, readLabels(labels.get(), pixels.length))
                        : ImageSet.of(shape, pixels);
            }
        }
        throw new SparringException.Data(
                Files.isDirectory(directory)
                        ? "no train-images-idx3-ubyte or train-images-idx3-ubyte.gz in " + directory
                        : directory + " is no directory",
                "name the directory that holds the IDX files in data.path");
    }

    private static Optional<Path> find(Path directory, String name, String type) {
        for (String spelling : List.of(name + "-" + type, name + "." + type)) {
            for (String ending : List.of("", ".gz")) {
                Path file = directory.resolve(spelling + ending);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static byte[][] readImages(Path file, SampleShape shape) throws SparringException.Data {
        try (IdxReader in = IdxReader.open(file, IMAGES_MAGIC)) {
            int count = in.next();
            int rows = in.next();
            int columns = in.next();
            requireDimensions(in, count, rows, columns);
            in.requireLength(IMAGES_HEADER + (long) count * rows * columns);
            ImageSet.requireMemory(file, count, shape);
            List<byte[]> images = new ArrayList<>();
            while (images.size() < count) {
                byte[] grey = in.bytes(rows * columns);
                images.add(repeated(
                        ImageResize.toFill(grey, 1, rows, columns, shape.height(), shape.width()), shape.channels()));
            }
            in.requireEnd();
            return images.toArray(byte[][]::new);
        } catch (IOException e) {
            throw IdxReader.unreadable(file, e);
        }
    }

    private static void requireDimensions(IdxReader in, int count, int rows, int columns)
            throws SparringException.Data {
        boolean sidesFit =
                rows >= 1 && rows <= ImageSet.LARGEST_SIDE && columns >= 1 && columns <= ImageSet.LARGEST_SIDE;
        if (count < 1 || !sidesFit || (long) count * rows * columns > Integer.MAX_VALUE) {
            throw in.damaged(
                    "announces %s images of %sx%s, but there must be one, of sides up to %d, and at most %d pixels in all",
                    Integer.toUnsignedString(count),
                    Integer.toUnsignedString(rows),
                    Integer.toUnsignedString(columns),
                    ImageSet.LARGEST_SIDE,
                    Integer.MAX_VALUE);
        }
    }

    private static byte[] repeated(byte[] grey, int channels) {
        if (channels == 1) {
            return grey;
        }
        byte[] planes = new byte[channels * grey.length];
        for (int channel = 0; channel < channels; channel++) {
            System.arraycopy(grey, 0, planes, channel * grey.length, grey.length);
        }
        return planes;
    }

    private static byte[] readLabels(Path file, int images) throws SparringException.Data {
        try (IdxReader in = IdxReader.open(file, LABELS_MAGIC)) {
            int count = in.next();
            if (count != images) {
                throw in.damaged("has %s labels for %,d images", Integer.toUnsignedString(count), images);
            }
            in.requireLength(LABELS_HEADER + (long) count);
            byte[] labels = in.bytes(count);
            in.requireEnd();
            return labels;
        } catch (IOException e) {
            throw IdxReader.unreadable(file, e);
        }
    }

    private static ImageSet labelled(SampleShape shape, byte[][] pixels, byte[] labels) {
        int[] numbers =
                IntStream.range(0, labels.length).map(i -> labels[i] & 0xFF).toArray();
        int kinds = IntStream.of(numbers).max().orElse(0) + 1;
        return ImageSet.labelled(
                shape,
                pixels,
                numbers,
                IntStream.range(0, kinds).mapToObj(Integer::toString).toList());
    }
}

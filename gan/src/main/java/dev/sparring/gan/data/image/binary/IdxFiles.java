package dev.sparring.gan.data.image.binary;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.decode.ImageFit;
import dev.sparring.gan.data.image.decode.Pixels;
import java.io.IOException;
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

    private final IdxNames names;
    private final SampleShape shape;
    private final ImageFit fit;
    private final boolean transposed;
    private final List<String> warnings = new ArrayList<>();
    private int rows;
    private int columns;

    private IdxFiles(IdxNames names, SampleShape shape, ImageFit fit, boolean transposed) {
        this.names = names;
        this.shape = shape;
        this.fit = fit;
        this.transposed = transposed;
    }

    /**
     * Loads images, and labels if there are any, as {@link #load(Path, SampleShape, ImageFit, Optional)} does by default.
     *
     * @param directory where the files are
     * @param shape of the images in the set
     * @return the set
     * @throws SparringException.Data as there
     */
    public static ImageSet load(Path directory, SampleShape shape) throws SparringException.Data {
        return load(directory, shape, ImageFit.CROP, Optional.empty());
    }

    /**
     * Loads images, and labels if there are any.
     *
     * <p>Looks for {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}, then for the same names with
     * {@code t10k} or {@code test}; {@code train-images.idx3-ubyte}, a name before it ({@code emnist-letters-train-...}) and an ending {@code .gz} are
     * accepted too. Labels that are no bytes are not used, which the set's report tells.
     *
     * @param directory where the files are
     * @param shape of the images in the set: sides in [1, 4096]; one channel, or more to repeat the grey value, the fourth being opaque
     * @param fit what becomes of images of other proportions
     * @param transpose whether rows and columns are exchanged; empty to do so with EMNIST's files alone
     * @return the set; its labels are called by their numbers, and there are those that an image has
     * @throws SparringException.Data if there are no images, or a file is damaged, contradicts its header, has a side above
     *     4096 or more than 2^31 - 1 pixels, or memory is short
     * @throws IllegalArgumentException if the shape is another
     */
    public static ImageSet load(Path directory, SampleShape shape, ImageFit fit, Optional<Boolean> transpose)
            throws SparringException.Data {
        ImageSet.requireImages(shape);
        IdxNames names = IdxNames.in(directory);
        IdxFiles files = new IdxFiles(names, shape, fit, transpose.orElse(names.lieOnTheirSide()));
        if (files.transposed && transpose.isEmpty()) {
            files.warnings.add("EMNIST's images lie on their side and are turned; data.transpose: false leaves them");
        }
        return files.read();
    }

    private ImageSet read() throws SparringException.Data {
        byte[][] pixels = readImages();
        Optional<byte[]> labels =
                names.labels().isPresent() ? readLabels(names.labels().get(), pixels.length) : Optional.empty();
        ImageSet set = labels.isPresent() ? labelled(pixels, labels.get()) : ImageSet.of(shape, pixels);
        OriginalSizes.Size size = new OriginalSizes.Size(rows, columns);
        double seen = fit.seen(rows, columns, shape.height(), shape.width());
        OriginalSizes.Size target = new OriginalSizes.Size(shape.height(), shape.width());
        OriginalSizes sizes = OriginalSizes.same(size, pixels.length, seen, target);
        return set.with(new ReadingReport(List.of(), warnings, Optional.of(sizes)));
    }

    private byte[][] readImages() throws SparringException.Data {
        Path file = names.images();
        try (IdxReader in = IdxReader.open(file, IMAGES_MAGIC)) {
            int count = in.next();
            int lines = in.next();
            int length = in.next();
            requireDimensions(in, count, lines, length);
            in.requireLength(IMAGES_HEADER + (long) count * lines * length);
            ImageSet.requireMemory(file, count, shape);
            rows = transposed ? length : lines;
            columns = transposed ? lines : length;
            List<byte[]> images = new ArrayList<>();
            while (images.size() < count) {
                images.add(image(in.bytes(lines * length), lines, length));
            }
            in.requireEnd();
            return images.toArray(byte[][]::new);
        } catch (IOException e) {
            throw IdxReader.unreadable(file, e);
        }
    }

    private byte[] image(byte[] grey, int lines, int length) {
        Pixels pixels = Pixels.of(1, lines, length, grey);
        Pixels upright = transposed ? pixels.transposed() : pixels;
        return fit.fit(upright, shape.height(), shape.width())
                .withChannels(shape.channels())
                .samples();
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

    /** Empty if they are of another type. */
    private Optional<byte[]> readLabels(Path file, int images) throws SparringException.Data {
        try {
            int magic = IdxReader.magic(file);
            if (magic != LABELS_MAGIC && IdxReader.isIdx(magic)) {
                warnings.add(file + " holds labels of another type than bytes and is not used");
                return Optional.empty();
            }
        } catch (IOException e) {
            throw IdxReader.unreadable(file, e);
        }
        try (IdxReader in = IdxReader.open(file, LABELS_MAGIC)) {
            int count = in.next();
            if (count != images) {
                throw in.damaged("has %s labels for %,d images", Integer.toUnsignedString(count), images);
            }
            in.requireLength(LABELS_HEADER + (long) count);
            byte[] labels = in.bytes(count);
            in.requireEnd();
            return Optional.of(labels);
        } catch (IOException e) {
            throw IdxReader.unreadable(file, e);
        }
    }

    private ImageSet labelled(byte[][] pixels, byte[] bytes) {
        NumberedLabels labels = NumberedLabels.of(
                IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xFF).toArray());
        return ImageSet.labelled(shape, pixels, labels.indices(), labels.names());
    }
}

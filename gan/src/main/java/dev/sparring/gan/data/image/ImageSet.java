package dev.sparring.gan.data.image;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A finite set of images in memory, one byte a pixel and channel, or two of images that have 16 bits; reading maps 0..255, or 0..65535, to
 * [-1, 1].
 *
 * <p>Memory: {@code size * (shape.length() + 32)} bytes, about 49 MB for 60,000 grey images of 28x28.
 */
public final class ImageSet implements DataSource {

    /** The largest side an image may have, in pixels. */
    public static final int LARGEST_SIDE = 4096;

    private static final int ARRAY_OVERHEAD = 32;
    private static final int NO_LABEL = -1;

    private final SampleShape shape;
    private final byte[][] pixels;
    private final int[] labels;
    private final List<String> labelNames;
    private final ReadingReport report;

    private ImageSet(SampleShape shape, byte[][] pixels, int[] labels, List<String> labelNames, ReadingReport report) {
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.labelNames = labelNames;
        this.report = report;
    }

    /**
     * Images without labels.
     *
     * @param shape the shape of every image
     * @param pixels one array of {@code shape.length()} unsigned bytes an image, channel after channel, row after row, or of twice as many,
     *     the high one of each two first; at least one image; kept, not copied, because a set may fill half the memory
     * @return the set
     * @throws IllegalArgumentException if there is no image or one has another length
     */
    public static ImageSet of(SampleShape shape, byte[][] pixels) {
        return labelled(shape, pixels, new int[0], List.of());
    }

    /**
     * Images with labels.
     *
     * @param shape the shape of every image
     * @param pixels as for {@link #of}
     * @param labels one an image, in [-1, labelNames.size()), -1 for none; or an empty array; copied
     * @param labelNames what the labels are called; copied
     * @return the set
     * @throws IllegalArgumentException if there is no image, one has another length, or the labels do not fit
     */
    public static ImageSet labelled(SampleShape shape, byte[][] pixels, int[] labels, List<String> labelNames) {
        if (pixels.length == 0) {
            throw new IllegalArgumentException("pixels must hold at least 1 image, got 0");
        }
        for (byte[] image : pixels) {
            if (image.length != shape.length() && image.length != 2 * shape.length()) {
                throw new IllegalArgumentException(
                        "every image must have " + shape.length() + " bytes, or twice as many, got " + image.length);
            }
        }
        if (labels.length != 0 && labels.length != pixels.length) {
            throw new IllegalArgumentException(
                    "labels must be none or one an image, " + pixels.length + ", got " + labels.length);
        }
        for (int label : labels) {
            if (label < NO_LABEL || label >= labelNames.size()) {
                throw new IllegalArgumentException("labels must be in [-1, " + labelNames.size() + "), got " + label);
            }
        }
        return new ImageSet(shape, pixels, labels.clone(), List.copyOf(labelNames), ReadingReport.NONE);
    }

    /**
     * Requires a shape that images can be loaded in.
     *
     * @param shape with sides in [1, 4096] and 1, 3 or 4 channels
     * @throws IllegalArgumentException if it is another
     */
    public static void requireImages(SampleShape shape) {
        if (Math.max(shape.height(), shape.width()) > LARGEST_SIDE) {
            throw new IllegalArgumentException("sides must be in [1, " + LARGEST_SIDE + "], got " + shape.toText());
        }
        if (shape.channels() == 2 || shape.channels() > 4) {
            throw new IllegalArgumentException("channels must be 1, 3 or 4, got " + shape.channels());
        }
    }

    /**
     * Refuses a set that would take more than 4/5 of the memory Java may use, so that it fails before hours of reading.
     *
     * @param origin where the images come from, for the message
     * @param images how many, at least 0
     * @param shape of each
     * @throws SparringException.Data if they do not fit
     */
    public static void requireMemory(Path origin, long images, SampleShape shape) throws SparringException.Data {
        long needed = images * (shape.length() + ARRAY_OVERHEAD);
        long allowed = Runtime.getRuntime().maxMemory() / 5 * 4;
        if (needed > allowed) {
            throw new SparringException.Data(
                    String.format(
                            Locale.ROOT,
                            "%,d images from %s need %,d MB of memory and %,d MB are free for them",
                            images,
                            origin,
                            needed >> 20,
                            allowed >> 20),
                    "use fewer images, a smaller data.size, or start Java with a larger -Xmx");
        }
    }

    /**
     * This set, with what was found when it was read.
     *
     * @param found files left out, and what a person should know
     * @return the set, sharing its pixels with this one
     */
    public ImageSet with(ReadingReport found) {
        return new ImageSet(shape, pixels, labels, labelNames, found);
    }

    @Override
    public List<String> labelNames() {
        return labelNames;
    }

    @Override
    public ReadingReport report() {
        return report;
    }

    @Override
    public SampleShape shape() {
        return shape;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(pixels.length);
    }

    @Override
    public void read(long index, float[] target, int offset) {
        byte[] image = pixels[checked(index)];
        PixelNumbers.read(image, image.length, shape.length(), target, offset);
    }

    @Override
    public OptionalInt label(long index) {
        int checked = checked(index);
        return labels.length == 0 || labels[checked] == NO_LABEL
                ? OptionalInt.empty()
                : OptionalInt.of(labels[checked]);
    }

    @Override
    public String description() {
        return description(
                shape, pixels.length, labelNames.size(), report.leftOut().size());
    }

    /**
     * A line about images.
     *
     * @param shape of each
     * @param images how many
     * @param labels how many labels they have
     * @param leftOut how many files are left out
     * @return such as {@code 60,000 images, 28x28 grey, 10 labels}
     */
    public static String description(SampleShape shape, long images, int labels, int leftOut) {
        StringBuilder text = new StringBuilder(counted(images, "image"))
                .append(String.format(Locale.ROOT, ", %dx%d %s", shape.height(), shape.width(), shape.colours()));
        if (labels > 0) {
            text.append(", ").append(counted(labels, "label"));
        }
        if (leftOut > 0) {
            text.append(String.format(Locale.ROOT, ", %,d left out", leftOut));
        }
        return text.toString();
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private int checked(long index) {
        if (index < 0 || index >= pixels.length) {
            throw new IllegalArgumentException("index must be in [0, " + pixels.length + "), got " + index);
        }
        return (int) index;
    }
}

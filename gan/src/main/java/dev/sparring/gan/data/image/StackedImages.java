package dev.sparring.gan.data.image;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Three random grey images, one in each channel of a colour image. Of digits these are 1,000 kinds of images that can be told apart by a
 * classifier of digits: Stacked MNIST (Metz et al. 2017, "Unrolled generative adversarial networks", ICLR).
 *
 * <p>The n-th stack is drawn from the stream {@code (seed, "data")} at n, so reading is pure and safe from any thread. A stack's label is
 * the number whose digits, in base of the number of kinds, are the labels of its channels.
 */
public final class StackedImages implements DataSource {

    /** Images in a stack. */
    public static final int CHANNELS = 3;

    /** So many kinds of images make fewer than 10,000 kinds of stacks. */
    public static final int MOST_KINDS = 21;

    private final DataSource images;
    private final int count;
    private final long size;
    private final RandomStream stream;
    private final List<String> labelNames;

    private StackedImages(DataSource images, long size, long seed) {
        this.images = images;
        this.count = Math.toIntExact(images.size().orElseThrow());
        this.size = size;
        this.stream = new RandomStream(seed, "data");
        this.labelNames = names(images.labelNames());
    }

    /**
     * Stacks of images.
     *
     * @param images grey ones, a finite number, of at most 21 kinds
     * @param size how many stacks there are, or 0 for an endless number
     * @param seed the run's seed, any value
     * @return the source
     * @throws IllegalArgumentException if the images are not grey, endless or of more kinds, or the size is below 0
     */
    public static StackedImages of(DataSource images, long size, long seed) {
        if (images.shape().channels() != 1
                || images.size().isEmpty()
                || images.labelNames().size() > MOST_KINDS) {
            throw new IllegalArgumentException("images must be grey, a finite number of them, and of at most "
                    + MOST_KINDS + " kinds, got " + images.description());
        }
        if (size < 0) {
            throw new IllegalArgumentException("size must be at least 0, got " + size);
        }
        return new StackedImages(images, size, seed);
    }

    /**
     * What the kinds of stacks are called.
     *
     * @param kinds what the kinds of images are called, at most 21
     * @return the names of three kinds put together, in the order of the stacks' labels; empty if there are no kinds
     */
    public static List<String> names(List<String> kinds) {
        boolean letters = kinds.stream().allMatch(kind -> kind.length() == 1);
        List<String> names = new ArrayList<>();
        for (String first : kinds) {
            for (String second : kinds) {
                for (String third : kinds) {
                    names.add(String.join(letters ? "" : "-", first, second, third));
                }
            }
        }
        return names;
    }

    /**
     * The label of a stack.
     *
     * @param labels of images, stack after stack
     * @param stack number of the stack
     * @param kinds how many labels of images there are
     * @return in [0, kinds^3)
     */
    public static int label(int[] labels, int stack, int kinds) {
        int from = CHANNELS * stack;
        return (labels[from] * kinds + labels[from + 1]) * kinds + labels[from + 2];
    }

    @Override
    public SampleShape shape() {
        SampleShape one = images.shape();
        return new SampleShape(CHANNELS, one.height(), one.width());
    }

    @Override
    public OptionalLong size() {
        return size == 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    @Override
    public void read(long index, float[] target, int offset) {
        int[] chosen = chosen(index);
        int length = images.shape().length();
        for (int channel = 0; channel < CHANNELS; channel++) {
            images.read(chosen[channel], target, offset + channel * length);
        }
    }

    /** Empty if one of its images has none. */
    @Override
    public OptionalInt label(long index) {
        int[] labels = new int[CHANNELS];
        int[] chosen = chosen(index);
        for (int channel = 0; channel < CHANNELS; channel++) {
            OptionalInt label = images.label(chosen[channel]);
            if (label.isEmpty()) {
                return OptionalInt.empty();
            }
            labels[channel] = label.getAsInt();
        }
        return OptionalInt.of(label(labels, 0, images.labelNames().size()));
    }

    @Override
    public List<String> labelNames() {
        return labelNames;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s of three of %s",
                size == 0 ? "endless stacks" : String.format(Locale.ROOT, "%,d stacks", size),
                images.description());
    }

    private int[] chosen(long index) {
        if (index < 0 || (size != 0 && index >= size)) {
            throw new IllegalArgumentException(
                    "index must be " + (size == 0 ? "at least 0" : "in [0, " + size + ")") + ", got " + index);
        }
        RandomGenerator random = stream.at(index);
        int[] chosen = new int[CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            chosen[channel] = random.nextInt(count);
        }
        return chosen;
    }
}

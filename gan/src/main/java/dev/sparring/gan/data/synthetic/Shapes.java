package dev.sparring.gan.data.synthetic;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Endless images of one anti-aliased figure each, at a random place, of random size, turned; a sample's label is its kind.
 *
 * <p>The background is -1. A grey figure is 1; a coloured one has a random colour whose strongest channel is 1. The n-th
 * image is drawn from the stream {@code (seed, "data")} at n, so reading is pure and safe from any thread.
 */
public final class Shapes implements DataSource {

    private static final float BACKGROUND = -1;

    private final SampleShape shape;
    private final RandomStream stream;

    private Shapes(SampleShape shape, long seed) {
        this.shape = shape;
        this.stream = new RandomStream(seed, "data");
    }

    /**
     * Images of disc, square, triangle, ring and cross.
     *
     * @param size side in pixels, in [8, 4096]
     * @param channels 1 (grey) or 3 (red, green, blue)
     * @param seed the run's seed, any value
     * @return the source
     * @throws IllegalArgumentException if size or channels is out of its range
     */
    public static Shapes of(int size, int channels, long seed) {
        if (size < 8 || size > ImageSet.LARGEST_SIDE) {
            throw new IllegalArgumentException("size must be in [8, " + ImageSet.LARGEST_SIDE + "], got " + size);
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels must be 1 or 3, got " + channels);
        }
        return new Shapes(SampleShape.image(channels, size), seed);
    }

    @Override
    public List<String> labelNames() {
        return DrawnShape.Kind.ALL.stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public SampleShape shape() {
        return shape;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public void read(long index, float[] target, int offset) {
        RandomGenerator random = at(index);
        DrawnShape figure = DrawnShape.draw(random, shape.width());
        float[] contrast = contrast(random);
        Arrays.fill(target, offset, offset + shape.length(), BACKGROUND);
        paint(figure, contrast, target, offset);
    }

    @Override
    public OptionalInt label(long index) {
        return OptionalInt.of(DrawnShape.Kind.ALL.indexOf(DrawnShape.Kind.draw(at(index))));
    }

    @Override
    public String description() {
        return "endless " + shape.height() + "x" + shape.width() + (shape.channels() == 1 ? " grey" : " colour")
                + " images of " + String.join(", ", labelNames());
    }

    /**
     * The figure of one image, before it is painted.
     *
     * @param index at least 0
     * @return the figure
     */
    DrawnShape figure(long index) {
        return DrawnShape.draw(at(index), shape.width());
    }

    /** Only the pixels within one pixel of the circumscribed circle's bounding square are looked at. */
    private void paint(DrawnShape figure, float[] contrast, float[] target, int offset) {
        int side = shape.width();
        int top = Math.max(0, (int) (figure.y() - figure.radius()) - 1);
        int bottom = Math.min(side - 1, (int) (figure.y() + figure.radius()) + 1);
        int left = Math.max(0, (int) (figure.x() - figure.radius()) - 1);
        int right = Math.min(side - 1, (int) (figure.x() + figure.radius()) + 1);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                float coverage = figure.coverage(column, row);
                for (int channel = 0; channel < contrast.length; channel++) {
                    target[offset + (channel * side + row) * side + column] = BACKGROUND + coverage * contrast[channel];
                }
            }
        }
    }

    /** How far the figure's channels lie above the background, in [0, 2]; the strongest is 2. */
    private float[] contrast(RandomGenerator random) {
        if (shape.channels() == 1) {
            return new float[] {2};
        }
        float red = 1 - random.nextFloat();
        float green = 1 - random.nextFloat();
        float blue = 1 - random.nextFloat();
        float strongest = Math.max(red, Math.max(green, blue));
        return new float[] {2 * (red / strongest), 2 * (green / strongest), 2 * (blue / strongest)};
    }

    private RandomGenerator at(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("index must be at least 0, got " + index);
        }
        return stream.at(index);
    }
}

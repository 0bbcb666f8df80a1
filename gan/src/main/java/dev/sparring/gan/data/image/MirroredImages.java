package dev.sparring.gan.data.image;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Every image of a finite source, and then every one again with left and right exchanged. */
public final class MirroredImages implements DataSource {

    private final DataSource images;
    private final long count;

    private MirroredImages(DataSource images) {
        this.images = images;
        this.count = images.size().orElseThrow();
    }

    /**
     * Twice as many images.
     *
     * @param images a finite source
     * @param wanted whether they are to be mirrored at all
     * @return the source; the given one if not wanted
     */
    public static DataSource of(DataSource images, boolean wanted) {
        return wanted ? new MirroredImages(images) : images;
    }

    @Override
    public SampleShape shape() {
        return images.shape();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(2 * count);
    }

    @Override
    public OptionalLong ownSize() {
        return OptionalLong.of(count);
    }

    @Override
    public void read(long index, float[] target, int offset) {
        images.read(index % count, target, offset);
        if (index < count) {
            return;
        }
        int width = shape().width();
        for (int row = offset; row < offset + shape().length(); row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                float kept = target[left];
                target[left] = target[right];
                target[right] = kept;
            }
        }
    }

    @Override
    public void expect(long... indices) {
        images.expect(Arrays.stream(indices).map(index -> index % count).toArray());
    }

    @Override
    public boolean isStreamed() {
        return images.isStreamed();
    }

    @Override
    public DataSource checked() {
        return isStreamed() ? new MirroredImages(images.checked()) : this;
    }

    @Override
    public Optional<String> fingerprint() {
        return images.fingerprint().map(print -> print + "-mirrored");
    }

    @Override
    public OptionalInt label(long index) {
        return images.label(index % count);
    }

    @Override
    public List<String> labelNames() {
        return images.labelNames();
    }

    @Override
    public ReadingReport report() {
        return images.report();
    }

    @Override
    public String description() {
        return images.description() + ", mirrored too";
    }
}

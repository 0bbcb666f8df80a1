package dev.sparring.gan.data.image.stream;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.UncheckedDataException;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.PixelNumbers;
import dev.sparring.gan.data.image.UnreadablePictures;
import dev.sparring.gan.data.image.decode.UnreadableImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Pictures that are decoded when they are read for the first time, ahead of their use where {@link #expect} tells, and kept on the disk for all runs.
 *
 * <p>A picture that turns out to be unreadable ends the reading, unless such ones are to be left out: then the next one of the same label stands in its
 * place, so that a sample is a function of its index and the files alone. Memory: about 80 bytes a picture.
 */
public final class StreamedImages implements DataSource {

    private static final int NO_LABEL = -1;

    /** Pictures that are ahead of the one that is read when all are read. */
    private static final int BLOCK = 64;

    private final PictureFiles files;
    private final ImageOptions options;
    private final PictureStore store;
    private final int[] pictures;
    private final boolean checked;

    private StreamedImages(
            PictureFiles files, ImageOptions options, PictureStore store, int[] pictures, boolean checked) {
        this.files = files;
        this.options = options;
        this.store = store;
        this.pictures = pictures;
        this.checked = checked;
    }

    /**
     * Opens pictures. Decodes a few of them at most.
     *
     * @param files the pictures
     * @param options what is made of them
     * @param folder where decoded ones are kept
     * @return the source
     * @throws SparringException.Data if it is known from another time that one cannot be read, and none is to be left out
     */
    public static StreamedImages open(PictureFiles files, ImageOptions options, CacheFolder folder)
            throws SparringException.Data {
        PictureStore store = new PictureStore(files, options, folder);
        store.recheck();
        StreamedImages images = new StreamedImages(
                files, options, store, IntStream.range(0, files.count()).toArray(), false);
        int[] unreadable =
                IntStream.range(0, files.count()).filter(store::isUnreadable).toArray();
        if (unreadable.length == files.count()) {
            throw images.noneReadable();
        }
        if (unreadable.length > 0 && !options.skipUnreadable()) {
            throw UnreadablePictures.some(
                    unreadable.length, files.count(), files.origin(), images.unreadable(unreadable[0]), null);
        }
        return images;
    }

    private String unreadable(int picture) {
        return files.file().apply(picture) + " (" + store.reason(picture) + ")";
    }

    private SparringException.Data noneReadable() {
        return UnreadablePictures.none(files.origin(), unreadable(0), null);
    }

    /**
     * How long readers have waited for pictures that were not decoded yet.
     *
     * @return all their waiting together
     */
    public Duration waited() {
        return store.waited();
    }

    @Override
    public SampleShape shape() {
        return options.shape();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(pictures.length);
    }

    @Override
    public void read(long index, float[] target, int offset) {
        int sample = checked(index);
        int length = options.shape().length();
        PictureStore.Taker taker = (pixels, bytes) -> PixelNumbers.read(pixels, bytes, length, target, offset);
        if (!read(pictures[sample], taker)) {
            standIn(sample, taker);
        }
    }

    /** False if the picture is to be left out. */
    private boolean read(int picture, PictureStore.Taker taker) {
        try {
            store.read(picture, taker);
            return true;
        } catch (UnreadableImage e) {
            if (!options.skipUnreadable()) {
                throw new UncheckedDataException(new SparringException.Data(
                        files.file().apply(picture) + " cannot be read: " + e.getMessage(),
                        "put a sound picture in its place, or set data.skipUnreadable=true",
                        e));
            }
            return false;
        }
    }

    private void standIn(int sample, PictureStore.Taker taker) {
        int label = files.labels()[pictures[sample]];
        for (int next = 1; next < pictures.length; next++) {
            int other = pictures[(sample + next) % pictures.length];
            // What has no label has no wrong one either.
            if ((label == NO_LABEL || files.labels()[other] == label) && read(other, taker)) {
                return;
            }
        }
        throw new UncheckedDataException(new SparringException.Data(
                "of all pictures with the label of " + files.file().apply(pictures[sample]) + " none can be read",
                "remove its folder"));
    }

    @Override
    public void expect(long... indices) {
        store.expect(Arrays.stream(indices)
                .mapToInt(index -> pictures[checked(index)])
                .toArray());
    }

    @Override
    public boolean isStreamed() {
        return !checked;
    }

    @Override
    public DataSource checked() {
        int[] kept = new int[pictures.length];
        int count = 0;
        for (int i = 0; i < pictures.length; i++) {
            if (i % BLOCK == 0) {
                store.expect(Arrays.stream(pictures, i, Math.min(i + 2 * BLOCK, pictures.length))
                        .filter(picture -> !store.isKnown(picture))
                        .toArray());
            }
            if (!store.isKnown(pictures[i])) {
                read(pictures[i], (pixels, bytes) -> {});
            }
            if (!store.isUnreadable(pictures[i])) {
                kept[count++] = pictures[i];
            }
        }
        if (count == 0) {
            throw new UncheckedDataException(noneReadable());
        }
        return new StreamedImages(files, options, store, Arrays.copyOf(kept, count), true);
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.of(files.fingerprint());
    }

    @Override
    public OptionalInt label(long index) {
        int label = files.labels()[pictures[checked(index)]];
        return label == NO_LABEL ? OptionalInt.empty() : OptionalInt.of(label);
    }

    @Override
    public List<String> labelNames() {
        return files.labelNames();
    }

    /** Of pictures that were decoded until now. */
    @Override
    public ReadingReport report() {
        OriginalSizes.Counter sizes = options.sizes();
        List<ReadingReport.LeftOut> leftOut = new ArrayList<>();
        for (int picture = 0; picture < files.count(); picture++) {
            store.size(picture).ifPresent(sizes::add);
            if (store.isUnreadable(picture)) {
                leftOut.add(
                        new ReadingReport.LeftOut(files.file().apply(picture).toString(), store.reason(picture)));
            }
        }
        List<String> warnings = new ArrayList<>(files.warnings());
        if (!store.problem().isEmpty()) {
            warnings.add(store.problem());
        }
        return new ReadingReport(leftOut, warnings, sizes.result());
    }

    @Override
    public String description() {
        int unreadable = (int)
                IntStream.range(0, files.count()).filter(store::isUnreadable).count();
        return ImageSet.description(
                        options.shape(),
                        files.count() - unreadable,
                        files.labelNames().size(),
                        unreadable)
                + ", on the disk";
    }

    private int checked(long index) {
        if (index < 0 || index >= pictures.length) {
            throw new IllegalArgumentException("index must be in [0, " + pictures.length + "), got " + index);
        }
        return (int) index;
    }
}

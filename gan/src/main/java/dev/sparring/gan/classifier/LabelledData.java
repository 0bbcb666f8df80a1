package dev.sparring.gan.classifier;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.Subset;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Images with labels, a tenth of them held out from training. Of an endless source, images far along it are held out.
 *
 * @param training what is learned from
 * @param heldOut what is only looked at to see how much was learned; at most 10,000 images
 * @param labels what there is to tell apart
 */
public record LabelledData(DataSource training, DataSource heldOut, Labels labels) {

    private static final int LEAST_IMAGES = 20;
    private static final int MOST_HELD_OUT = 10_000;
    private static final long FAR_ALONG = 1L << 40;

    /** What stands for an epoch where a source is endless. */
    private static final int ENDLESS_EPOCH = 20_000;

    /**
     * Splits a source; images without a label are left out.
     *
     * @param source images with labels
     * @param seed chooses what is held out
     * @return the parts
     * @throws SparringException.Data if the source has no images, no labels, fewer than two different ones, or fewer than 20
     *     labelled images
     */
    public static LabelledData of(DataSource source, long seed) throws SparringException.Data {
        if (!source.shape().isImage()) {
            throw unsuitable(source, "which are no images");
        }
        List<String> names = source.labelNames();
        if (names.isEmpty()) {
            throw unsuitable(source, "without labels");
        }
        if (source.size().isEmpty()) {
            Subset heldOut = Subset.of(
                    source,
                    LongStream.range(FAR_ALONG, FAR_ALONG + ENDLESS_EPOCH / 10).toArray());
            return new LabelledData(source, heldOut, new Labels(names));
        }
        long[] labelled = LongStream.range(0, source.size().getAsLong())
                .filter(index -> source.label(index).isPresent())
                .toArray();
        if (labelled.length < LEAST_IMAGES) {
            throw unsuitable(source, "of which " + labelled.length + " have a label, too few to learn from");
        }
        if (LongStream.of(labelled).mapToObj(source::label).distinct().count() < 2) {
            throw unsuitable(source, "with one label only");
        }
        int heldOut = Math.min(MOST_HELD_OUT, labelled.length / 10);
        List<Subset> parts = Subset.disjoint(Subset.of(source, labelled), seed, heldOut, labelled.length - heldOut);
        return new LabelledData(parts.get(1), parts.get(0), new Labels(names));
    }

    private static SparringException.Data unsuitable(DataSource source, String why) {
        return new SparringException.Data(
                "a classifier cannot learn from " + source.description() + ", " + why,
                "give images with labels: idx:DIR with a labels file, folder:DIR with a folder for each label, or shapes");
    }

    /**
     * Images in an epoch.
     *
     * @return those to learn from, or 20,000 where there is no end of them
     */
    public long epoch() {
        return training.size().orElse(ENDLESS_EPOCH);
    }

    /** The share of the held-out images whose label a classifier finds. */
    double accuracy(Classifier classifier) {
        int count = (int) heldOut.size().orElseThrow();
        int length = heldOut.shape().length();
        int part = 1000;
        long right = 0;
        for (int from = 0; from < count; from += part) {
            int size = Math.min(part, count - from);
            float[] samples = new float[size * length];
            for (int i = 0; i < size; i++) {
                heldOut.read(from + i, samples, i * length);
            }
            int[] found = classifier.classify(samples);
            int first = from;
            right += IntStream.range(0, size)
                    .filter(i -> heldOut.label(first + i).equals(OptionalInt.of(found[i])))
                    .count();
        }
        return (double) right / count;
    }
}

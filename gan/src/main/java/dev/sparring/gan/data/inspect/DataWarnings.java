package dev.sparring.gan.data.inspect;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What in a source is hardly meant. */
public final class DataWarnings {

    /** Shares of all samples above which something is said. */
    private static final double MANY = 0.01;

    /** A cut that loses more of the average picture than this is said. */
    private static final double MUCH_LOST = 0.3;

    private DataWarnings() {}

    /**
     * Looks a source over, what was found while it was read first. Reads every sample of a finite source, or 100,000 of them; 1,000
     * of a source that is streamed.
     *
     * @param source to be trained on
     * @return a sentence each, without a full stop
     */
    public static List<String> of(DataSource source) {
        List<String> seen = new ArrayList<>();
        long size = source.ownSize().orElse(0);
        if (size == 1) {
            seen.add(
                    "there is one sample only: nothing but that can be learned, and the monitor cannot judge diversity");
        } else if (size > 1) {
            addSamples(SampleScan.of(source), seen);
        }
        // Files that are read only now have been, as far as samples were looked at.
        ReadingReport report = source.report();
        List<String> warnings = new ArrayList<>(report.warnings());
        report.originals().ifPresent(sizes -> addSizes(sizes, warnings));
        warnings.addAll(seen);
        return warnings;
    }

    private static void addSizes(OriginalSizes sizes, List<String> warnings) {
        String remedy = "; data.fit: pad or stretch keeps all, and data.size may be HEIGHTxWIDTH";
        if (sizes.panoramas() > 0) {
            warnings.add(counted(
                            sizes.panoramas(),
                            "picture loses more than half of itself",
                            "pictures lose more than half of themselves")
                    + " by being cropped" + remedy);
        } else if (sizes.lost() > MUCH_LOST) {
            warnings.add(String.format(Locale.ROOT, "%.0f %% of the average picture is cropped", 100 * sizes.lost())
                    + remedy);
        }
        if (sizes.enlarged() > 0) {
            warnings.add(counted(sizes.enlarged(), "picture is", "pictures are")
                    + " smaller than data.size and enlarged, which blurs; the smallest is " + sizes.smallest());
        }
    }

    private static void addSamples(SampleScan scan, List<String> warnings) {
        long count = scan.count();
        if (scan.different() == 1) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "all %,d samples are the same: nothing else can be learned, and the monitor cannot judge diversity",
                    count));
            return;
        }
        if (!scan.isAll()) {
            warnings.add(String.format(Locale.ROOT, "%,d samples were looked at, evenly chosen", count));
        }
        if (scan.different() < count) {
            warnings.add(
                    counted(count - scan.different(), "sample is an exact duplicate", "samples are exact duplicates")
                            + " of others, which count so much more");
        }
        addIfMany(
                scan.nearly(),
                count,
                "image is nearly the same",
                "images are nearly the same",
                " as another one",
                warnings);
        addIfMany(scan.black(), count, "image is nearly black", "images are nearly black", "", warnings);
        addIfMany(scan.flat(), count, "image is of one colour", "images are of one colour", "", warnings);
        if (scan.usedRange() < SampleScan.SIXTEENTH) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the images use %.1f %% of the range of values, from %.3f to %.3f on a scale of -1 to 1: stretch them"
                            + " to the full range, or the networks hardly see them",
                    100 * scan.usedRange(),
                    scan.lowest(),
                    scan.highest()));
        }
    }

    private static void addIfMany(
            long found, long count, String one, String several, String end, List<String> warnings) {
        if (found > MANY * count) {
            warnings.add(counted(found, one, several) + end);
        }
    }

    private static String counted(long count, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
    }
}

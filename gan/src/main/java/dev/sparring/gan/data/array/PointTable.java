package dev.sparring.gan.data.array;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Points of any number of dimensions in memory, four bytes a number. */
final class PointTable implements DataSource {

    /** Beyond this, numbers are far from what networks begin with. */
    private static final float LARGE = 10;

    private final float[] values;
    private final int dimensions;
    private final Optional<PointScale> scale;
    private final ReadingReport report;

    private PointTable(float[] values, int dimensions, Optional<PointScale> scale, List<String> warnings) {
        this.values = values;
        this.dimensions = dimensions;
        this.scale = scale;
        this.report = new ReadingReport(List.of(), warnings, Optional.empty());
    }

    /**
     * Points as they are.
     *
     * @param values one point after the other; kept, not copied
     * @param dimensions numbers of a point, at least 1
     * @return the source
     */
    static PointTable of(float[] values, int dimensions) {
        return new PointTable(values, dimensions, Optional.empty(), warnings(values));
    }

    /**
     * Points that were scaled.
     *
     * @param values one point after the other, scaled; kept, not copied
     * @param scale how, a column a number
     * @param warnings what a person should know of them
     * @return the source
     */
    static PointTable scaled(float[] values, PointScale scale, List<String> warnings) {
        return new PointTable(values, scale.names().size(), Optional.of(scale), warnings);
    }

    private static List<String> warnings(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest <= LARGE
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "numbers are as large as %.3g, and networks begin near 1: divide them by their deviation",
                        largest));
    }

    @Override
    public SampleShape shape() {
        return SampleShape.vector(dimensions);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(values.length / dimensions);
    }

    @Override
    public void read(long index, float[] target, int offset) {
        System.arraycopy(values, Math.toIntExact(index) * dimensions, target, offset, dimensions);
    }

    @Override
    public Optional<PointScale> scale() {
        return scale;
    }

    @Override
    public ReadingReport report() {
        return report;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%,d points of %d %s",
                values.length / dimensions,
                dimensions,
                dimensions == 1 ? "number" : "numbers");
    }
}

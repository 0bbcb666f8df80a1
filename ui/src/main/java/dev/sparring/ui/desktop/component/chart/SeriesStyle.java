package dev.sparring.ui.desktop.component.chart;

import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;

/**
 * How a curve is drawn. The generator's is wider and lies below the discriminator's, so both can be seen where the two
 * coincide.
 */
public enum SeriesStyle {
    /** The generator's, and what it makes. */
    GENERATOR(3.5),
    /** The discriminator's. */
    DISCRIMINATOR(1.75),
    /** Of real samples. */
    REAL(1.75),
    /** Another one. */
    OTHER(2.25),
    /** What others are seen against. */
    INK(1.25),
    /** Of the first of several runs that are compared. Each has a colour and dashes of its own, so that either is enough. */
    RUN_1(1.75),
    /** Of the second run. */
    RUN_2(1.75, 9.0, 4.0),
    /** Of the third run. */
    RUN_3(1.75, 2.0, 3.0),
    /** Of the fourth run. */
    RUN_4(1.75, 9.0, 3.0, 2.0, 3.0),
    /** Of the fifth run. */
    RUN_5(1.75, 16.0, 5.0),
    /** Of the sixth run. */
    RUN_6(1.75, 5.0, 3.0),
    /** Of the seventh run. */
    RUN_7(1.75, 14.0, 3.0, 2.0, 3.0, 2.0, 3.0),
    /** Of the eighth run. */
    RUN_8(1.75, 4.0, 2.0, 1.5, 2.0);

    private static final List<SeriesStyle> RUNS = List.of(RUN_1, RUN_2, RUN_3, RUN_4, RUN_5, RUN_6, RUN_7, RUN_8);

    private final double width;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Double> dashes;

    SeriesStyle(double width, Double... dashes) {
        this.width = width;
        this.dashes = List.of(dashes);
    }

    /**
     * The styles of runs that are compared.
     *
     * @return eight, of which no two share a colour or dashes
     */
    public static List<SeriesStyle> runs() {
        return RUNS;
    }

    /**
     * Lengths of dashes and gaps.
     *
     * @return in pixels; none for a line without gaps
     */
    public List<Double> dashes() {
        return dashes;
    }

    /**
     * Its name in the stylesheet.
     *
     * @return lower case, with dashes between words
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Its colour.
     *
     * @param palette of the window
     * @return the colour
     */
    public Color colour(Palette palette) {
        return switch (this) {
            case GENERATOR -> palette.generator();
            case DISCRIMINATOR -> palette.discriminator();
            case REAL -> palette.real();
            case OTHER -> palette.other();
            case INK -> palette.muted();
            default -> palette.runs().get(RUNS.indexOf(this));
        };
    }

    /** The width by which it can be seen under another line that runs along with it, in pixels. */
    double width() {
        return width;
    }
}

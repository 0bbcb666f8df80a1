package dev.sparring.ui.desktop.component.chart.surface;

import java.util.List;
import java.util.Objects;
import javafx.scene.paint.Color;

/**
 * How a line is drawn.
 *
 * @param colour of the line, its opacity included
 * @param width in pixels, above 0
 * @param dashes lengths of dashes and gaps in pixels; none for a line without gaps
 */
public record Pen(Color colour, double width, List<Double> dashes) {

    /** Validates and copies the dashes. */
    public Pen {
        Objects.requireNonNull(colour, "colour");
        if (!(width > 0)) {
            throw new IllegalArgumentException("width must be above 0, got " + width);
        }
        dashes = List.copyOf(dashes);
    }

    /**
     * A line without gaps.
     *
     * @param colour of the line
     * @param width in pixels
     * @return the pen
     */
    public static Pen solid(Color colour, double width) {
        return new Pen(colour, width, List.of());
    }
}

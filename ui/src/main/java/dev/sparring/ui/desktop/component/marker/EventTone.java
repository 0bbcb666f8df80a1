package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.Palette;
import java.util.List;
import javafx.scene.paint.Color;

/** What kind of news a mark brings, the worst first, and by which colour and dashes it is known. */
public enum EventTone {
    /** Something that has gone wrong. */
    CRITICAL("critical"),
    /** Something a person should look at. */
    WARNING("warning"),
    /** Something that is well again. */
    RECOVERED("recovered"),
    /** Something that was done. */
    ACTION("action"),
    /** Something else. */
    NOTE("note");

    private final String label;

    EventTone(String label) {
        this.label = label;
    }

    /**
     * Its name in the stylesheet.
     *
     * @return lower case
     */
    public String label() {
        return label;
    }

    /** Whether it says that something goes wrong, which is why what was done at the same time was done. */
    boolean isCause() {
        return this == CRITICAL || this == WARNING;
    }

    /**
     * Its colour.
     *
     * @param palette of the window
     * @return the colour
     */
    public Color colour(Palette palette) {
        return switch (this) {
            case CRITICAL -> palette.critical();
            case WARNING -> palette.warning();
            case RECOVERED -> palette.recovered();
            case ACTION -> palette.action();
            case NOTE -> palette.muted();
        };
    }

    /**
     * The dashes of its line.
     *
     * @return lengths of dash and gap in pixels, none for a line without gaps
     */
    public List<Double> dashes() {
        return switch (this) {
            case CRITICAL -> List.of();
            case WARNING, RECOVERED -> List.of(6.0, 3.0);
            case ACTION -> List.of(2.0, 3.0);
            case NOTE -> List.of(1.0, 4.0);
        };
    }
}

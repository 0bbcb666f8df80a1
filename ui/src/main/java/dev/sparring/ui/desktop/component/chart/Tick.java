package dev.sparring.ui.desktop.component.chart;

/**
 * A place on an axis.
 *
 * @param value the place
 * @param label its name; empty for one between others
 */
public record Tick(double value, String label) {

    /**
     * Whether it has a name.
     *
     * @return false if it only divides what lies between others
     */
    public boolean isLabelled() {
        return !label.isEmpty();
    }
}

package dev.sparring.ui.desktop.component.chart.surface;

import java.util.function.Supplier;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.Ikon;

/**
 * What is drawn on. Places and lengths are in pixels from the upper left corner; later drawing covers earlier drawing. One
 * thread; a canvas that is shown is for the JavaFX thread.
 */
public interface Surface {

    /**
     * A line through points.
     *
     * @param x of the points, in ascending order
     * @param y of the points, as many
     * @param pen how it is drawn
     */
    void line(double[] x, double[] y, Pen pen);

    /**
     * A straight line.
     *
     * @param fromX where it begins
     * @param fromY where it begins
     * @param toX where it ends
     * @param toY where it ends
     * @param pen how it is drawn
     */
    default void line(double fromX, double fromY, double toX, double toY, Pen pen) {
        line(new double[] {fromX, toX}, new double[] {fromY, toY}, pen);
    }

    /**
     * An area.
     *
     * @param x of its corners
     * @param y of its corners, as many
     * @param colour it is filled with
     */
    void area(double[] x, double[] y, Color colour);

    /**
     * Columns side by side, each a pixel wide, as one area.
     *
     * @param left edge of the first one
     * @param top of each column
     * @param bottom of each column, as many
     * @param colour they are filled with
     */
    void columns(double left, double[] top, double[] bottom, Color colour);

    /**
     * A rectangle.
     *
     * @param x its left edge
     * @param y its upper edge
     * @param width at least 0
     * @param height at least 0
     * @param colour it is filled with
     */
    void rectangle(double x, double y, double width, double height, Color colour);

    /**
     * A disc.
     *
     * @param x its centre
     * @param y its centre
     * @param radius at least 0
     * @param colour it is filled with
     */
    void dot(double x, double y, double radius, Color colour);

    /**
     * A line of text.
     *
     * @param text what is written
     * @param x where
     * @param y where
     * @param lettering how
     */
    void text(String text, double x, double y, Lettering lettering);

    /**
     * An icon; a dot where icons cannot be drawn.
     *
     * @param icon which
     * @param x its centre
     * @param y its centre
     * @param size of its sides
     * @param colour of the icon
     */
    void icon(Ikon icon, double x, double y, double size, Color colour);

    /**
     * Draws, and leaves out what lies outside of a rectangle.
     *
     * @param x its left edge
     * @param y its upper edge
     * @param width at least 0
     * @param height at least 0
     * @param drawing what is drawn
     */
    void within(double x, double y, double width, double height, Runnable drawing);

    /**
     * Draws elsewhere.
     *
     * @param x by how much to the right
     * @param y by how much down
     * @param drawing what is drawn
     */
    void moved(double x, double y, Runnable drawing);

    /**
     * Draws something that tells about itself where it is pointed at, if the surface can do that.
     *
     * @param title says what it tells; not asked by a surface that cannot
     * @param drawing what is drawn
     */
    default void titled(Supplier<String> title, Runnable drawing) {
        drawing.run();
    }
}

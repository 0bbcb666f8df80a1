package dev.sparring.ui.desktop.component.chart.surface;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.Ikon;

/**
 * A picture in Scalable Vector Graphics 1.1 that needs nothing but itself: texts are texts in the reader's sans-serif font, and
 * icons are dots, since their font is not in the file. Needs no toolkit.
 */
public final class SvgSurface implements Surface {

    /** From the middle of small letters to the line on which they stand, in their size. */
    private static final double HALF_RISE = 0.36;

    /** From the upper edge of letters to the line on which they stand, in their size. */
    private static final double RISE = 0.8;

    /** A hundredth of a pixel is more than can be seen. */
    private static final double DECIMALS = 100;

    private static final double OPAQUE = 0.999;

    private final StringBuilder body = new StringBuilder(1 << 16);
    private final double width;
    private final double height;
    private int clips;

    /**
     * An empty picture.
     *
     * @param width in pixels, above 0
     * @param height in pixels, above 0
     */
    public SvgSurface(double width, double height) {
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException("width and height must be above 0, got " + width + " and " + height);
        }
        this.width = width;
        this.height = height;
    }

    /**
     * The picture so far.
     *
     * @return an XML document
     */
    public String document() {
        String w = number(width);
        String h = number(height);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\""
                + w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w + " " + h + "\" font-family=\"sans-serif\">\n"
                + body + "</svg>\n";
    }

    @Override
    public void line(double[] x, double[] y, Pen pen) {
        if (x.length < 2) {
            return;
        }
        body.append("<polyline fill=\"none\" stroke-linejoin=\"bevel\" stroke-width=\"")
                .append(number(pen.width()))
                .append('"');
        paint("stroke", pen.colour());
        if (!pen.dashes().isEmpty()) {
            body.append(" stroke-dasharray=\"")
                    .append(pen.dashes().stream().map(SvgSurface::number).collect(Collectors.joining(" ")))
                    .append('"');
        }
        points(x, y);
    }

    @Override
    public void area(double[] x, double[] y, Color colour) {
        body.append("<polygon");
        paint("fill", colour);
        points(x, y);
    }

    /** As an outline: along the middle of the tops to the right, and along the middle of the bottoms back. */
    @Override
    public void columns(double left, double[] top, double[] bottom, Color colour) {
        int count = top.length;
        double[] x = new double[2 * count + 4];
        double[] y = new double[x.length];
        for (int i = 0; i < count + 2; i++) {
            int column = Math.max(0, Math.min(count - 1, i - 1));
            x[i] = left + Math.max(0, Math.min(count, i - 0.5));
            y[i] = top[column];
            x[x.length - 1 - i] = x[i];
            y[y.length - 1 - i] = bottom[column];
        }
        area(x, y, colour);
    }

    private void points(double[] x, double[] y) {
        body.append(" points=\"");
        for (int i = 0; i < x.length; i++) {
            body.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        body.append("\"/>\n");
    }

    @Override
    public void rectangle(double x, double y, double wide, double high, Color colour) {
        body.append("<rect");
        place(x, y, wide, high);
        paint("fill", colour);
        body.append("/>\n");
    }

    private void place(double x, double y, double wide, double high) {
        attribute("x", x);
        attribute("y", y);
        attribute("width", wide);
        attribute("height", high);
    }

    @Override
    public void dot(double x, double y, double radius, Color colour) {
        body.append("<circle");
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", radius);
        paint("fill", colour);
        body.append("/>\n");
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering) {
        double rise = lettering.height() == Lettering.Height.TOP ? RISE : HALF_RISE;
        body.append("<text text-anchor=\"")
                .append(lettering.anchor().name().toLowerCase(Locale.ROOT))
                .append('"');
        attribute("x", x);
        attribute("y", y + rise * lettering.size());
        attribute("font-size", lettering.size());
        body.append(lettering.bold() ? " font-weight=\"bold\"" : "");
        paint("fill", lettering.colour());
        body.append('>').append(escaped(text)).append("</text>\n");
    }

    @Override
    public void icon(Ikon icon, double x, double y, double size, Color colour) {
        dot(x, y, size / 3, colour);
    }

    @Override
    public void within(double x, double y, double wide, double high, Runnable drawing) {
        clips++;
        body.append("<clipPath id=\"clip").append(clips).append("\"><rect");
        place(x, y, wide, high);
        body.append("/></clipPath>\n<g clip-path=\"url(#clip").append(clips).append(")\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    @Override
    public void moved(double x, double y, Runnable drawing) {
        body.append("<g transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(")\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    @Override
    public void titled(Supplier<String> title, Runnable drawing) {
        body.append("<g><title>").append(escaped(title.get())).append("</title>\n");
        drawing.run();
        body.append("</g>\n");
    }

    private void attribute(String name, double value) {
        body.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    private void paint(String name, Color colour) {
        body.append(String.format(
                Locale.ROOT,
                " %s=\"#%02x%02x%02x\"",
                name,
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255)));
        if (colour.getOpacity() < OPAQUE) {
            attribute(name + "-opacity", colour.getOpacity());
        }
    }

    /** Plain digits: readers of SVG need not know exponents. */
    private static String number(double value) {
        double rounded = Math.rint(value * DECIMALS) / DECIMALS;
        long whole = (long) rounded;
        return rounded == whole ? Long.toString(whole) : String.format(Locale.ROOT, "%.2f", rounded);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Objects.requireNonNull(text, "text").codePoints().forEach(code -> {
            switch (code) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                    // XML 1.0 has no other control characters.
                    if (code >= ' ' || code == '\n' || code == '\t') {
                        escaped.appendCodePoint(code);
                    }
                }
            }
        });
        return escaped.toString();
    }
}

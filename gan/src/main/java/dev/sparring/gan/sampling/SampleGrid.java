package dev.sparring.gan.sampling;

import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.SampleShape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** Samples as a picture: images in a grid as square as it gets, points as a scatter over the data. */
public final class SampleGrid {

    private static final int SCATTER_SIDE = 640;
    private static final Color PAPER = new Color(0xFFFFFF);
    private static final Color DATA = new Color(0xC4CAD3);
    private static final Color SAMPLE = new Color(0, 92, 197, 150);

    private SampleGrid() {}

    /**
     * Draws images in a grid.
     *
     * @param samples images, pixels in [-1, 1]
     * @return PNG, grey for one channel, RGB for three, with opacity for four
     */
    public static byte[] images(SampleBatch samples) {
        return Png.of(grid(samples));
    }

    /**
     * Draws images in a grid, small ones enlarged by a whole factor.
     *
     * @param samples images, pixels in [-1, 1]
     * @return grey for one channel, RGB for three, with opacity for four
     */
    public static BufferedImage grid(SampleBatch samples) {
        SampleShape shape = samples.shape();
        SheetLayout layout = SheetLayout.of(samples);
        int scale = layout.scale();
        BufferedImage sheet = blank(layout.width(), layout.height(), shape);
        for (int i = 0; i < samples.count(); i++) {
            int left = layout.left(i);
            int top = layout.top(i);
            for (int y = 0; y < shape.height() * scale; y++) {
                for (int x = 0; x < shape.width() * scale; x++) {
                    put(sheet, left + x, top + y, samples, i, y / scale * shape.width() + x / scale);
                }
            }
        }
        return sheet;
    }

    /**
     * Draws one image as it is, pixel by pixel.
     *
     * @param samples images, pixels in [-1, 1]
     * @param index which of them
     * @return grey for one channel, RGB for three, with opacity for four
     */
    public static BufferedImage single(SampleBatch samples, int index) {
        SampleShape shape = samples.shape();
        BufferedImage image = blank(shape.width(), shape.height(), shape);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                put(image, x, y, samples, index, y * shape.width() + x);
            }
        }
        return image;
    }

    private static BufferedImage blank(int width, int height, SampleShape shape) {
        int type =
                switch (shape.channels()) {
                    case 1 -> BufferedImage.TYPE_BYTE_GRAY;
                    case 4 -> BufferedImage.TYPE_INT_ARGB;
                    default -> BufferedImage.TYPE_INT_RGB;
                };
        return new BufferedImage(width, height, type);
    }

    private static void put(BufferedImage sheet, int x, int y, SampleBatch samples, int index, int pixel) {
        SampleShape shape = samples.shape();
        int plane = shape.height() * shape.width();
        int base = index * shape.length() + pixel;
        if (shape.channels() == 1) {
            sheet.getRaster().setSample(x, y, 0, level(samples.values()[base]));
        } else {
            for (int band = 0; band < sheet.getRaster().getNumBands(); band++) {
                sheet.getRaster().setSample(x, y, band, level(samples.values()[base + band * plane]));
            }
        }
    }

    /** A pixel in [-1, 1] as 0 to 255; what is outside is clipped. */
    public static int level(float value) {
        return Math.max(0, Math.min(255, Math.round((value + 1) * 127.5f)));
    }

    /**
     * Draws points.
     *
     * @param samples points in the plane
     * @param data points of the data, x, y, x, y, ..., which set the frame
     * @return PNG
     */
    public static byte[] scatter(SampleBatch samples, float[] data) {
        return Png.of(plane(samples, data));
    }

    /**
     * Draws points.
     *
     * @param samples points in the plane
     * @param data points of the data, x, y, x, y, ..., which set the frame
     * @return the plane, its middle at 0
     */
    public static BufferedImage plane(SampleBatch samples, float[] data) {
        double reach = 0;
        for (float value : data) {
            reach = Math.max(reach, Math.abs(value));
        }
        reach *= 1.25;
        BufferedImage sheet = new BufferedImage(SCATTER_SIDE, SCATTER_SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, SCATTER_SIDE, SCATTER_SIDE);
        graphics.setColor(DATA);
        dots(graphics, data, reach, 5);
        graphics.setColor(SAMPLE);
        dots(graphics, samples.values(), reach, 3);
        graphics.dispose();
        return sheet;
    }

    private static void dots(Graphics2D graphics, float[] points, double reach, double size) {
        for (int i = 0; i + 1 < points.length; i += 2) {
            double x = (points[i] / reach + 1) / 2 * SCATTER_SIDE;
            double y = (1 - points[i + 1] / reach) / 2 * SCATTER_SIDE;
            graphics.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        }
    }

    /**
     * Writes points as text.
     *
     * @param samples points of any number of dimensions
     * @param scale how the data was scaled for the networks, if it was
     * @return a line a point, with commas between the numbers; of scaled ones in the data's own units, under a line of the columns' names
     */
    public static byte[] table(SampleBatch samples, Optional<PointScale> scale) {
        StringBuilder text = new StringBuilder();
        scale.ifPresent(columns -> text.append(
                        columns.names().stream().map(SampleGrid::quoted).collect(Collectors.joining(",")))
                .append('\n'));
        float[] values = samples.values();
        int length = samples.shape().length();
        for (int i = 0; i < values.length; i++) {
            int column = i % length;
            text.append(scale.isPresent() ? scale.get().back(values[i], column) : values[i])
                    .append(column == length - 1 ? '\n' : ',');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\\s][^,\"\n\r]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}

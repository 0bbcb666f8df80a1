package dev.sparring.ui.cli;

import dev.sparring.gan.run.Png;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/** Both learning rates over the updates as a picture. */
final class SchedulePicture {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 24;
    private static final int TOP = 40;
    private static final int BOTTOM = 44;
    private static final int LINES = 4;
    private static final Color INK = new Color(0x24292F);
    private static final Color GRID = new Color(0xD8DEE4);
    private static final Color GENERATOR = new Color(0x0072B2);
    private static final Color DISCRIMINATOR = new Color(0xD55E00);

    private SchedulePicture() {}

    /** A PNG of two curves of the same length. */
    static byte[] draw(double[] generator, double[] discriminator) {
        double top = Math.max(
                        Arrays.stream(generator).max().orElse(1),
                        Arrays.stream(discriminator).max().orElse(1))
                * 1.05;
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i <= LINES; i++) {
            int y = HEIGHT - BOTTOM - i * (HEIGHT - TOP - BOTTOM) / LINES;
            graphics.setColor(GRID);
            graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
            graphics.setColor(INK);
            graphics.drawString(String.format(Locale.ROOT, "%.1e", top * i / LINES), 16, y + 4);
            int x = LEFT + i * (WIDTH - LEFT - RIGHT) / LINES;
            String label = Long.toString(Math.round((generator.length - 1) * (double) i / LINES));
            int half = graphics.getFontMetrics().stringWidth(label) / 2;
            graphics.drawString(label, Math.min(x - half, WIDTH - 2 * half - 4), HEIGHT - BOTTOM + 20);
        }
        curve(graphics, discriminator, top, DISCRIMINATOR);
        curve(graphics, generator, top, GENERATOR);
        graphics.setColor(GENERATOR);
        graphics.drawString("generator", LEFT, 24);
        graphics.setColor(DISCRIMINATOR);
        graphics.drawString("discriminator", LEFT + 90, 24);
        graphics.setColor(INK);
        graphics.drawString("learning rate by the network's own update", LEFT + 200, 24);
        graphics.dispose();
        return Png.of(image);
    }

    private static void curve(Graphics2D graphics, double[] rates, double top, Color color) {
        int width = WIDTH - LEFT - RIGHT;
        Path2D path = new Path2D.Double();
        int points = Math.min(rates.length, 4 * width);
        for (int i = 0; i < points; i++) {
            int t = points == 1 ? 0 : (int) ((long) i * (rates.length - 1) / (points - 1));
            double x = LEFT + (rates.length == 1 ? 0 : (double) t / (rates.length - 1)) * width;
            double y = HEIGHT - BOTTOM - rates[t] / top * (HEIGHT - TOP - BOTTOM);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(2f));
        graphics.draw(path);
    }
}

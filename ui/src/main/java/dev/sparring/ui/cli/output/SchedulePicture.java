package dev.sparring.ui.cli.output;

import dev.sparring.gan.sampling.Png;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/** Both learning rates over the updates as a picture. */
public final class SchedulePicture {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 24;
    private static final int TOP = 40;
    private static final int BOTTOM = 44;
    private static final int FEWEST_LINES = 4;
    private static final Color INK = new Color(0x24292F);
    private static final Color GRID = new Color(0xD8DEE4);
    private static final Color GENERATOR = new Color(0x0072B2);
    private static final Color DISCRIMINATOR = new Color(0xD55E00);

    private SchedulePicture() {}

    /** A PNG of two curves of the same length. */
    public static byte[] draw(double[] generator, double[] discriminator) {
        double highest = Math.max(
                Arrays.stream(generator).max().orElse(0),
                Arrays.stream(discriminator).max().orElse(0));
        double top = highest > 0 ? highest * 1.05 : 1;
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        // Without it lines snap to whole pixels, and a slope becomes a staircase.
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        double rateStep = roundStep(top);
        for (int i = 0; i * rateStep <= top; i++) {
            int y = (int) Math.round(HEIGHT - BOTTOM - i * rateStep / top * (HEIGHT - TOP - BOTTOM));
            graphics.setColor(GRID);
            graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
            graphics.setColor(INK);
            graphics.drawString(i == 0 ? "0" : String.format(Locale.ROOT, "%.1e", i * rateStep), 16, y + 4);
        }
        int last = Math.max(1, generator.length - 1);
        long updateStep = Math.max(1, Math.round(roundStep(last)));
        for (long t = 0; t <= last; t += updateStep) {
            String label = Long.toString(t);
            int half = graphics.getFontMetrics().stringWidth(label) / 2;
            int x = LEFT + (int) Math.round((double) t / last * (WIDTH - LEFT - RIGHT));
            graphics.drawString(label, Math.min(x - half, WIDTH - 2 * half - 4), HEIGHT - BOTTOM + 20);
        }
        // The wider one beneath, so that both are seen where they agree.
        curve(graphics, discriminator, top, DISCRIMINATOR, 4.5f);
        curve(graphics, generator, top, GENERATOR, 2);
        graphics.setColor(GENERATOR);
        graphics.drawString("generator", LEFT, 24);
        graphics.setColor(DISCRIMINATOR);
        graphics.drawString("discriminator", LEFT + 90, 24);
        graphics.setColor(INK);
        graphics.drawString("learning rate by the network's own update", LEFT + 200, 24);
        graphics.dispose();
        return Png.of(image);
    }

    /** The widest of 1, 2 and 5 times a power of ten that fits into a length at least {@value #FEWEST_LINES} times. */
    private static double roundStep(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(length / FEWEST_LINES)));
        double share = length / FEWEST_LINES / power;
        return power * (share >= 5 ? 5 : share >= 2 ? 2 : 1);
    }

    private static void curve(Graphics2D graphics, double[] rates, double top, Color color, float width) {
        int span = WIDTH - LEFT - RIGHT;
        Path2D path = new Path2D.Double();
        int points = Math.min(rates.length, 4 * span);
        for (int i = 0; i < points; i++) {
            int t = points == 1 ? 0 : (int) ((long) i * (rates.length - 1) / (points - 1));
            double x = LEFT + (rates.length == 1 ? 0 : (double) t / (rates.length - 1)) * span;
            double y = HEIGHT - BOTTOM - rates[t] / top * (HEIGHT - TOP - BOTTOM);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }
}

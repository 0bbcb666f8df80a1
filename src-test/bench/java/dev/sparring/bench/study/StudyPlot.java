package dev.sparring.bench.study;

import dev.sparring.gan.sampling.Png;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Pictures of the study: a panel for each pair of rates, a colour for each warmup. */
final class StudyPlot {

    private static final int COLUMNS = 3;
    private static final int PANEL_WIDTH = 330;
    private static final int PANEL_HEIGHT = 230;
    private static final int LEFT = 44;
    private static final int RIGHT = 24;
    private static final int TOP = 30;
    private static final int BOTTOM = 30;
    private static final double HEADROOM = 1.05;
    private static final Color INK = new Color(0x24292F);
    private static final Color GRID = new Color(0xD8DEE4);
    private static final List<StudyCell.Warmup> WARMUPS = List.of(StudyCell.Warmup.values());

    /** One for each warmup (Okabe and Ito's palette). */
    private static final List<Color> COLORS = List.of(
            new Color(0x000000), new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7));

    private final Results results;
    private final StudyCell.Data data;
    private final Graphics2D graphics;

    private StudyPlot(Results results, StudyCell.Data data, Graphics2D graphics) {
        this.results = results;
        this.data = data;
        this.graphics = graphics;
    }

    /** Modes held over the steps, the mean of all seeds, as PNG. */
    static byte[] modes(Results results, StudyCell.Data data) {
        return draw(results, data, "modes held over steps, mean of all seeds", StudyPlot::curves);
    }

    /** Fréchet distance at the end, as PNG: a dot for each run, a bar for their mean. */
    static byte[] distances(Results results, StudyCell.Data data) {
        return draw(results, data, "Fréchet distance of each run, and mean", StudyPlot::dots);
    }

    private interface Panel {
        void draw(StudyPlot picture, StudyCell.Rates rates);
    }

    private static byte[] draw(Results results, StudyCell.Data data, String title, Panel panel) {
        int rows = StudyCell.Rates.values().length / COLUMNS + 1;
        BufferedImage image = new BufferedImage(COLUMNS * PANEL_WIDTH, rows * PANEL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        StudyPlot picture = new StudyPlot(results, data, graphics);
        int place = 0;
        for (StudyCell.Rates rates : StudyCell.Rates.values()) {
            picture.at(place++, () -> {
                graphics.setColor(INK);
                graphics.drawString(
                        String.format(
                                Locale.ROOT,
                                "%s: generator %.0e, discriminator %.0e",
                                rates.name().toLowerCase(Locale.ROOT),
                                rates.generator(data),
                                rates.discriminator(data)),
                        LEFT,
                        TOP - 12);
                panel.draw(picture, rates);
            });
        }
        picture.at(place, () -> picture.key(title));
        graphics.dispose();
        return Png.of(image);
    }

    /** Draws a panel with its upper left corner as the origin. */
    private void at(int place, Runnable panel) {
        int x = place % COLUMNS * PANEL_WIDTH;
        int y = Math.floorDiv(place, COLUMNS) * PANEL_HEIGHT;
        graphics.translate(x, y);
        panel.run();
        graphics.translate(-x, -y);
    }

    private void key(String title) {
        graphics.setColor(INK);
        graphics.drawString(data.name(), LEFT, TOP);
        graphics.drawString(title, LEFT, TOP + 20);
        for (int i = 0; i < WARMUPS.size(); i++) {
            int y = TOP + 50 + 22 * i;
            graphics.setColor(COLORS.get(i));
            graphics.setStroke(new BasicStroke(3));
            graphics.draw(new Line2D.Double(LEFT, y - 4, LEFT + 26.0, y - 4));
            graphics.setColor(INK);
            graphics.drawString("warmup: " + WARMUPS.get(i).title(), LEFT + 36, y);
        }
    }

    private double x(double share) {
        return LEFT + share * (PANEL_WIDTH - LEFT - RIGHT);
    }

    private double y(double share) {
        return PANEL_HEIGHT - BOTTOM - share * (PANEL_HEIGHT - TOP - BOTTOM);
    }

    /** A grid line at a share of the height, with its label. */
    private void line(double share, String label) {
        graphics.setColor(GRID);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(x(0), y(share), x(1), y(share)));
        graphics.setColor(INK);
        graphics.drawString(label, LEFT - 6 - graphics.getFontMetrics().stringWidth(label), (int) y(share) + 4);
    }

    private void label(double share, String label) {
        graphics.setColor(INK);
        graphics.drawString(
                label, (int) x(share) - graphics.getFontMetrics().stringWidth(label) / 2, PANEL_HEIGHT - BOTTOM + 18);
    }

    private void curves(StudyCell.Rates rates) {
        int lines = data.modes() % 5 == 0 ? 5 : 4;
        for (int i = 0; i <= lines; i++) {
            line((double) i / lines / HEADROOM, Integer.toString(data.modes() * i / lines));
        }
        for (int step = 0; step <= data.steps(); step += 1000) {
            label((double) step / data.steps(), Integer.toString(step));
        }
        for (int i = 0; i < WARMUPS.size(); i++) {
            List<Score> scores = results.of(new StudyCell(data, rates, WARMUPS.get(i)));
            if (scores.isEmpty()) {
                continue;
            }
            Path2D path = new Path2D.Double();
            path.moveTo(x(0), y(0));
            for (long step : scores.get(0).held().keySet()) {
                double sum = scores.stream()
                        .mapToDouble(score -> score.held().getOrDefault(step, 0.0))
                        .sum();
                path.lineTo(x((double) step / data.steps()), y(sum / scores.size() / data.modes() / HEADROOM));
            }
            graphics.setColor(COLORS.get(i));
            graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(path);
        }
    }

    private void dots(StudyCell.Rates rates) {
        List<Double> all = StudyCell.all().stream()
                .filter(cell -> cell.data() == data)
                .flatMap(cell -> results.of(cell).stream())
                .map(Score::distance)
                .filter(Double::isFinite)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        int lowest = (int) Math.floor(
                Math.log10(all.stream().mapToDouble(Double::doubleValue).min().orElseThrow()));
        int highest = (int) Math.ceil(
                Math.log10(all.stream().mapToDouble(Double::doubleValue).max().orElseThrow()));
        double decades = Math.max(1, highest - lowest);
        for (int power = lowest; power <= highest; power++) {
            line((power - lowest) / decades, "1e" + power);
        }
        for (int kind = 0; kind < WARMUPS.size(); kind++) {
            StudyCell cell = new StudyCell(data, rates, WARMUPS.get(kind));
            Color color = COLORS.get(kind);
            double middle = x((kind + 0.5) / WARMUPS.size());
            graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 110));
            List<Score> scores = results.of(cell);
            for (int i = 0; i < scores.size(); i++) {
                double aside = (i + 0.5) / scores.size() * 24 - 12;
                double distance = scores.get(i).distance();
                if (Double.isFinite(distance)) {
                    double height = y((Math.log10(distance) - lowest) / decades);
                    graphics.fill(new Ellipse2D.Double(middle + aside - 3, height - 3, 6, 6));
                }
            }
            Mean mean = results.mean(cell, Score::distance);
            if (mean.count() > 0) {
                graphics.setColor(color);
                graphics.setStroke(new BasicStroke(3));
                double height = y((Math.log10(mean.mean()) - lowest) / decades);
                graphics.draw(new Line2D.Double(middle - 17, height, middle + 17, height));
            }
        }
    }
}

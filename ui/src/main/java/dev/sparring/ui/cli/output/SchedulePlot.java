package dev.sparring.ui.cli.output;

import java.util.Arrays;
import java.util.Locale;

/** Both learning rates over the updates in letters: {@code G}, {@code D}, and {@code *} where they meet. */
public final class SchedulePlot {

    private static final int COLUMNS = 64;
    private static final int ROWS = 14;

    private SchedulePlot() {}

    /** A plot of two curves of the same length. */
    public static String draw(double[] generator, double[] discriminator) {
        double top = Math.max(
                Arrays.stream(generator).max().orElse(0),
                Arrays.stream(discriminator).max().orElse(0));
        char[][] cells = new char[ROWS][COLUMNS];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
        mark(cells, generator, top, 'G');
        mark(cells, discriminator, top, 'D');
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            boolean labelled = row == 0 || row == ROWS - 1;
            String label = labelled ? String.format(Locale.ROOT, "%.1e", row == 0 ? top : 0.0) : "";
            text.append(String.format(Locale.ROOT, "%8s |", label))
                    .append(new String(cells[row]).stripTrailing())
                    .append('\n');
        }
        String last = Integer.toString(generator.length - 1);
        return text.append(" ".repeat(9))
                .append('+')
                .append("-".repeat(COLUMNS))
                .append('\n')
                .append(" ".repeat(10))
                .append('0')
                .append(" ".repeat(Math.max(1, COLUMNS - 1 - last.length())))
                .append(last)
                .append('\n')
                .append(" ".repeat(10))
                .append("learning rate by the network's own update: G generator, D discriminator\n")
                .toString();
    }

    private static void mark(char[][] cells, double[] rates, double top, char letter) {
        for (int column = 0; column < COLUMNS; column++) {
            int update = (int) ((long) column * (rates.length - 1) / (COLUMNS - 1));
            double height = top == 0 ? 0 : rates[update] / top;
            int row = (int) Math.round((1 - height) * (ROWS - 1));
            cells[row][column] = cells[row][column] == ' ' ? letter : '*';
        }
    }
}

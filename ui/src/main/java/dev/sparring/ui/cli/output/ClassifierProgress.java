package dev.sparring.ui.cli.output;

import dev.sparring.gan.classifier.ClassifierTraining;
import java.io.PrintWriter;
import java.util.Locale;

/** A classifier's training in the terminal: one line that is rewritten, or a line every ten seconds elsewhere. */
public final class ClassifierProgress implements ClassifierTraining.Listener {

    private static final long TERMINAL_NANOS = 100_000_000L;
    private static final long FILE_NANOS = 10_000_000_000L;
    private static final double SMOOTHING = 0.02;

    private final PrintWriter out;
    private final long steps;
    private final boolean terminal = Boolean.getBoolean("sparring.terminal");
    private final long begun = System.nanoTime();
    private long shownAt = begun;
    private double smooth = Double.NaN;

    public ClassifierProgress(PrintWriter out, long steps) {
        this.out = out;
        this.steps = steps;
    }

    @Override
    public void stepped(long step, double loss) {
        smooth = Double.isNaN(smooth) ? loss : smooth + SMOOTHING * (loss - smooth);
        long now = System.nanoTime();
        boolean last = step == steps;
        if (!last && now - shownAt < (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
            return;
        }
        shownAt = now;
        double left = (now - begun) / 1e9 / step * (steps - step);
        String line = String.format(
                Locale.ROOT, "step %d/%d  loss %.4f  %s left", step, steps, smooth, ProgressLine.clock(left));
        if (terminal) {
            out.print("\r" + line + "      " + (last ? "\n" : ""));
        } else {
            out.println(line);
        }
        out.flush();
    }

    public String elapsed() {
        return ProgressLine.clock((System.nanoTime() - begun) / 1e9);
    }
}

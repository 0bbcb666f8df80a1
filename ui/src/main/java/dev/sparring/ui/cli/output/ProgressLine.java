package dev.sparring.ui.cli.output;

import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.train.StepMetrics;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run in the terminal: one line that is rewritten, or a line every ten seconds where there is no terminal. */
public final class ProgressLine implements RunListener {

    /** What happens all the time, or is said elsewhere. */
    private static final Set<String> UNREMARKABLE = Set.of("checkpoint", "stopped", "changed");

    private static final long TERMINAL_NANOS = 100_000_000L;
    private static final long FILE_NANOS = 10_000_000_000L;
    private static final double SMOOTHING = 0.05;

    private final Run run;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal = Boolean.getBoolean("sparring.terminal");
    private long shownAt;
    private int shownLength;
    private double pace;
    private long begun;
    private @Nullable StepMetrics latest;

    public ProgressLine(Run run, PrintWriter out, PrintWriter err, boolean quiet) {
        this.run = run;
        this.out = out;
        this.err = err;
        this.quiet = quiet;
    }

    /** Says what is about to be trained. */
    @Override
    public void onBegin() {
        begun = System.nanoTime();
        shownAt = begun;
        if (quiet) {
            return;
        }
        Config config = run.config();
        out.println(config.name() + ": " + run.source().description() + "; loss " + config.loss() + ", batch "
                + (config.accumulate() > 1 ? config.accumulate() + " x " : "") + config.batch() + ", seed "
                + config.seed());
        out.println("  generator      " + describe(config.generator()));
        out.println("  discriminator  " + describe(config.discriminator()));
        out.println("  into " + run.root());
        out.flush();
    }

    private static String describe(NetworkConfig network) {
        return network.model() + ", "
                + network.optimizer().getClass().getSimpleName().replace("Optimizer", "") + ", rate "
                + network.schedule().base() + ", warmup " + network.schedule().warmup() + ", decay "
                + network.schedule().decay() + scaled(network.scaling());
    }

    private static String scaled(BatchScaling scaling) {
        if (scaling.equals(BatchScaling.NONE)) {
            return "";
        }
        return scaling.adaptive()
                ? ", for a batch " + scaling.ratio()
                        + " times the reference: rate by its square root, betas and epsilon with it"
                : ", for a batch " + scaling.ratio() + " times the reference: rate by as much";
    }

    @Override
    public void onStep(StepMetrics record, double imagesPerSecond) {
        pace = pace == 0 ? imagesPerSecond : pace + SMOOTHING * (imagesPerSecond - pace);
        latest = record;
        long now = System.nanoTime();
        if (!quiet && now - shownAt >= (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
            show(record);
            shownAt = now;
        }
    }

    @Override
    public void onEvent(RunEvent event) {
        boolean worth = event.severity() == Severity.INFO
                ? !quiet && !UNREMARKABLE.contains(event.kind())
                : !quiet || event.severity() == Severity.CRITICAL;
        if (!worth) {
            return;
        }
        clear();
        err.println("step " + event.step() + ": " + said(event));
        err.flush();
    }

    /** A diagnosis with what to do, an action with what was done. */
    private static String said(RunEvent event) {
        if (event.severity() == Severity.INFO) {
            String network = event.network() == PlayerRole.BOTH
                    ? ""
                    : ", " + event.network().name().toLowerCase(Locale.ROOT);
            return event.kind() + network + (event.action().isEmpty() ? "" : ": " + event.action());
        }
        Object extent = event.evidence().get("extent");
        return (extent == null ? "" : extent + " ") + event.kind() + " ("
                + event.severity().name().toLowerCase(Locale.ROOT) + "). " + event.advice();
    }

    private void show(StepMetrics record) {
        long steps = run.config().steps();
        double perStep = (System.nanoTime() - begun) / 1e9 / Math.max(1, record.step() - run.startStep());
        String line = String.format(
                Locale.ROOT,
                "step %d/%d  loss G %.3f D %.3f  rate G %.2e D %.2e  %.0f images/s  %s left",
                record.step(),
                steps,
                record.generator().loss(),
                record.discriminator().loss(),
                record.generator().learningRate(),
                record.discriminator().learningRate(),
                pace,
                clock((steps - record.step()) * perStep));
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())));
            shownLength = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Says how it ended. */
    public void end(Outcome outcome) {
        StepMetrics record = latest;
        if (!quiet && record != null) {
            show(record);
            if (terminal) {
                out.println();
            }
        }
        if (outcome == Outcome.DIVERGED || outcome == Outcome.STOPPED_BY_MONITOR) {
            clear();
            err.println("sparring: the run " + (outcome == Outcome.DIVERGED ? "diverged" : "was stopped by the monitor")
                    + (record == null ? "" : " at step " + record.step()) + "; see "
                    + run.root().resolve("events.jsonl"));
        } else if (!quiet) {
            out.println(outcome.label() + " after " + clock((System.nanoTime() - begun) / 1e9) + "; samples in "
                    + run.root().resolve("samples"));
        }
        out.flush();
        err.flush();
    }

    private void clear() {
        if (terminal && shownLength > 0) {
            out.print("\r" + " ".repeat(shownLength) + "\r");
            out.flush();
            shownLength = 0;
        }
    }

    /** Seconds as 59 s, 1:02 or 1:02:03. */
    public static String clock(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}

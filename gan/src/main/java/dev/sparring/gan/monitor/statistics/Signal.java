package dev.sparring.gan.monitor.statistics;

/**
 * One number that the monitor sees of a run at a check: what it is called, what it means and how it is taken, all in one place.
 *
 * <p>Ours are the constants of {@link TrainingSignal}, {@link SampleSignal}, {@link GeneratorSignal} and {@link TrajectorySignal}. One of your own is a
 * class that implements this, with its name in {@code META-INF/services/dev.sparring.gan.monitor.statistics.Signal}; it stands in
 * {@code metrics.jsonl} from then on, and a detector of your own can ask for it.
 *
 * <pre>{@code
 * public final class NearestSample implements Signal {
 *     public String key() { return "samples.nearest"; }
 *     public String text() { return "distance of the two nearest samples"; }
 *     public String unit() { return "features"; }
 *     public double take(SignalInput input) { ... input.samples().features() ... }
 * }
 * }</pre>
 */
public interface Signal {

    /**
     * Its place under {@code signals} in {@code metrics.jsonl}.
     *
     * @return words of {@code [a-z0-9_]} that begin with a letter, with dots between them, such as {@code samples.diversity}
     */
    String key();

    /**
     * What it says, in a few words.
     *
     * @return such as "spread of the samples over the spread of the data"
     */
    String text();

    /**
     * What it is counted in.
     *
     * @return such as "share", "ratio", "decades" or "nats"
     */
    String unit();

    /**
     * Takes it.
     *
     * @param input all there is to see at this check
     * @return the number; NaN if it cannot be had, and nothing is said because of it
     */
    double take(SignalInput input);
}

package dev.sparring.gan.sampling;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.LabelDistribution;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.latent.TruncatedVectors;
import dev.sparring.gan.run.storage.RunReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Draws from the generator of a run on disk; the training data is not needed. One thread.
 *
 * <pre>{@code
 * RunSampler run = new RunSampler(Path.of("runs/mine"), Optional.empty(), System.err::println);
 * SampleBatch samples = run.drawn(64, Optional.of(7L));
 * Files.write(Path.of("samples.png"), SampleGrid.images(samples));
 * }</pre>
 */
public final class RunSampler {

    private final RunCheckpoint run;
    private final Config config;
    private final Checkpoint checkpoint;
    private final Optional<LabelDistribution> labels;
    private Optional<Double> truncation = Optional.empty();

    /**
     * Opens a run.
     *
     * @param root the run's directory
     * @param step of the checkpoint, or empty for the newest sound one
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @throws SparringException if there is no run, or no such or no sound checkpoint
     */
    public RunSampler(Path root, Optional<Long> step, Consumer<String> warnings) throws SparringException {
        this.run = RunCheckpoint.of(root, step, warnings).ofGenerator();
        this.checkpoint = run.checkpoint();
        this.config = run.config();
        this.labels = run.labels();
    }

    /**
     * Draws from latent vectors none of whose numbers is larger: more typical samples, less varied ones.
     *
     * @param threshold at least 0.01
     * @return this
     * @throws SparringException.Configuration if the run's latent vectors are not normally distributed
     */
    public RunSampler truncated(double threshold) throws SparringException.Configuration {
        if (config.distribution() != LatentVectors.Distribution.NORMAL) {
            throw new SparringException.Configuration(
                    "the run's latent vectors are not normally distributed, and only such are truncated",
                    "leave --truncation out");
        }
        truncation = Optional.of(threshold);
        return this;
    }

    /**
     * The labels that the generator can be asked for, with how often its data had each.
     *
     * @return empty if it is told none
     */
    public Optional<LabelDistribution> labels() {
        return labels;
    }

    /**
     * The best checkpoint of a run: the one whose samples were nearest to the data by the monitor's Fréchet distance.
     *
     * @param root the run's directory
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @return its step
     * @throws SparringException if there is no run, no sound checkpoint, or none was compared with the data
     */
    public static long bestStep(Path root, Consumer<String> warnings) throws SparringException {
        return RunReader.open(root)
                .bestCheckpoint(warnings)
                .orElseThrow(() -> new SparringException.Checkpoint(
                        "no checkpoint of " + root + " was compared with the data", "give latest, or a step"));
    }

    /**
     * What a sample is, images or points.
     *
     * @return the shape of the run's data
     */
    public SampleShape shape() {
        return config.data().shape();
    }

    /**
     * Independent samples.
     *
     * @param count how many, at least 1
     * @param seed of the latent vectors; empty for the vectors of the run's own pictures
     * @return the samples, from the average of the parameters if the run keeps one
     * @throws SparringException if the count is too large, or the checkpoint does not fit the run's configuration
     */
    public SampleBatch drawn(int count, Optional<Long> seed) throws SparringException {
        return drawn(count, seed, mixed(count, seed));
    }

    /**
     * Independent samples of labels that are asked for.
     *
     * @param count how many, at least 1
     * @param seed as above
     * @param asked a label for each, an index; empty of a generator that is told none
     * @return the samples, in their order
     * @throws SparringException as above
     */
    public SampleBatch drawn(int count, Optional<Long> seed, int[] asked) throws SparringException {
        Config.requireSmall("count", count, config.data().shape().length());
        LatentSource latent = latent(seed);
        return new SampleBatch(
                checkpoint.step(),
                config.data().shape(),
                count,
                using(latent, generator -> generator.best(vectors(latent, count), asked)));
    }

    /**
     * Independent samples, a few at a time, so that no more than a part of them is held.
     *
     * @param count how many, at least 1
     * @param seed as for {@link #drawn(int, Optional)}
     * @param asked as for {@link #drawn(int, Optional, int[])}
     * @param parts takes whole samples, one after the other, until there were as many as asked for
     * @throws SparringException if the checkpoint does not fit the run's configuration
     */
    public void drawn(int count, Optional<Long> seed, int[] asked, Consumer<float[]> parts) throws SparringException {
        LatentSource latent = latent(seed);
        using(latent, generator -> {
            generator.best(vectors(latent, count), asked, parts);
            return count;
        });
    }

    /**
     * A sheet with a row for each label, of the same latent vectors in each row.
     *
     * @param columns samples a label, at least 1
     * @param seed as above
     * @return the samples
     * @throws SparringException if the generator is told no labels, or as above
     */
    public SampleBatch byLabel(int columns, Optional<Long> seed) throws SparringException {
        int rows = requireLabels().count();
        Config.requireSmall(
                "count",
                Math.multiplyExact(rows, columns),
                config.data().shape().length());
        LatentSource latent = latent(seed);
        float[] row = vectors(latent, columns);
        float[] all = new float[Math.multiplyExact(rows, row.length)];
        int[] asked = new int[rows * columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(row, 0, all, i * row.length, row.length);
            Arrays.fill(asked, i * columns, (i + 1) * columns, i);
        }
        return new SampleBatch(
                checkpoint.step(),
                config.data().shape(),
                rows * columns,
                using(latent, generator -> generator.best(all, asked)),
                columns);
    }

    /**
     * The index of a label.
     *
     * @param name as the data has it
     * @return the index
     * @throws SparringException.Configuration if the generator is told no labels, or there is none of this name
     */
    public int label(String name) throws SparringException.Configuration {
        List<String> names = requireLabels().names();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new SparringException.Configuration(
                    "there is no label " + name, "choose one of " + String.join(", ", names));
        }
        return index;
    }

    private Labels requireLabels() throws SparringException.Configuration {
        return labels.map(LabelDistribution::labels)
                .orElseThrow(() -> new SparringException.Configuration(
                        "the run's generator is told no labels", "train one with conditional=true"));
    }

    /** Labels as often as the run was trained with them. */
    private int[] mixed(int count, Optional<Long> seed) {
        return run.mixed(count, seed.orElse(config.seed()));
    }

    private static float[] vectors(LatentSource latent, int count) {
        return RunCheckpoint.vectors(count, latent);
    }

    /**
     * How the data was scaled for the networks.
     *
     * @return empty if samples are in the data's own units
     */
    public Optional<PointScale> scale() {
        return config.data().scale();
    }

    /**
     * The checkpoint's step.
     *
     * @return completed steps
     */
    public long step() {
        return checkpoint.step();
    }

    /**
     * Rows of samples, each along the way from one latent vector to another; as many to a row as a sheet is wide.
     *
     * @param count how many in all, at least 1
     * @param seed as for {@link #drawn}
     * @return the samples
     * @throws SparringException if the count is too large, or the checkpoint does not fit the run's configuration
     */
    public SampleBatch interpolated(int count, Optional<Long> seed) throws SparringException {
        Config.requireSmall("count", count, config.data().shape().length());
        LatentSource latent = latent(seed);
        int columns = (int) Math.ceil(Math.sqrt(count));
        int rows = (count + columns - 1) / columns;
        float[] ends = new float[2 * rows * latent.dimensions()];
        latent.draw("samples", 0, 2 * rows, ends);
        float[] vectors = LatentInterpolation.rows(
                latent.dimensions(), config.distribution() == LatentVectors.Distribution.NORMAL, ends, columns, count);
        int[] asked = new int[labels.isPresent() ? count : 0];
        // A row keeps its label, or nothing could be seen of the way.
        Arrays.setAll(asked, i -> i / columns % kinds());
        return new SampleBatch(
                checkpoint.step(),
                config.data().shape(),
                count,
                using(latent, generator -> generator.best(vectors, asked)));
    }

    /**
     * Samples on the way from the latent vectors of one seed to those of another, from moment to moment; at the ends they are those of
     * {@link #drawn(int, Optional, int[])}. On the sphere for normally distributed vectors, straight for uniform ones.
     *
     * @param count samples a moment, at least 1
     * @param from seed of the first moment
     * @param to seed of the last moment
     * @param moments at least 2
     * @param asked a label for each sample, the same all the way; empty of a generator that is told none
     * @param taker takes the samples of one moment after the other
     * @throws SparringException if the count is too large, or the checkpoint does not fit the run's configuration
     */
    public void walk(int count, long from, long to, int moments, int[] asked, Consumer<SampleBatch> taker)
            throws SparringException {
        Config.requireSmall("count", count, config.data().shape().length());
        if (moments < 2) {
            throw new IllegalArgumentException("moments must be at least 2, got " + moments);
        }
        LatentSource latent = latent(Optional.of(from));
        int dimensions = latent.dimensions();
        float[] first = vectors(latent, count);
        float[] last = vectors(latent(Optional.of(to)), count);
        float[] ends = new float[2 * first.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(first, i * dimensions, ends, 2 * i * dimensions, dimensions);
            System.arraycopy(last, i * dimensions, ends, (2 * i + 1) * dimensions, dimensions);
        }
        float[] ways = LatentInterpolation.rows(
                dimensions,
                config.distribution() == LatentVectors.Distribution.NORMAL,
                ends,
                moments,
                Math.multiplyExact(count, moments));
        using(latent, generator -> {
            float[] vectors = new float[count * dimensions];
            for (int moment = 0; moment < moments; moment++) {
                for (int i = 0; i < count; i++) {
                    System.arraycopy(ways, (i * moments + moment) * dimensions, vectors, i * dimensions, dimensions);
                }
                taker.accept(new SampleBatch(
                        checkpoint.step(), config.data().shape(), count, generator.best(vectors, asked)));
            }
            return moments;
        });
    }

    /**
     * Samples of latent vectors of one's own.
     *
     * @param vectors one after the other, {@link #latentDimensions} numbers each
     * @param asked a label for each; empty of a generator that is told none
     * @return the samples, in their order
     * @throws SparringException if they are too many, or the checkpoint does not fit the run's configuration
     */
    public SampleBatch of(float[] vectors, int[] asked) throws SparringException {
        int count = vectors.length / config.latent();
        Config.requireSmall("count", count, config.data().shape().length());
        return new SampleBatch(
                checkpoint.step(),
                config.data().shape(),
                count,
                using(latent(Optional.empty()), generator -> generator.best(vectors, asked)));
    }

    /**
     * The latent vectors that {@link #drawn(int, Optional, int[])} takes, for {@link #of} once they are changed.
     *
     * @param count how many, at least 0; more begin with the same ones
     * @param seed as for {@link #drawn(int, Optional)}
     * @return one after the other, {@link #latentDimensions} numbers each
     */
    public float[] vectors(int count, Optional<Long> seed) {
        return vectors(latent(seed), count);
    }

    /**
     * Numbers in a latent vector.
     *
     * @return at least 1
     */
    public int latentDimensions() {
        return config.latent();
    }

    /**
     * What the latent vectors are drawn from.
     *
     * @return the distribution of each of their numbers
     */
    public LatentVectors.Distribution distribution() {
        return config.distribution();
    }

    private LatentSource latent(Optional<Long> seed) {
        long drawnBy = seed.orElse(config.seed());
        return truncation.isPresent()
                ? new TruncatedVectors(config.latent(), truncation.get(), drawnBy)
                : new LatentVectors(config.latent(), config.distribution(), drawnBy);
    }

    private int kinds() {
        return Math.max(1, run.told());
    }

    private <T> T using(LatentSource latent, Function<GeneratorSampler, T> use) throws SparringException.Checkpoint {
        try (Generator generator = Generator.of(run, latent, Weights.AVERAGE)) {
            return use.apply(generator.sampler());
        }
    }
}

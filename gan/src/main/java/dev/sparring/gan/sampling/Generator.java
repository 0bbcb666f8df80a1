package dev.sparring.gan.sampling;

import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.data.LabelDistribution;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.model.NetworkSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trained generator, loaded once and used as often as one likes; neither the training data nor the discriminator is needed. One thread.
 *
 * <pre>{@code
 * try (Generator generator = Generator.load(Path.of("runs/mine"))) {
 *     SampleBatch samples = generator.samples(64, 7);
 *     Files.write(Path.of("samples.png"), SampleGrid.images(samples));
 * }
 * }</pre>
 */
public final class Generator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Generator.class);

    private final RunCheckpoint run;
    private final Network network;
    private final Weights weights;
    private final GeneratorSampler sampler;

    private Generator(RunCheckpoint run, Network network, Weights weights, GeneratorSampler sampler) {
        this.run = run;
        this.network = network;
        this.weights = weights;
        this.sampler = sampler;
    }

    /**
     * Loads the generator of a run's newest sound checkpoint, with the average of its parameters if the run keeps one.
     *
     * @param run its directory
     * @return the generator, to be closed by the caller
     * @throws SparringException if there is no run, or no sound checkpoint
     */
    public static Generator load(Path run) throws SparringException {
        return load(run, Optional.empty(), Weights.AVERAGE, LOG::warn);
    }

    /**
     * Loads the generator of a run.
     *
     * @param run its directory
     * @param step of the checkpoint, or empty for the newest sound one
     * @param weights which parameters it is used with
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @return the generator, to be closed by the caller
     * @throws SparringException if there is no run, or no such or no sound checkpoint
     */
    public static Generator load(Path run, Optional<Long> step, Weights weights, Consumer<String> warnings)
            throws SparringException {
        RunCheckpoint opened = RunCheckpoint.of(run, step, warnings).ofGenerator();
        return of(opened, latent(opened, opened.config().seed()), weights);
    }

    /** Of a checkpoint, with latent vectors of one's own for what the sampler itself draws. */
    static Generator of(RunCheckpoint run, LatentSource latent, Weights weights) throws SparringException.Checkpoint {
        SampleShape shape = run.config().data().shape();
        NetworkSpec spec = new NetworkSpec(latent.dimensions(), shape, run.told(), 0);
        Network network = Network.of(RunCheckpoint.definition(
                run.checkpoint().step(),
                "generator",
                () -> run.config().generator().model().generator(spec)));
        boolean opened = false;
        try {
            Player player = run.config().generator().player(network);
            TrainerState.restoreGenerator(run.checkpoint(), player);
            opened = true;
            return new Generator(run, network, weights, sampler(run, player, latent, shape));
        } finally {
            if (!opened) {
                network.close();
            }
        }
    }

    private static GeneratorSampler sampler(RunCheckpoint run, Player player, LatentSource latent, SampleShape shape) {
        Optional<LabelDistribution> labels = run.labels();
        return labels.isPresent()
                ? GeneratorSampler.conditional(
                        player, latent, shape, labels.get(), run.config().seed())
                : new GeneratorSampler(player, latent, shape);
    }

    private static LatentSource latent(RunCheckpoint run, long seed) {
        return new LatentVectors(run.config().latent(), run.config().distribution(), seed);
    }

    GeneratorSampler sampler() {
        return sampler;
    }

    /**
     * Independent samples; of a generator that is told labels, labels as often as the run was trained with them. They are those of {@code
     * sparring sample} with the same seed.
     *
     * @param count how many, at least 1
     * @param seed of the latent vectors
     * @return the samples
     */
    public SampleBatch samples(int count, long seed) {
        return of(RunCheckpoint.vectors(count, latent(run, seed)), run.mixed(count, seed));
    }

    /**
     * Samples of latent vectors of one's own.
     *
     * @param vectors one after the other, {@link #latentDimensions} numbers each
     * @param asked a label for each, its index in {@link #labels}; none of a generator that is told none
     * @return the samples, in their order
     */
    public SampleBatch of(float[] vectors, int... asked) {
        int count = vectors.length / latentDimensions();
        if (vectors.length == 0 || vectors.length % latentDimensions() != 0) {
            throw new IllegalArgumentException("vectors must be rows of " + latentDimensions() + " numbers, got "
                    + vectors.length + " numbers in all");
        }
        if (asked.length != (run.told() == 0 ? 0 : count)) {
            throw new IllegalArgumentException(
                    "there must be " + (run.told() == 0 ? "no labels" : "a label for each of " + count + " vectors")
                            + ", got " + asked.length);
        }
        if (Arrays.stream(asked).anyMatch(label -> label < 0 || label >= run.told())) {
            throw new IllegalArgumentException(
                    "labels must be in [0, " + (run.told() - 1) + "], got " + Arrays.toString(asked));
        }
        return new SampleBatch(step(), shape(), count, drawn(vectors, asked));
    }

    /**
     * Samples for a sheet, of the latent vectors of the run's own pictures; a row for each label, if the generator is told labels.
     *
     * @param count how many, at least 1; or some more, so that all rows are full
     * @return the samples, as they are to be laid out
     */
    public SampleBatch picture(int count) {
        long seed = run.config().seed();
        if (run.told() == 0) {
            return samples(count, seed);
        }
        int columns = (count + run.told() - 1) / run.told();
        int all = Math.multiplyExact(run.told(), columns);
        int[] asked = new int[all];
        Arrays.setAll(asked, i -> i / columns);
        float[] values = drawn(RunCheckpoint.vectors(all, latent(run, seed)), asked);
        return new SampleBatch(step(), shape(), all, values, columns);
    }

    private float[] drawn(float[] vectors, int[] asked) {
        return weights == Weights.AVERAGE ? sampler.best(vectors, asked) : sampler.current(vectors, asked);
    }

    /**
     * The labels that it can be asked for.
     *
     * @return their names in order; empty if it is told none
     */
    public List<String> labels() {
        return run.labels().map(known -> known.labels().names()).orElse(List.of());
    }

    /**
     * What a sample is, an image or a point.
     *
     * @return the shape of the run's data
     */
    public SampleShape shape() {
        return run.config().data().shape();
    }

    /**
     * Numbers in a latent vector.
     *
     * @return at least 1
     */
    public int latentDimensions() {
        return run.config().latent();
    }

    /**
     * The checkpoint's step.
     *
     * @return completed steps
     */
    public long step() {
        return run.checkpoint().step();
    }

    /** Gives the network's memory back. */
    @Override
    public void close() {
        network.close();
    }
}

package dev.sparring.gan.sampling;

import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.run.storage.RunReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

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

    private final Config config;
    private final Checkpoint checkpoint;

    /**
     * Opens a run.
     *
     * @param root the run's directory
     * @param step of the checkpoint, or empty for the newest sound one
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @throws SparringException if there is no run, or no such or no sound checkpoint
     */
    public RunSampler(Path root, Optional<Long> step, Consumer<String> warnings) throws SparringException {
        Path file = RunDirectory.config(root);
        CheckpointStore store = RunReader.open(root).checkpoints();
        if (step.isPresent()) {
            this.checkpoint = store.load(step.get());
        } else {
            this.checkpoint = store.newest(warnings)
                    .orElseThrow(() -> new SparringException.Checkpoint(
                            root + " holds no checkpoint yet", "train until the first one is written"));
        }
        this.config = RunMemory.config(checkpoint, file);
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
        Config.requireSmall("count", count, config.data().shape().length());
        LatentVectors latent = latent(seed);
        float[] vectors = new float[Math.multiplyExact(count, latent.dimensions())];
        latent.draw("samples", 0, count, vectors);
        return through(latent, vectors);
    }

    /**
     * Independent samples, a few at a time, so that no more than a part of them is held.
     *
     * @param count how many, at least 1
     * @param seed as for {@link #drawn(int, Optional)}
     * @param parts takes whole samples, one after the other, until there were as many as asked for
     * @throws SparringException if the checkpoint does not fit the run's configuration
     */
    public void drawn(int count, Optional<Long> seed, Consumer<float[]> parts) throws SparringException {
        LatentVectors latent = latent(seed);
        float[] vectors = new float[Math.multiplyExact(count, latent.dimensions())];
        latent.draw("samples", 0, count, vectors);
        SampleShape shape = config.data().shape();
        try (Network network = Network.of(config.generator().model().generator(latent.dimensions(), shape, 0))) {
            Player generator = config.generator().player(network);
            TrainerState.restoreGenerator(checkpoint, generator);
            new GeneratorSampler(generator, latent, shape).best(vectors, parts);
        }
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
        LatentVectors latent = latent(seed);
        int columns = (int) Math.ceil(Math.sqrt(count));
        int rows = (count + columns - 1) / columns;
        float[] ends = new float[2 * rows * latent.dimensions()];
        latent.draw("samples", 0, 2 * rows, ends);
        return through(latent, LatentInterpolation.rows(latent, ends, columns, count));
    }

    private LatentVectors latent(Optional<Long> seed) {
        return new LatentVectors(config.latent(), config.distribution(), seed.orElse(config.seed()));
    }

    private SampleBatch through(LatentVectors latent, float[] vectors) throws SparringException.Checkpoint {
        SampleShape shape = config.data().shape();
        try (Network network = Network.of(config.generator().model().generator(latent.dimensions(), shape, 0))) {
            Player generator = config.generator().player(network);
            TrainerState.restoreGenerator(checkpoint, generator);
            int count = vectors.length / latent.dimensions();
            return new SampleBatch(
                    checkpoint.step(), shape, count, new GeneratorSampler(generator, latent, shape).best(vectors));
        }
    }
}

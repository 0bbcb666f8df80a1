package dev.sparring.gan.sampling;

import dev.sparring.core.network.Definition;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.LabelConfig;
import dev.sparring.gan.data.LabelDistribution;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.train.Players;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A checkpoint of a run, with the configuration under which it was written.
 *
 * @param checkpoint of some step
 * @param config of the run at that step
 * @param labels that its networks are told, with how often the data has each; empty if they are told none
 */
public record RunCheckpoint(Checkpoint checkpoint, Config config, Optional<LabelDistribution> labels) {

    private static final String SAMPLES = "samples";

    /**
     * Reads one.
     *
     * @param root the run's directory
     * @param step of the checkpoint, or empty for the newest sound one
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @return the checkpoint
     * @throws SparringException if there is no run, or no such or no sound checkpoint
     */
    public static RunCheckpoint of(Path root, Optional<Long> step, Consumer<String> warnings) throws SparringException {
        Path file = RunDirectory.config(root);
        CheckpointStore store = RunReader.open(root).checkpoints();
        Checkpoint checkpoint = step.isPresent()
                ? store.load(step.get())
                : store.newest(warnings)
                        .orElseThrow(() -> new SparringException.Checkpoint(
                                root + " holds no checkpoint yet", "train until the first one is written"));
        Config config = RunMemory.config(checkpoint, file);
        Optional<LabelDistribution> labels = RunMemory.of(checkpoint).labels();
        if (labels.isPresent() != config.conditional().isPresent()) {
            throw new SparringException.Checkpoint(
                    "the checkpoint of step " + checkpoint.step() + " does not say which labels its networks are told",
                    "choose another step by --checkpoint");
        }
        return new RunCheckpoint(checkpoint, config, labels);
    }

    /** The same with the generator alone, which is all that sampling needs of the memory that a checkpoint takes. */
    RunCheckpoint ofGenerator() {
        return new RunCheckpoint(checkpoint.of(Players.GENERATOR), config, labels);
    }

    /**
     * Labels to ask a generator for, as often as the run was trained with each.
     *
     * @param count how many, at least 0
     * @param seed of the draw
     * @return indices; empty if the generator is told none
     */
    public int[] mixed(int count, long seed) {
        boolean uniform = config.conditional().equals(Optional.of(LabelConfig.UNIFORM));
        return labels.map(known -> uniform ? LabelDistribution.uniform(known.labels()) : known)
                .map(known -> known.draw(seed, SAMPLES, 0, count))
                .orElse(new int[0]);
    }

    /**
     * The latent vectors of independent samples.
     *
     * @param count how many, at least 0; more begin with the same ones
     * @param latent what they are drawn from
     * @return one after the other
     */
    static float[] vectors(int count, LatentSource latent) {
        float[] vectors = new float[Math.multiplyExact(count, latent.dimensions())];
        latent.draw(SAMPLES, 0, count, vectors);
        return vectors;
    }

    /** How many labels networks are told; 0 if none. */
    public int told() {
        return labels.map(known -> known.labels().count()).orElse(0);
    }

    /**
     * A network of the checkpoint. Its model was right when the run began, so what does not fit was changed since.
     *
     * @param step of the checkpoint
     * @param network its name
     * @param made makes its definition
     * @return the definition
     * @throws SparringException.Checkpoint if it cannot be made
     */
    public static Definition definition(long step, String network, Supplier<Definition> made)
            throws SparringException.Checkpoint {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new SparringException.Checkpoint(
                    "the " + network + " of the checkpoint of step " + step + " cannot be made: " + e.getMessage(),
                    "choose another step by --checkpoint",
                    e);
        }
    }
}

package dev.sparring.gan.sampling;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.NetworkSpec;
import java.nio.file.Path;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The discriminator of a run on disk, to be asked about samples. One thread; the caller closes it. */
public final class RunDiscriminator implements AutoCloseable {

    private final SampleShape shape;
    private final Network network;
    private final Player player;

    private RunDiscriminator(SampleShape shape, Network network, Player player) {
        this.shape = shape;
        this.network = network;
        this.player = player;
    }

    /**
     * Opens it.
     *
     * @param root the run's directory
     * @param step of the checkpoint
     * @return the discriminator; empty if it is told labels or sees several samples at once, so that it has no say about single ones
     * @throws SparringException if there is no such checkpoint, or it does not fit the run's configuration
     */
    public static Optional<RunDiscriminator> open(Path root, long step) throws SparringException {
        RunCheckpoint run = RunCheckpoint.of(root, Optional.of(step), warning -> {});
        if (run.labels().isPresent() || run.config().practice().packing() > 1) {
            return Optional.empty();
        }
        SampleShape shape = run.config().data().shape();
        NetworkSpec spec = new NetworkSpec(run.config().latent(), shape, 0, 0);
        Definition definition = RunCheckpoint.definition(
                step,
                "discriminator",
                () -> run.config().discriminator().model().discriminator(spec));
        Network network = Network.of(definition);
        boolean opened = false;
        try {
            Player player = run.config().discriminator().player(network);
            TrainerState.restoreDiscriminator(run.checkpoint(), player);
            opened = true;
            return Optional.of(new RunDiscriminator(shape, network, player));
        } finally {
            if (!opened) {
                network.close();
            }
        }
    }

    /**
     * Asks about samples.
     *
     * @param samples one after the other
     * @return a logit each, above 0 for what it takes for real
     */
    public float[] logits(float[] samples) {
        try (INDArray given = Floats.of(samples, shape.batch(samples.length / shape.length()))) {
            return player.useModel(() -> Floats.numbers(network.forward(given, false)));
        }
    }

    /**
     * Where the discriminator would move samples: the gradient of each one's logit to the sample, with layers as in training, as the generator
     * is taught with.
     *
     * @param samples one after the other
     * @return as many numbers; each sample's point to where it would be taken for real sooner
     */
    public float[] gradients(float[] samples) {
        int count = samples.length / shape.length();
        return player.useModel(() -> {
            try (INDArray given = Floats.of(samples, shape.batch(count));
                    Pass pass = network.pass(Inputs.of(given), true)) {
                // Each sample's own logit: the sum of all.
                try (INDArray ones = Floats.array(pass.output().shape())) {
                    ones.assign(1);
                    return Floats.numbers(pass.backwardToInput(ones));
                }
            }
        });
    }

    @Override
    public void close() {
        network.close();
    }
}

package dev.sparring.gan.export;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.data.LabelDistribution;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.NetworkSpec;
import dev.sparring.gan.sampling.RunCheckpoint;
import dev.sparring.gan.sampling.Weights;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of a run on disk, as a DL4J network with the parameters that were asked for. Nothing is to be closed.
 *
 * @param role which of the run's networks
 * @param step of the checkpoint
 * @param weights which parameters; raw where the run keeps no average
 * @param config of the run at that step
 * @param labels the names of those that it is told; none if it is told none
 * @param input shape of one sample of its first input: a latent vector, or as many samples as are judged together
 * @param model initialised
 * @param statistics names of the parameters that no optimizer moves
 */
record RunNetwork(
        NetworkRole role,
        long step,
        Weights weights,
        Config config,
        List<String> labels,
        SampleShape input,
        Model model,
        Set<String> statistics) {

    /** Reads the one that a request is about. */
    static RunNetwork open(ExportRequest request, Consumer<String> warnings) throws SparringException {
        RunCheckpoint run = RunCheckpoint.of(request.run(), request.step(), warnings);
        Config config = run.config();
        NetworkRole role = request.networkOrGenerator();
        boolean generates = role == NetworkRole.GENERATOR;
        SampleShape judged = config.data().shape().packed(config.practice().packing());
        NetworkSpec spec =
                new NetworkSpec(config.latent(), generates ? config.data().shape() : judged, run.told(), 0);
        NetworkConfig side = generates ? config.generator() : config.discriminator();
        Definition definition = RunCheckpoint.definition(
                run.checkpoint().step(),
                role.label(),
                () -> generates ? side.model().generator(spec) : side.model().discriminator(spec));
        try (Network network = Network.of(definition)) {
            Player player = side.player(network);
            restore(role, run.checkpoint(), player);
            boolean averaged = player.average().isPresent() && request.weightsOrAverage() == Weights.AVERAGE;
            try (INDArray chosen = averaged ? player.inferenceParameters() : player.modelParameters()) {
                network.parameters().assign(chosen);
            }
            return new RunNetwork(
                    role,
                    run.checkpoint().step(),
                    averaged ? Weights.AVERAGE : Weights.RAW,
                    config,
                    run.labels()
                            .map(LabelDistribution::labels)
                            .map(known -> known.names())
                            .orElse(List.of()),
                    generates ? SampleShape.vector(config.latent()) : judged,
                    network.definition(),
                    statistics(network));
        }
    }

    private static void restore(NetworkRole role, Checkpoint checkpoint, Player player)
            throws SparringException.Checkpoint {
        if (role == NetworkRole.GENERATOR) {
            TrainerState.restoreGenerator(checkpoint, player);
        } else {
            TrainerState.restoreDiscriminator(checkpoint, player);
        }
    }

    private static Set<String> statistics(Network network) {
        Set<String> names =
                new HashSet<>(network.parameterViews(network.parameters()).keySet());
        network.trainable().stream().map(ParameterRange::name).forEach(names::remove);
        return Set.copyOf(names);
    }

    /** What it is, for people. */
    String subject() {
        return String.format(Locale.ROOT, "%s of step %,d, %s weights", role.label(), step, weights.label());
    }
}

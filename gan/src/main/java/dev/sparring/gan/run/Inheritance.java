package dev.sparring.gan.run;

import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.run.storage.RunOrigin;
import dev.sparring.gan.train.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The networks of another run, with which a new one begins: their models, running statistics included, and nothing of
 * clocks, optimizers, schedules or the monitor.
 *
 * <p>An average begins as the other run's average of the same network, or as its model if it kept none.
 *
 * @param run the other run's directory, as it was given
 * @param checkpoint its newest sound one
 * @param played the configuration it was written under
 */
record Inheritance(Path run, Checkpoint checkpoint, Config played) {

    /** Reads the newest sound checkpoint; damaged ones that are passed over are told. */
    static Inheritance of(Path run, Consumer<String> warnings) throws SparringException {
        Path file = RunDirectory.config(run);
        Checkpoint newest = RunDirectory.checkpoints(run)
                .newest(warnings)
                .orElseThrow(() -> new SparringException.Checkpoint(
                        run + " holds no checkpoint to begin from", "train it until the first one is written"));
        Config played = RunMemory.config(newest, file);
        return new Inheritance(run, newest, played);
    }

    /** Gives the networks to a game at step 0. */
    void give(Trainer trainer) throws SparringException.Configuration {
        give("generator", trainer.generator(), played.generator());
        give("discriminator", trainer.discriminator(), played.discriminator());
    }

    private void give(String name, Player player, NetworkConfig trainedBy) throws SparringException.Configuration {
        String prefix = name + TrainerState.PARAMETERS;
        Map<String, INDArray> parameters =
                player.network().parameterViews(player.network().parameters());
        for (Map.Entry<String, INDArray> entry : parameters.entrySet()) {
            assign(prefix + entry.getKey(), entry.getValue());
        }
        for (String tensor : checkpoint.tensors().keySet()) {
            if (tensor.startsWith(prefix) && !parameters.containsKey(tensor.substring(prefix.length()))) {
                throw misfit(tensor, "is in " + run + " and not in this run");
            }
        }
        comeBack(name, player.network(), trainedBy);
        Optional<INDArray> average = player.average();
        if (average.isPresent()) {
            average.get().assign(player.network().parameters());
            for (Map.Entry<String, INDArray> entry :
                    player.network().parameterViews(average.get()).entrySet()) {
                String key = name + TrainerState.AVERAGE + entry.getKey();
                if (checkpoint.tensors().containsKey(key)) {
                    assign(key, entry.getValue());
                }
            }
        }
    }

    /** Brings parameters that the other run's optimizer had taken elsewhere, as Lookahead does, back to its model. */
    private void comeBack(String name, Network network, NetworkConfig trainedBy) {
        Player other = trainedBy.player(network);
        other.state().ifPresent(state -> {
            Tensor tensor = checkpoint.tensors().get(name + TrainerState.OPTIMIZER);
            if (tensor != null && Arrays.equals(tensor.shape(), state.shape())) {
                tensor.copyTo(state);
                TrainerState.assignModel(other, network.parameters());
            }
        });
        other.state().ifPresent(INDArray::close);
        other.average().ifPresent(INDArray::close);
    }

    private void assign(String name, INDArray target) throws SparringException.Configuration {
        Tensor tensor = checkpoint.tensors().get(name);
        if (tensor == null) {
            throw misfit(name, "is in this run and not in " + run);
        }
        if (!Arrays.equals(tensor.shape(), target.shape())) {
            throw misfit(
                    name,
                    "has shape " + Arrays.toString(target.shape()) + " here and " + Arrays.toString(tensor.shape())
                            + " in " + run);
        }
        tensor.copyTo(target);
    }

    private static SparringException.Configuration misfit(String name, String how) {
        return new SparringException.Configuration(
                "the networks do not fit: " + name + " " + how,
                "give both the same model, width, layers, latent.dim, data.size and data.channels");
    }

    /** Where they came from, without the checkpoint's weight. */
    RunOrigin origin() {
        return new RunOrigin(run, checkpoint.step());
    }
}

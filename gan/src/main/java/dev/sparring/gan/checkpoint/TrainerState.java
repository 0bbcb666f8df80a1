package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.core.optimizer.engine.UpdateStatistics;
import dev.sparring.core.player.Player;
import dev.sparring.core.player.PlayerState;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.train.Players;
import dev.sparring.gan.train.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trainer's state to a checkpoint and back, bit for bit: parameters, averages, optimizer states, clocks, positions in the data
 * and in the dropout masks, and what the step itself remembers. The other random streams have no state but the step.
 */
public final class TrainerState {

    /** Behind a player's name and before a parameter's in the name of a tensor. */
    public static final String PARAMETERS = ".parameters.";
    /** The same of a parameter's average. */
    public static final String AVERAGE = ".average.";
    /** Behind a player's name in the name of its optimizer's state. */
    public static final String OPTIMIZER = ".optimizer";

    /** Behind a loader's name in the key of its position. */
    private static final String POSITION = "Position";

    private static final String MEMORY = "memory";
    private static final String PENALTIES = "penalties";
    private static final String PLAYERS = "players";
    private static final Set<String> GAN = Set.of(Players.GENERATOR, Players.DISCRIMINATOR);
    private static final String DROPOUT = "dropoutPosition";

    /** Key of the optimizer's kind in a player's state. */
    private static final String KIND = "optimizer";

    private static final Logger LOG = LoggerFactory.getLogger(TrainerState.class);

    private TrainerState() {}

    /**
     * Writes a trainer's state.
     *
     * @param trainer where it stands
     * @param seconds the run has taken
     * @param tensors gets parameters, averages and optimizer states
     * @param state gets clocks, positions and changes of the schedules, each player's in a node of its own
     */
    public static void write(Trainer trainer, double seconds, Map<String, Tensor> tensors, ObjectNode state) {
        state.put("step", trainer.step());
        state.put("images", trainer.images());
        state.put("seconds", seconds);
        trainer.game().loaders().forEach((name, loader) -> state.put(name + POSITION, loader.position()));
        addMemory(state, trainer.game().state());
        trainer.players().all().forEach((name, player) -> {
            addTensors(tensors, name, player);
            addClock(newNode(state, name), player);
        });
    }

    /** A player's node in a checkpoint's state; those that are no GAN's stand together, beside whatever else there is. */
    private static ObjectNode newNode(ObjectNode state, String name) {
        return GAN.contains(name)
                ? state.putObject(name)
                : state.withObject("/" + PLAYERS).putObject(name);
    }

    /**
     * A player's node in a checkpoint's state.
     *
     * @param state as {@link #write} filled it
     * @param name the player's
     * @return a missing node if there is none
     */
    public static JsonNode node(JsonNode state, String name) {
        return GAN.contains(name) ? state.path(name) : state.path(PLAYERS).path(name);
    }

    /** What no number is yet is written as null. */
    private static void addMemory(ObjectNode state, Map<String, double[]> remembered) {
        if (remembered.isEmpty()) {
            return;
        }
        ObjectNode memory = state.putObject(MEMORY);
        remembered.forEach((name, numbers) -> {
            ArrayNode node = memory.putArray(name);
            for (double number : numbers) {
                node.add(Double.isFinite(number) ? DoubleNode.valueOf(number) : NullNode.instance);
            }
        });
    }

    private static void restoreMemory(JsonNode state, Trainer trainer) {
        Map<String, double[]> memory = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : state.path(MEMORY).properties()) {
            memory.put(entry.getKey(), numbers(entry.getValue()));
        }
        // Checkpoints from before steps had a memory of their own.
        for (int i = 0; i < state.path(PENALTIES).size(); i++) {
            memory.put("penalty-" + i, numbers(state.path(PENALTIES).get(i)));
        }
        trainer.game().restore(memory);
    }

    private static double[] numbers(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.get(i).isNumber() ? node.get(i).asDouble() : Double.NaN;
        }
        return numbers;
    }

    private static void addTensors(Map<String, Tensor> tensors, String name, Player player) {
        addNamed(
                tensors,
                name + PARAMETERS,
                player.network().parameterViews(player.network().parameters()));
        player.average()
                .ifPresent(average ->
                        addNamed(tensors, name + AVERAGE, player.network().parameterViews(average)));
        player.state().ifPresent(state -> tensors.put(name + OPTIMIZER, Tensor.of(state)));
    }

    private static void addNamed(Map<String, Tensor> tensors, String prefix, Map<String, INDArray> arrays) {
        arrays.forEach((name, array) -> tensors.put(prefix + name, Tensor.of(array)));
    }

    private static void addClock(ObjectNode node, Player player) {
        PlayerState progress = player.playerState();
        UpdateStatistics last = progress.last();
        node.put(KIND, player.optimizer().getClass().getSimpleName());
        node.put("updates", progress.updates());
        node.put("begun", progress.optimizerResetAt());
        node.put("learningRate", last.learningRate());
        node.put("gradientNorm", last.gradientNorm());
        node.put("updateRatio", last.ratio());
        node.put(DROPOUT, player.network().dropoutPosition());
        ScheduleChangeCodec.write(node.putArray("adjustments"), progress.scheduleChanges());
    }

    /**
     * Brings a trainer to a checkpoint's state.
     *
     * @param checkpoint as {@link #write} filled it
     * @param trainer of the same networks
     * @return the seconds the run had taken
     * @throws SparringException.Checkpoint if the checkpoint does not fit
     * @throws IllegalArgumentException if a number in it is impossible
     */
    public static double restore(Checkpoint checkpoint, Trainer trainer) throws SparringException.Checkpoint {
        restoreVectors(checkpoint, trainer);
        ObjectNode state = checkpoint.state();
        for (Map.Entry<String, Player> player : trainer.players().all().entrySet()) {
            restorePlayer(node(state, player.getKey()), player.getValue());
        }
        trainer.restore(checkpoint.step(), number(state, "images").longValue());
        requireLoaders(state, trainer.game().loaders().keySet());
        for (Map.Entry<String, DataLoader> loader : trainer.game().loaders().entrySet()) {
            loader.getValue().seek(number(state, loader.getKey() + POSITION).longValue());
        }
        return number(state, "seconds").doubleValue();
    }

    /** A position that nobody takes, or that is not there, would let a run go on with other data without a word. */
    private static void requireLoaders(ObjectNode state, Set<String> named) throws SparringException.Checkpoint {
        Set<String> kept = new TreeSet<>();
        state.fieldNames().forEachRemaining(key -> {
            if (key.endsWith(POSITION)) {
                kept.add(key.substring(0, key.length() - POSITION.length()));
            }
        });
        if (!kept.equals(named)) {
            throw new SparringException.Checkpoint(
                    "the checkpoint has positions in the data of the loaders " + kept + ", and the step names "
                            + new TreeSet<>(named),
                    "name the same loaders as before");
        }
    }

    /** Brings parameters, averages, optimizer states and what the step remembers to a checkpoint's, and nothing else. */
    public static void restoreVectors(Checkpoint checkpoint, Trainer trainer) throws SparringException.Checkpoint {
        restoreMemory(checkpoint.state(), trainer);
        for (Map.Entry<String, Player> player : trainer.players().all().entrySet()) {
            restoreTensors(checkpoint.tensors(), player.getKey(), player.getValue());
        }
    }

    /** Brings a generator's parameters, average and optimizer state to a checkpoint's, and nothing else. */
    public static void restoreGenerator(Checkpoint checkpoint, Player generator) throws SparringException.Checkpoint {
        restoreTensors(checkpoint.tensors(), Players.GENERATOR, generator);
    }

    /** The same of a discriminator. */
    public static void restoreDiscriminator(Checkpoint checkpoint, Player discriminator)
            throws SparringException.Checkpoint {
        restoreTensors(checkpoint.tensors(), Players.DISCRIMINATOR, discriminator);
    }

    private static void restoreTensors(Map<String, Tensor> tensors, String name, Player player)
            throws SparringException.Checkpoint {
        restoreNamed(
                tensors,
                name + PARAMETERS,
                player.network().parameterViews(player.network().parameters()));
        Optional<INDArray> state = player.state();
        if (state.isPresent()) {
            restoreNamed(tensors, name, Map.of(OPTIMIZER, state.get()));
        }
        Optional<INDArray> average = player.average();
        if (average.isPresent() && tensors.keySet().stream().anyMatch(key -> key.startsWith(name + AVERAGE))) {
            restoreNamed(tensors, name + AVERAGE, player.network().parameterViews(average.get()));
        } else {
            // The run kept no average until then; it begins here, at the model.
            average.ifPresent(begun -> assignModel(player, begun));
        }
    }

    /** The model may stand elsewhere than the parameters, as Lookahead's slow weights do. */
    public static void assignModel(Player player, INDArray target) {
        try (INDArray model = player.modelParameters()) {
            target.assign(model);
        }
    }

    private static void restoreNamed(Map<String, Tensor> tensors, String prefix, Map<String, INDArray> arrays)
            throws SparringException.Checkpoint {
        for (Map.Entry<String, INDArray> entry : arrays.entrySet()) {
            Tensor tensor = tensors.get(prefix + entry.getKey());
            INDArray array = entry.getValue();
            if (tensor == null || !Arrays.equals(tensor.shape(), array.shape())) {
                throw new SparringException.Checkpoint(
                        "the checkpoint does not fit the configuration: " + prefix + entry.getKey()
                                + (tensor == null ? " is missing" : " has shape " + Arrays.toString(tensor.shape())),
                        "resume with the configuration the run was started with");
            }
            tensor.copyTo(array);
        }
    }

    private static void restorePlayer(JsonNode node, Player player) throws SparringException.Checkpoint {
        restoreClock(node, player);
        Optional<INDArray> state = player.state();
        if (!node.has(KIND) && state.isPresent() && player.optimizer() instanceof SgdOptimizer) {
            // Checkpoints without a kind are from when nesterovs was ND4J's, which remembers steps: minus rate times
            // momentum.
            double rate = player.last().learningRate();
            state.get().muli(rate == 0 ? 0 : -1 / rate);
            LOG.warn(
                    "the checkpoint is of an older version, whose nesterovs kept the learning rate in its momentum;"
                            + " the momentum was divided by the last rate, {}",
                    rate);
        }
    }

    private static void restoreClock(JsonNode node, Player player) throws SparringException.Checkpoint {
        player.restore(new PlayerState(
                number(node, "updates").longValue(),
                node.path("begun").asLong(0),
                new UpdateStatistics(
                        number(node, "learningRate").doubleValue(),
                        number(node, "gradientNorm").doubleValue(),
                        number(node, "updateRatio").doubleValue()),
                ScheduleChangeCodec.read(node.path("adjustments"))));
        // Checkpoints from before there was one held ND4J's own random state, which nothing depends on any more.
        player.network().seekDropout(node.path(DROPOUT).asLong(0));
    }

    private static Number number(JsonNode node, String key) throws SparringException.Checkpoint {
        JsonNode value = node.path(key);
        if (!value.isNumber()) {
            throw new SparringException.Checkpoint(
                    "the checkpoint's state has no number " + key, "go on from an older checkpoint");
        }
        return value.numberValue();
    }
}

package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.config.OpenedData;
import dev.sparring.gan.data.DataFingerprint;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.LabelDistribution;
import dev.sparring.gan.data.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run remembers in its checkpoints of how it was played until there: the configuration, and what its data were.
 *
 * @param config complete, as a tree; empty in a checkpoint that knows of none
 * @param epoch samples that make an epoch: those there were when the run began, so that lengths stay what they were
 * @param count samples there are now
 * @param data the data in a line for people, empty if unknown
 * @param fingerprint of the data, see {@link DataFingerprint}
 * @param labels that the networks are told, with how often the data has each; empty if they are told none
 */
public record RunMemory(
        Optional<ObjectNode> config,
        OptionalLong epoch,
        OptionalLong count,
        String data,
        Optional<String> fingerprint,
        Optional<LabelDistribution> labels) {

    private static final String CONFIG = "config";
    private static final String DATA = "data";
    private static final String LABELS = "labels";
    private static final String NAME = "name";
    private static final String COUNT = "count";

    /** Of a run that has not begun. */
    public static final RunMemory NONE = new RunMemory(
            Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), "", Optional.empty(), Optional.empty());

    /** Of a run that goes on, or begins, with these data. */
    public RunMemory with(Config now, DataSource source) throws SparringException.Data {
        // The draws of an endless source depend on the run's seed, what it draws from does not.
        DataSource told = source.size().isPresent() ? source : now.data().open(0);
        return new RunMemory(
                Optional.of(now.tree()),
                epoch.isPresent() ? epoch : source.size(),
                source.size(),
                source.description(),
                Optional.of(DataFingerprint.of(told)),
                now.conditional().isPresent() ? Optional.of(labels(source)) : Optional.empty());
    }

    /** What a checkpoint remembers. */
    public static RunMemory of(Checkpoint checkpoint) {
        JsonNode state = checkpoint.state();
        JsonNode data = state.path(DATA);
        return new RunMemory(
                state.get(CONFIG) instanceof ObjectNode config ? Optional.of(config) : Optional.empty(),
                count(data.path("samples")),
                count(data.path(COUNT)),
                data.path("description").asText(),
                data.path("fingerprint").isTextual()
                        ? Optional.of(data.path("fingerprint").asText())
                        : Optional.empty(),
                labels(data.path(LABELS)));
    }

    private static OptionalLong count(JsonNode samples) {
        return samples.canConvertToLong() && samples.asLong() > 0
                ? OptionalLong.of(samples.asLong())
                : OptionalLong.empty();
    }

    /** The labels that networks are told of. */
    public static LabelDistribution labels(DataSource source) throws SparringException.Data {
        Labels labels = Labels.of(source)
                .orElseThrow(() -> new SparringException.Data(
                        "conditional is true, and the data, " + source.description() + ", has no labels",
                        "give data with two labels or more, or set conditional=false"));
        try {
            return LabelDistribution.of(source, labels);
        } catch (IllegalArgumentException e) {
            throw new SparringException.Data(
                    "conditional is true, and " + e.getMessage(), "leave them out, or set conditional=false", e);
        }
    }

    private static Optional<LabelDistribution> labels(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.forEach(label -> names.add(label.path(NAME).asText()));
        long[] counts = new long[names.size()];
        Arrays.setAll(counts, i -> node.get(i).path(COUNT).asLong());
        return names.isEmpty() ? Optional.empty() : Optional.of(new LabelDistribution(new Labels(names), counts));
    }

    /**
     * The configuration under which a checkpoint was written, or that of the run's file where it remembers none. No data is
     * read.
     */
    public static Config config(Checkpoint checkpoint, Path file) throws SparringException.Configuration {
        RunMemory memory = of(checkpoint);
        ConfigBuilder layers =
                memory.config.isPresent() ? ConfigBuilder.stored(memory.config.get()) : ConfigBuilder.complete(file);
        return layers.build(memory.epoch.isPresent() ? memory.opened() : OpenedData.closed());
    }

    /** Writes it into a checkpoint's state. */
    public void write(ObjectNode state) {
        config.ifPresent(tree -> state.set(CONFIG, tree));
        ObjectNode node = state.putObject(DATA);
        epoch.ifPresent(samples -> node.put("samples", samples));
        count.ifPresent(samples -> node.put(COUNT, samples));
        node.put("description", data);
        fingerprint.ifPresent(print -> node.put("fingerprint", print));
        labels.ifPresent(told -> {
            ArrayNode list = node.putArray(LABELS);
            for (int i = 0; i < told.counts().length; i++) {
                list.addObject().put(NAME, told.labels().names().get(i)).put(COUNT, told.counts()[i]);
            }
        });
    }

    /**
     * Whether the data are others than these; false if either is unknown. Where one was told by its files and the other by its samples, by their
     * number, which decides on their order.
     */
    public boolean knowsOthers(RunMemory now) {
        if (fingerprint.isEmpty() || now.fingerprint.isEmpty()) {
            return false;
        }
        return DataFingerprint.areComparable(fingerprint.get(), now.fingerprint.get())
                ? !fingerprint.equals(now.fingerprint)
                : count.isPresent() && !count.equals(now.count);
    }

    /** For lengths in epochs. */
    public OpenedData opened() {
        return OpenedData.ofEpoch(epoch);
    }
}

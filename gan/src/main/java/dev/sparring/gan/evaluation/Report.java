package dev.sparring.gan.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.metric.UncoveredData;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation found.
 *
 * @param step completed steps of the checkpoint
 * @param seed of the samples and of the choice of data
 * @param count samples; as many real ones they are measured against, and as many others that are measured likewise
 * @param data the real samples, in words
 * @param space the feature space
 * @param features the same in words
 * @param length numbers a point in the feature space
 * @param readings in the order of {@link Metric}
 * @param labels if there is a classifier
 * @param agreement if there is one, and the generator is told labels
 * @param distances if the generator is told labels
 * @param overfitting if the data has a part that the run did not see, and its discriminator can be asked about single samples
 */
public record Report(
        long step,
        long seed,
        int count,
        String data,
        SpaceChoice space,
        String features,
        int length,
        List<MetricResult> readings,
        Optional<LabelCounts> labels,
        Optional<LabelAgreement> agreement,
        Optional<LabelDistances> distances,
        Optional<Overfitting> overfitting) {

    /** The most labels of which each is told where a report is shown; more are summed up. The JSON has all. */
    public static final int MOST_LABELS_SHOWN = 100;

    /** Copies. */
    public Report {
        readings = List.copyOf(readings);
    }

    /**
     * The whole report as JSON; {@code docs/evaluate.md} describes it. Numbers that are not finite are texts.
     *
     * @param run where the run is
     * @return one object, and a line feed
     */
    public String toJson(String run) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "sparring-evaluation").put("version", 1);
        root.put("run", run).put("step", step).put("seed", seed).put("count", count);
        root.put("data", data);
        ObjectNode where = root.putObject("space").put("kind", space.kind());
        space.origin().ifPresent(path -> where.put("origin", path.toString()));
        where.put("description", features).put("length", length);
        root.putObject("settings")
                .put("neighbours", MetricSuite.NEIGHBOURS)
                .put("neighbourhood", UncoveredData.SHARE)
                .put("least_part", UncoveredData.LEAST)
                .put("most_bins", MetricSuite.MOST_BINS)
                .put("bandwidth", MetricSuite.BANDWIDTH);
        ObjectNode figures = root.putObject("figures");
        for (MetricResult reading : readings) {
            ObjectNode figure = figures.putObject(reading.quantity().key());
            put(figure, "samples", reading.samples());
            put(figure, "data", reading.data());
        }
        labels.ifPresent(counts -> addLabels(root, counts));
        agreement.ifPresent(told -> addAgreement(root, told));
        distances.ifPresent(measured -> addDistances(root, measured));
        overfitting.ifPresent(found -> addOverfitting(root, found));
        return root.toPrettyString() + "\n";
    }

    private static void addLabels(ObjectNode root, LabelCounts counts) {
        var list = root.putArray("labels");
        for (int i = 0; i < counts.names().size(); i++) {
            list.addObject()
                    .put("label", counts.names().get(i))
                    .put("samples", counts.samples()[i])
                    .put("data", counts.data()[i]);
        }
        counts.missing().forEach(root.putArray("missing_labels")::add);
    }

    private static void addAgreement(ObjectNode root, LabelAgreement told) {
        var list = root.putArray("asked_labels");
        for (int i = 0; i < told.names().size(); i++) {
            ObjectNode label =
                    list.addObject().put("label", told.names().get(i)).put("asked", told.asked()[i]);
            put(label, "agreement", told.share(i));
        }
    }

    private static void addDistances(ObjectNode root, LabelDistances measured) {
        var list = root.putArray("label_distances");
        for (int i = 0; i < measured.names().size(); i++) {
            ObjectNode label = list.addObject().put("label", measured.names().get(i));
            put(label, "samples", measured.samples()[i]);
            put(label, "data", measured.data()[i]);
        }
    }

    private static void addOverfitting(ObjectNode root, Overfitting found) {
        ObjectNode node = root.putObject("discriminator");
        add(node, "training", found.training());
        add(node, "held_out", found.heldOut());
        add(node, "samples", found.samples());
        put(node, "overfitting", found.share());
    }

    private static void add(ObjectNode node, String of, Overfitting.Verdict verdict) {
        ObjectNode told = node.putObject(of);
        put(told, "real", verdict.real());
        put(told, "logit", verdict.logit());
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.put(key, Double.toString(value));
        }
    }
}

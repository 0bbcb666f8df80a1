package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.train.StepMetrics;
import java.util.Locale;
import java.util.Map;

/** The lines of {@code metrics.jsonl} and {@code events.jsonl}; {@code docs/run-directory.md} describes them. */
public final class RunRecordWriter {

    /** Plain JSON, as all of a run's files are. */
    static final ObjectMapper MAPPER = new ObjectMapper();

    private RunRecordWriter() {}

    /** The line of a step, without what the monitor adds at a check. */
    public static ObjectNode metrics(StepMetrics record, double seconds, double imagesPerSecond) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("step", record.step());
        node.put("time_s", rounded(seconds));
        node.put("images", record.images());
        node.put("updates_g", record.generator().updates());
        node.put("updates_d", record.discriminator().updates());
        node.put("lr_g", record.generator().learningRate());
        node.put("lr_d", record.discriminator().learningRate());
        put(node, "loss_g", record.generator().loss());
        put(node, "loss_d", record.discriminator().loss());
        put(node, "d_real", record.realLogit());
        put(node, "d_fake", record.fakeLogit());
        put(node, "acc_real", record.realAccuracy());
        put(node, "acc_fake", record.fakeAccuracy());
        put(node, "separation", record.separation());
        put(node, "grad_norm_g", record.generator().gradientNorm());
        put(node, "grad_norm_d", record.discriminator().gradientNorm());
        if (!Double.isNaN(record.sampleGradientNorm()) || record.isJudged()) {
            put(node, "grad_norm_samples", record.sampleGradientNorm());
        }
        put(node, "update_ratio_g", record.generator().updateRatio());
        put(node, "update_ratio_d", record.discriminator().updateRatio());
        put(node, "penalty", record.penalty());
        if (Double.isFinite(record.inputGradientNorm())) {
            node.put("grad_norm_input", record.inputGradientNorm());
        }
        node.put("images_per_s", rounded(imagesPerSecond));
        record.others().forEach((name, side) -> {
            node.put("updates_" + name, side.updates());
            node.put("lr_" + name, side.learningRate());
            put(node, "loss_" + name, side.loss());
            put(node, "grad_norm_" + name, side.gradientNorm());
            put(node, "update_ratio_" + name, side.updateRatio());
        });
        if (!record.figures().isEmpty()) {
            ObjectNode figures = node.putObject("figures");
            record.figures().forEach((name, value) -> put(figures, name, value));
        }
        return node;
    }

    /** The monitor's figures: the best known by themselves, all of them under {@code signals}. */
    public static void add(ObjectNode node, MonitorObservation observation) {
        Signals signals = observation.signals();
        put(node, "diversity", signals.get(SampleSignal.DIVERSITY));
        put(node, "coverage", signals.get(SampleSignal.COVERAGE));
        put(node, "precision", signals.get(SampleSignal.PRECISION));
        put(node, "recall", signals.get(SampleSignal.RECALL));
        observation.modes().ifPresent(modes -> {
            node.put("modes", modes.held());
            node.put("modes_total", modes.total());
            node.put("high_quality", modes.highQuality());
            put(node, "reverse_kl", modes.reverseKl());
        });
        ObjectNode all = node.putObject("signals");
        all.put("step", signals.step()).put("age", signals.age());
        signals.values().forEach((key, value) -> putNested(all, key, value));
    }

    /** {@code samples.diversity} is {@code diversity} in {@code samples}. */
    private static void putNested(ObjectNode node, String key, double value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            put(node, key, value);
            return;
        }
        String group = key.substring(0, dot);
        ObjectNode inner = node.get(group) instanceof ObjectNode before ? before : node.putObject(group);
        putNested(inner, key.substring(dot + 1), value);
    }

    static ObjectNode event(RunEvent event) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("step", event.step());
        node.put("kind", event.kind());
        node.put("severity", event.severity().name().toLowerCase(Locale.ROOT));
        node.put("network", event.network().name().toLowerCase(Locale.ROOT));
        ObjectNode evidence = node.putObject("evidence");
        for (Map.Entry<String, Object> entry : event.evidence().entrySet()) {
            if (entry.getValue() instanceof Double number) {
                put(evidence, entry.getKey(), number);
            } else {
                evidence.set(entry.getKey(), MAPPER.valueToTree(entry.getValue()));
            }
        }
        node.put("advice", event.advice());
        node.put("action", event.action());
        return node;
    }

    /** JSON has no NaN and no infinities: they are written as texts, so that every line stays JSON. */
    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.put(key, Double.toString(value));
        }
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    static String line(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }
}

package dev.sparring.gan.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Look;
import dev.sparring.gan.train.StepRecord;
import java.util.Locale;
import java.util.Map;

/** The lines of {@code metrics.jsonl} and {@code events.jsonl}; {@code docs/run-directory.md} describes them. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final ObjectMapper SIGNALS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    static ObjectNode metrics(StepRecord record, double seconds, double imagesPerSecond) {
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
        node.put("acc_real", record.realAccuracy());
        node.put("acc_fake", record.fakeAccuracy());
        node.put("separation", record.separation());
        put(node, "grad_norm_g", record.generator().gradientNorm());
        put(node, "grad_norm_d", record.discriminator().gradientNorm());
        put(node, "grad_norm_samples", record.sampleGradientNorm());
        put(node, "update_ratio_g", record.generator().updateRatio());
        put(node, "update_ratio_d", record.discriminator().updateRatio());
        put(node, "penalty", record.penalty());
        node.put("images_per_s", rounded(imagesPerSecond));
        return node;
    }

    /** The monitor's figures: the best known by themselves, all of them under {@code signals}. */
    static void add(ObjectNode node, Seen seen) {
        Look look = seen.look();
        put(node, "diversity", look.diversity());
        put(node, "coverage", look.overlap().coverage());
        put(node, "precision", look.overlap().precision());
        put(node, "recall", look.overlap().recall());
        seen.modes().ifPresent(modes -> {
            node.put("modes", modes.held());
            node.put("modes_total", modes.total());
            node.put("high_quality", modes.highQuality());
            put(node, "reverse_kl", modes.reverseKl());
        });
        node.set("signals", SIGNALS.valueToTree(seen.signals()));
    }

    static ObjectNode event(Event event) {
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

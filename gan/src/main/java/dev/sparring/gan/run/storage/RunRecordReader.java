package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link RunRecordWriter} has written. What an older version did not write is NaN, or 0 of what is counted. */
public final class RunRecordReader {

    private static final String LOSS = "loss_";
    private static final Set<String> DUEL = Set.of("loss_g", "loss_d");

    private RunRecordReader() {}

    /**
     * A line of {@code metrics.jsonl}.
     *
     * @param line as {@link RunReader#newMetrics} gives it
     * @return the step, without what the monitor added
     */
    public static StepMetrics step(JsonNode line) {
        return new StepMetrics(
                line.path("step").asLong(),
                line.path("images").asLong(),
                player(line, "_g"),
                player(line, "_d"),
                number(line, "d_real"),
                number(line, "d_fake"),
                number(line, "acc_real"),
                number(line, "acc_fake"),
                number(line, "separation"),
                number(line, "grad_norm_samples"),
                number(line, "penalty"),
                number(line, "grad_norm_input"),
                others(line),
                figures(line));
    }

    /**
     * What the monitor added to a line of {@code metrics.jsonl}.
     *
     * @param line as {@link RunReader#newMetrics} gives it
     * @return what the check at that step found; empty if there was none
     */
    public static Optional<MonitorObservation> check(JsonNode line) {
        JsonNode signals = line.path("signals");
        if (!signals.isObject()) {
            return Optional.empty();
        }
        Map<String, Double> values = new LinkedHashMap<>();
        collect(signals, "", values);
        values.keySet().removeAll(Signals.OWN);
        Optional<ModeCoverage> modes = line.has("modes")
                ? Optional.of(new ModeCoverage(
                        line.path("modes").asInt(),
                        line.path("modes_total").asInt(),
                        number(line, "high_quality"),
                        number(line, "reverse_kl")))
                : Optional.empty();
        return Optional.of(new MonitorObservation(
                new Signals(signals.path("step").asLong(), signals.path("age").asLong(), values), modes));
    }

    /** {@code diversity} in {@code samples} is {@code samples.diversity}. */
    private static void collect(JsonNode group, String prefix, Map<String, Double> values) {
        for (Map.Entry<String, JsonNode> entry : group.properties()) {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                collect(entry.getValue(), key + ".", values);
            } else {
                values.put(key, number(group, entry.getKey()));
            }
        }
    }

    /** The sides of players beside the two of the duel: each has a loss of its own. */
    private static Map<String, PlayerMetrics> others(JsonNode line) {
        Map<String, PlayerMetrics> others = new LinkedHashMap<>();
        line.fieldNames().forEachRemaining(key -> {
            if (key.startsWith(LOSS) && !DUEL.contains(key)) {
                String name = key.substring(LOSS.length());
                others.put(name, player(line, "_" + name));
            }
        });
        return others;
    }

    private static Map<String, Double> figures(JsonNode line) {
        Map<String, Double> figures = new LinkedHashMap<>();
        line.path("figures")
                .fieldNames()
                .forEachRemaining(name -> figures.put(name, number(line.path("figures"), name)));
        return figures;
    }

    private static PlayerMetrics player(JsonNode line, String suffix) {
        return new PlayerMetrics(
                line.path("updates" + suffix).asLong(),
                number(line, "lr" + suffix),
                number(line, "loss" + suffix),
                number(line, "grad_norm" + suffix),
                number(line, "update_ratio" + suffix));
    }

    private static double number(JsonNode line, String key) {
        JsonNode node = line.path(key);
        return node.isMissingNode() || !(value(node) instanceof Number number) ? Double.NaN : number.doubleValue();
    }

    /** A line as {@link RunRecordWriter#event} wrote it; a word that this version does not know is taken for the mildest. */
    static RunEvent event(JsonNode line) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : line.path("evidence").properties()) {
            evidence.put(entry.getKey(), value(entry.getValue()));
        }
        return new RunEvent(
                line.path("step").asLong(),
                line.path("kind").asText(),
                word(Severity.class, line.path("severity").asText(), Severity.INFO),
                word(PlayerRole.class, line.path("network").asText(), PlayerRole.BOTH),
                evidence,
                line.path("advice").asText(),
                line.path("action").asText());
    }

    /**
     * A value of a line. JSON has no words of its own for what is not finite, so the logs have theirs.
     *
     * @param node any
     * @return a {@link Long}, {@link Double} or {@link Boolean}; the text of anything else
     */
    public static Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        String text = node.isValueNode() ? node.asText() : node.toString();
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> text;
        };
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        return otherwise;
    }
}

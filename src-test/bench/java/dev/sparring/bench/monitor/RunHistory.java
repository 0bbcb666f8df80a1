package dev.sparring.bench.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.BalanceMonitor;
import dev.sparring.gan.monitor.detector.DiagnosisKinds;
import dev.sparring.gan.monitor.detector.Thresholds;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.run.storage.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What happened in a trial, and what the monitor says of it: its figures as they were written, judged anew. */
public final class RunHistory {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Early samples move about and lie close together in every run. */
    private static final long FIRST_STEP = 1000;
    /** A diagnosis later than this after the fact is none. */
    private static final long LATEST = 1000;

    private static final String GRADIENT = "grad_norm_samples";

    private static final Map<TrueState, Set<String>> RIGHT = new EnumMap<>(Map.of(
            TrueState.COLLAPSED,
            Set.of(DiagnosisKinds.COLLAPSE),
            TrueState.PARTIAL,
            Set.of(DiagnosisKinds.COLLAPSE),
            TrueState.OSCILLATING,
            Set.of(DiagnosisKinds.OSCILLATION, DiagnosisKinds.COLLAPSE),
            TrueState.FROZEN,
            Set.of(DiagnosisKinds.VANISHING, DiagnosisKinds.DISCRIMINATOR_OVERPOWERS, DiagnosisKinds.COLLAPSE),
            TrueState.DIVERGED,
            Set.of(DiagnosisKinds.DIVERGENCE)));

    private final TrialConfig trial;
    private final List<GroundTruth> truths = new ArrayList<>();
    private final List<RunEvent> events = new ArrayList<>();
    private final TreeMap<Long, Map<String, Double>> figures = new TreeMap<>();
    private long divergedAt = Long.MAX_VALUE;

    private RunHistory(TrialConfig trial) {
        this.trial = trial;
    }

    /** Reads a trial's files and judges its figures by thresholds. */
    public static RunHistory of(TrialConfig trial, Path folder, Thresholds thresholds)
            throws IOException, SparringException {
        RunHistory story = new RunHistory(trial);
        for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
            story.truths.add(JSON.readValue(line, GroundTruth.class));
        }
        BalanceMonitor monitor = new BalanceMonitor(0, thresholds, true);
        RunReader run = RunReader.open(folder.resolve("run"));
        for (JsonNode record : run.newMetrics().lines()) {
            if (record.has("signals")) {
                Signals signals = signals(record.get("signals"));
                story.events.addAll(monitor.judge(signals));
                Map<String, Double> figures = new LinkedHashMap<>(signals.values());
                figures.put(GRADIENT, Double.parseDouble(record.path(GRADIENT).asText("NaN")));
                story.figures.put(record.path("step").asLong(), figures);
            }
        }
        for (RunEvent event : run.newEvents().lines()) {
            if (event.kind().equals(DiagnosisKinds.DIVERGENCE)
                    && event.evidence().containsKey("loss_d")) {
                story.notFinite(event.step());
            }
        }
        return story;
    }

    /** As they stand in {@code metrics.jsonl}, where {@code samples.diversity} is {@code diversity} in {@code samples}. */
    private static Signals signals(JsonNode node) {
        Map<String, Double> values = new LinkedHashMap<>();
        collect(node, "", values);
        return new Signals(node.path("step").asLong(), node.path("age").asLong(), values);
    }

    private static void collect(JsonNode node, String prefix, Map<String, Double> values) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isObject()) {
                collect(entry.getValue(), prefix + entry.getKey() + ".", values);
            } else {
                values.put(
                        prefix + entry.getKey(),
                        Double.parseDouble(entry.getValue().asText()));
            }
        }
    }

    /** The monitor says at once that a figure is not finite; there is no look behind it that could be judged anew. */
    private void notFinite(long step) {
        divergedAt = Math.min(divergedAt, step);
        events.add(new RunEvent(step, DiagnosisKinds.DIVERGENCE, Severity.CRITICAL, PlayerRole.BOTH, Map.of(), "", ""));
    }

    TrialConfig trial() {
        return trial;
    }

    /** The signals and {@code grad_norm_samples}, by step. */
    Map<Long, Map<String, Double>> figures() {
        return figures;
    }

    /** What is true of each look, by step. */
    Map<Long, TrueState> states() {
        TreeMap<Long, TrueState> states = new TreeMap<>();
        truths.forEach(truth -> states.put(truth.step(), TrueState.of(truth)));
        return states;
    }

    /** What it comes to: the first thing that lastingly goes wrong, and from when on. */
    public record Fact(TrueState state, long since) {}

    public Fact fact() {
        int row = 0;
        for (int i = 0; i < truths.size(); i++) {
            TrueState state = TrueState.of(truths.get(i));
            boolean bad = truths.get(i).step() >= FIRST_STEP && !state.well() && state != TrueState.UNCLEAR;
            row = bad ? row + 1 : 0;
            if (row == TrueState.LASTING) {
                return new Fact(
                        majority(i), truths.get(i - TrueState.LASTING + 1).step());
            }
        }
        if (divergedAt < Long.MAX_VALUE) {
            return new Fact(TrueState.DIVERGED, divergedAt);
        }
        long healthy = truths.stream()
                .skip(truths.size() / 2)
                .filter(truth -> TrueState.of(truth).well())
                .count();
        return new Fact(healthy >= 0.9 * (truths.size() / 2.0) ? TrueState.HEALTHY : TrueState.UNCLEAR, 0);
    }

    private TrueState majority(int last) {
        Map<TrueState, Integer> counts = new EnumMap<>(TrueState.class);
        for (int i = last - TrueState.LASTING + 1; i <= last; i++) {
            counts.merge(TrueState.of(truths.get(i)), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Whether all was well at the end: in nine of the last ten looks and the very last one. */
    boolean endsWell() {
        List<GroundTruth> last = truths.subList(Math.max(0, truths.size() - 10), truths.size());
        long well = last.stream().filter(truth -> TrueState.of(truth).well()).count();
        return divergedAt == Long.MAX_VALUE
                && well >= 9
                && TrueState.of(truths.get(truths.size() - 1)).well();
    }

    /** The diagnosis on a failure: the first that names it rightly, and how long after the fact; empty if there is none in time. */
    Optional<Long> delay(Fact fact) {
        Set<String> right = RIGHT.getOrDefault(fact.state(), Set.of());
        // By kind: that one diagnosis is over says nothing of another.
        Set<String> standing = new HashSet<>();
        for (RunEvent event : events) {
            boolean names = event.severity() != Severity.INFO && right.contains(event.kind());
            if (event.step() <= fact.since()) {
                if (names) {
                    standing.add(event.kind());
                } else if (event.kind().equals("recovered")) {
                    standing.remove(String.valueOf(event.evidence().get("was")));
                }
            } else if (standing.isEmpty() && names && event.step() <= fact.since() + LATEST) {
                return Optional.of(event.step() - fact.since());
            }
        }
        return standing.isEmpty() ? Optional.empty() : Optional.of(0L);
    }

    /** Warnings and worse that were raised while all was well. */
    List<RunEvent> falseAlarms() {
        List<RunEvent> wrong = new ArrayList<>();
        for (RunEvent event : events) {
            if (event.severity() != Severity.INFO && event.step() >= FIRST_STEP && well(event.step())) {
                wrong.add(event);
            }
        }
        return wrong;
    }

    /** Whether the samples were as they should be at a step and at the two looks before it. */
    private boolean well(long step) {
        int looks = 0;
        int healthy = 0;
        for (GroundTruth truth : truths) {
            if (truth.step() <= step && truth.step() > step - 300) {
                looks++;
                healthy += TrueState.of(truth).well() ? 1 : 0;
            }
        }
        return looks > 0 && looks == healthy;
    }

    /** The kinds of diagnoses raised in time, for the matrix. */
    List<String> raised(Fact fact) {
        long first = fact.since() == 0 ? FIRST_STEP : Math.min(fact.since(), FIRST_STEP) - LATEST / 2;
        return events.stream()
                .filter(event -> event.severity() != Severity.INFO
                        && event.step() >= first
                        && (fact.since() == 0 || event.step() <= fact.since() + LATEST))
                .map(RunEvent::kind)
                .distinct()
                .toList();
    }
}

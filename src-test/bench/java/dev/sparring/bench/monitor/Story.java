package dev.sparring.bench.monitor;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sparring.gan.balance.BalanceMonitor;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.balance.Signals;
import dev.sparring.gan.balance.Thresholds;
import dev.sparring.gan.balance.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happened in a trial, and what the monitor says of it: its figures as they were written, judged anew. */
public final class Story {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper SIGNALS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();

    /** Early samples move about and lie close together in every run. */
    private static final long FIRST_STEP = 1000;
    /** A verdict later than this after the fact is none. */
    private static final long LATEST = 1000;

    private static final Map<State, Set<String>> RIGHT = new EnumMap<>(Map.of(
            State.COLLAPSED,
            Set.of(Verdicts.COLLAPSE),
            State.PARTIAL,
            Set.of(Verdicts.COLLAPSE),
            State.OSCILLATING,
            Set.of(Verdicts.OSCILLATION, Verdicts.COLLAPSE),
            State.FROZEN,
            Set.of(Verdicts.VANISHING, Verdicts.DISCRIMINATOR_OVERPOWERS, Verdicts.COLLAPSE),
            State.DIVERGED,
            Set.of(Verdicts.DIVERGENCE)));

    private final Trial trial;
    private final List<Truth> truths = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private long divergedAt = Long.MAX_VALUE;

    private Story(Trial trial) {
        this.trial = trial;
    }

    /** Reads a trial's files and judges its figures by thresholds. */
    public static Story of(Trial trial, Path folder, Thresholds thresholds) throws IOException {
        Story story = new Story(trial);
        for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
            story.truths.add(JSON.readValue(line, Truth.class));
        }
        BalanceMonitor monitor = new BalanceMonitor(0, thresholds, true);
        for (String line : Files.readAllLines(folder.resolve("run/metrics.jsonl"))) {
            JsonNode record = JSON.readTree(line);
            if (record.has("signals")) {
                story.events.addAll(monitor.judge(SIGNALS.treeToValue(record.get("signals"), Signals.class)));
            }
        }
        for (String line : Files.readAllLines(folder.resolve("run/events.jsonl"))) {
            JsonNode event = JSON.readTree(line);
            boolean notFinite = event.path("kind").asText().equals(Verdicts.DIVERGENCE)
                    && event.path("evidence").has("loss_d");
            if (notFinite) {
                story.notFinite(event.path("step").asLong());
            }
        }
        return story;
    }

    /** The monitor says at once that a figure is not finite; there is no look behind it that could be judged anew. */
    private void notFinite(long step) {
        divergedAt = Math.min(divergedAt, step);
        events.add(new Event(step, Verdicts.DIVERGENCE, Severity.CRITICAL, Side.BOTH, Map.of(), "", ""));
    }

    Trial trial() {
        return trial;
    }

    /** What it comes to: the first thing that lastingly goes wrong, and from when on. */
    public record Fact(State state, long since) {}

    public Fact fact() {
        int row = 0;
        for (int i = 0; i < truths.size(); i++) {
            State state = State.of(truths.get(i));
            boolean bad = truths.get(i).step() >= FIRST_STEP && !state.well() && state != State.UNCLEAR;
            row = bad ? row + 1 : 0;
            if (row == State.LASTING) {
                return new Fact(majority(i), truths.get(i - State.LASTING + 1).step());
            }
        }
        if (divergedAt < Long.MAX_VALUE) {
            return new Fact(State.DIVERGED, divergedAt);
        }
        long healthy = truths.stream()
                .skip(truths.size() / 2)
                .filter(truth -> State.of(truth).well())
                .count();
        return new Fact(healthy >= 0.9 * (truths.size() / 2.0) ? State.HEALTHY : State.UNCLEAR, 0);
    }

    private State majority(int last) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (int i = last - State.LASTING + 1; i <= last; i++) {
            counts.merge(State.of(truths.get(i)), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Whether all was well at the end: in nine of the last ten looks and the very last one. */
    boolean endsWell() {
        List<Truth> last = truths.subList(Math.max(0, truths.size() - 10), truths.size());
        long well = last.stream().filter(truth -> State.of(truth).well()).count();
        return divergedAt == Long.MAX_VALUE
                && well >= 9
                && State.of(truths.get(truths.size() - 1)).well();
    }

    /** The verdict on a failure: the first that names it rightly, and how long after the fact; empty if there is none in time. */
    Optional<Long> delay(Fact fact) {
        Set<String> right = RIGHT.getOrDefault(fact.state(), Set.of());
        // By kind: that one verdict is over says nothing of another.
        Set<String> standing = new HashSet<>();
        for (Event event : events) {
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
    List<Event> falseAlarms() {
        List<Event> wrong = new ArrayList<>();
        for (Event event : events) {
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
        for (Truth truth : truths) {
            if (truth.step() <= step && truth.step() > step - 300) {
                looks++;
                healthy += State.of(truth).well() ? 1 : 0;
            }
        }
        return looks > 0 && looks == healthy;
    }

    /** The kinds of verdicts raised in time, for the matrix. */
    List<String> raised(Fact fact) {
        long first = fact.since() == 0 ? FIRST_STEP : Math.min(fact.since(), FIRST_STEP) - LATEST / 2;
        return events.stream()
                .filter(event -> event.severity() != Severity.INFO
                        && event.step() >= first
                        && (fact.since() == 0 || event.step() <= fact.since() + LATEST))
                .map(Event::kind)
                .distinct()
                .toList();
    }
}

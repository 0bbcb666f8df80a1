package dev.sparring.bench.monitor;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.monitor.detector.Detectors;
import dev.sparring.gan.monitor.detector.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says how right the monitor is about the trials that have been played. */
public final class DiagnosisScoring {

    private DiagnosisScoring() {}

    /**
     * Prints the confusion matrices as Markdown, one for each part of the trials.
     *
     * @param arguments the folder of {@link MonitorStudy}; {@code -v} lists what was judged wrongly
     * @throws IOException if it cannot be read
     * @throws SparringException if a run is missing
     */
    public static void main(String[] arguments) throws IOException, SparringException {
        Path folder = Path.of(arguments[0]);
        boolean verbose = Arrays.asList(arguments).contains("-v");
        List<RunHistory> stories = new ArrayList<>();
        for (TrialConfig trial : TrialConfig.all()) {
            Path place = folder.resolve(trial.name());
            if (Files.exists(place.resolve("done"))) {
                stories.add(RunHistory.of(trial, place, Thresholds.calibrated()));
            }
        }
        for (TrialConfig.Part part : TrialConfig.Part.values()) {
            print(part, stories, verbose);
        }
    }

    private static void print(TrialConfig.Part part, List<RunHistory> all, boolean verbose) {
        List<RunHistory> stories =
                all.stream().filter(story -> story.trial().part() == part).toList();
        Map<TrueState, int[]> matrix = new TreeMap<>();
        Map<TrueState, int[]> right = new TreeMap<>();
        List<Long> delays = new ArrayList<>();
        int failures = 0;
        int named = 0;
        int healthy = 0;
        int alarmed = 0;
        for (RunHistory story : stories) {
            RunHistory.Fact fact = story.fact();
            int[] row = matrix.computeIfAbsent(
                    fact.state(), state -> new int[Detectors.kinds().size() + 1]);
            List<String> raised = story.raised(fact);
            raised.forEach(kind -> row[Detectors.kinds().indexOf(kind)]++);
            row[Detectors.kinds().size()] += raised.isEmpty() ? 1 : 0;
            int[] counts = right.computeIfAbsent(fact.state(), state -> new int[2]);
            counts[1]++;
            if (fact.state() == TrueState.HEALTHY) {
                healthy++;
                boolean alarm = !story.falseAlarms().isEmpty();
                alarmed += alarm ? 1 : 0;
                counts[0] += alarm ? 0 : 1;
                tell(verbose && alarm, story, fact + " false alarms " + story.falseAlarms());
            } else if (fact.state() != TrueState.UNCLEAR) {
                failures++;
                Optional<Long> delay = story.delay(fact);
                delay.ifPresent(delays::add);
                named += delay.isPresent() ? 1 : 0;
                counts[0] += delay.isPresent() ? 1 : 0;
                tell(verbose && delay.isEmpty(), story, fact + " raised " + raised);
            }
        }
        delays.sort(null);
        System.out.printf(Locale.ROOT, "%n### %s: %d%n%n", part.title(), stories.size());
        System.out.println("| truth | runs | right | " + String.join(" | ", Detectors.kinds()) + " | nothing |");
        System.out.println("|---|---|---|" + "---|".repeat(Detectors.kinds().size() + 1));
        matrix.forEach((state, row) -> {
            int[] counts = right.getOrDefault(state, new int[2]);
            StringBuilder line = new StringBuilder("| " + state.name().toLowerCase(Locale.ROOT) + " | " + counts[1]
                    + " | " + (state == TrueState.UNCLEAR ? "" : counts[0]) + " |");
            for (int count : row) {
                line.append(' ').append(count).append(" |");
            }
            System.out.println(line);
        });
        System.out.printf(
                Locale.ROOT,
                "%nFailures named rightly: %d of %d (%.1f %%), median delay %d steps, longest %d. Healthy runs with a false alarm: %d of %d"
                        + " (%.1f %%).%n",
                named,
                failures,
                100.0 * named / Math.max(1, failures),
                delays.isEmpty() ? 0 : delays.get(delays.size() / 2),
                delays.isEmpty() ? 0 : delays.get(delays.size() - 1),
                alarmed,
                healthy,
                100.0 * alarmed / Math.max(1, healthy));
    }

    private static void tell(boolean worth, RunHistory story, String what) {
        if (worth) {
            System.out.println(story.trial().name() + ": " + what);
        }
    }
}

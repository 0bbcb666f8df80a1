package dev.sparring.bench.monitor;

import dev.sparring.gan.balance.Thresholds;
import dev.sparring.gan.balance.Verdicts;
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
public final class Judge {

    private Judge() {}

    /**
     * Prints the confusion matrices as Markdown, one for each part of the trials.
     *
     * @param arguments the folder of {@link Play}; {@code -v} lists what was judged wrongly
     * @throws IOException if it cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        boolean verbose = Arrays.asList(arguments).contains("-v");
        List<Story> stories = new ArrayList<>();
        for (Trial trial : Trial.all()) {
            Path place = folder.resolve(trial.name());
            if (Files.exists(place.resolve("done"))) {
                stories.add(Story.of(trial, place, Thresholds.calibrated()));
            }
        }
        for (Trial.Part part : Trial.Part.values()) {
            print(part, stories, verbose);
        }
    }

    private static void print(Trial.Part part, List<Story> all, boolean verbose) {
        List<Story> stories =
                all.stream().filter(story -> story.trial().part() == part).toList();
        Map<State, int[]> matrix = new TreeMap<>();
        Map<State, int[]> right = new TreeMap<>();
        List<Long> delays = new ArrayList<>();
        int failures = 0;
        int named = 0;
        int healthy = 0;
        int alarmed = 0;
        for (Story story : stories) {
            Story.Fact fact = story.fact();
            int[] row = matrix.computeIfAbsent(fact.state(), state -> new int[Verdicts.KINDS.size() + 1]);
            List<String> raised = story.raised(fact);
            raised.forEach(kind -> row[Verdicts.KINDS.indexOf(kind)]++);
            row[Verdicts.KINDS.size()] += raised.isEmpty() ? 1 : 0;
            int[] counts = right.computeIfAbsent(fact.state(), state -> new int[2]);
            counts[1]++;
            if (fact.state() == State.HEALTHY) {
                healthy++;
                boolean alarm = !story.falseAlarms().isEmpty();
                alarmed += alarm ? 1 : 0;
                counts[0] += alarm ? 0 : 1;
                tell(verbose && alarm, story, fact + " false alarms " + story.falseAlarms());
            } else if (fact.state() != State.UNCLEAR) {
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
        System.out.println("| truth | runs | right | " + String.join(" | ", Verdicts.KINDS) + " | nothing |");
        System.out.println("|---|---|---|" + "---|".repeat(Verdicts.KINDS.size() + 1));
        matrix.forEach((state, row) -> {
            int[] counts = right.getOrDefault(state, new int[2]);
            StringBuilder line = new StringBuilder("| " + state.name().toLowerCase(Locale.ROOT) + " | " + counts[1]
                    + " | " + (state == State.UNCLEAR ? "" : counts[0]) + " |");
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

    private static void tell(boolean worth, Story story, String what) {
        if (worth) {
            System.out.println(story.trial().name() + ": " + what);
        }
    }
}

package dev.sparring.bench.monitor;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.monitor.detector.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plays trials of points again, longer and with the monitor acting, and says how many end well under each policy: all that
 * collapsed, and some of the healthy ones. The fresh ones count in all rows, and again in rows of their own.
 */
public final class RecoveryStudy {

    private static final List<String> POLICIES = List.of("warn", "rewarm", "rollback");
    private static final int STEPS = 8000;
    /** Of the trials that are healthy anyway, one in so many is played: none of them should end worse. */
    private static final int HEALTHY = 3;

    private RecoveryStudy() {}

    /**
     * Plays what has not been played, or prints the table.
     *
     * @param arguments the folder of {@link MonitorStudy}; a folder for this; {@code table}, or which part, from 0, of how many; then
     *     policies such as {@code warn,rollback}, all of them unless told
     * @throws SparringException if a trial cannot be played
     * @throws IOException if a folder cannot be read or written
     */
    public static void main(String[] arguments) throws SparringException, IOException {
        Path played = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        List<RunHistory> stories = new ArrayList<>();
        int healthy = 0;
        for (TrialConfig trial : TrialConfig.all()) {
            Path place = played.resolve(trial.name());
            if (trial.ofImages() || !Files.exists(place.resolve("done"))) {
                continue;
            }
            RunHistory story = RunHistory.of(trial, place, Thresholds.calibrated());
            TrueState state = story.fact().state();
            boolean collapses = state == TrueState.COLLAPSED || state == TrueState.PARTIAL;
            if (collapses || (state == TrueState.HEALTHY && healthy++ % HEALTHY == 0)) {
                stories.add(story);
            }
        }
        if (arguments[2].equals("table")) {
            print(stories, folder, arguments.length > 3 ? List.of(arguments[3].split(",")) : POLICIES);
            return;
        }
        int part = Integer.parseInt(arguments[2]);
        int parts = Integer.parseInt(arguments[3]);
        List<String> policies = arguments.length > 4 ? List.of(arguments[4].split(",")) : POLICIES;
        for (int i = part; i < stories.size(); i += parts) {
            for (String policy : policies) {
                TrialConfig trial = stories.get(i).trial();
                Path place = folder.resolve(policy).resolve(trial.name());
                if (!Files.exists(place.resolve("done"))) {
                    MonitorStudy.play(
                            trial.with(List.of("steps=" + STEPS, "checkpoint.every=500", "monitor.policy=" + policy)),
                            place,
                            played.resolve("classifiers"),
                            "");
                    System.out.println(policy + " " + trial.name());
                }
            }
        }
    }

    private static void print(List<RunHistory> stories, Path folder, List<String> policies)
            throws IOException, SparringException {
        Map<String, int[]> table = new TreeMap<>();
        for (RunHistory story : stories) {
            Optional<List<Boolean>> ends = ends(story, folder, policies);
            if (ends.isPresent()) {
                String name = story.fact().state().name().toLowerCase(Locale.ROOT);
                boolean lost =
                        story.fact().state() != TrueState.HEALTHY && !ends.get().get(0);
                for (String which :
                        story.trial().part() == TrialConfig.Part.FRESH ? List.of("", "fresh: ") : List.of("")) {
                    count(table, which + name, ends.get());
                    if (lost) {
                        count(table, which + "lost under warn: " + name, ends.get());
                    }
                }
            }
        }
        System.out.println("| truth of the first 4,000 steps | runs | well at the end under "
                + String.join(" | under ", policies) + " |");
        System.out.println("|---|---|" + "---|".repeat(policies.size()));
        table.forEach((name, row) -> {
            StringBuilder line = new StringBuilder("| " + name + " |");
            for (int count : row) {
                line.append(' ').append(count).append(" |");
            }
            System.out.println(line);
        });
    }

    /** How a story ends under each of some policies, the first being {@code warn}; empty unless it was played under all. */
    private static Optional<List<Boolean>> ends(RunHistory story, Path folder, List<String> policies)
            throws IOException, SparringException {
        List<Boolean> ends = new ArrayList<>();
        for (String policy : policies) {
            Path place = folder.resolve(policy).resolve(story.trial().name());
            if (!Files.exists(place.resolve("done"))) {
                return Optional.empty();
            }
            ends.add(
                    RunHistory.of(story.trial(), place, Thresholds.calibrated()).endsWell());
        }
        return Optional.of(ends);
    }

    private static void count(Map<String, int[]> table, String name, List<Boolean> ends) {
        int[] row = table.computeIfAbsent(name, unseen -> new int[ends.size() + 1]);
        row[0]++;
        for (int i = 0; i < ends.size(); i++) {
            row[i + 1] += ends.get(i) ? 1 : 0;
        }
    }
}

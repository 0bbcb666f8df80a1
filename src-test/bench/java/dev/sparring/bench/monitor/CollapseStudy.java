package dev.sparring.bench.monitor;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.monitor.detector.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which signal tells a generator that collapses from one that does not, and which one first: runs from presets, the same at a
 * generator's rate that is too high from the start, and the same at one that rises slowly at first until it is.
 */
public final class CollapseStudy {

    private static final List<String> SIGNALS = List.of(
            "generator.steepness",
            "samples.diversity",
            "samples.effective",
            "samples.share_lost",
            "samples.overlap.recall",
            "samples.overlap.coverage",
            "samples.drift",
            "samples.moved",
            "game.separation",
            "game.generator_ratio",
            "game.generator_gradient_times",
            "steepness over diversity",
            "steepness times gradient");

    /** Looks this far before a failure, in steps, are looked at for what announces it. */
    private static final int BEFORE = 300;

    private static final long FIRST_STEP = 500;

    private CollapseStudy() {}

    /**
     * Plays what has not been played, and prints a table.
     *
     * @param arguments the folder, with classifiers as for {@link MonitorStudy}; the directory of MNIST's IDX files
     * @throws SparringException if a trial cannot be played
     * @throws IOException if the folder cannot be written or read
     */
    public static void main(String[] arguments) throws SparringException, IOException {
        Path folder = Path.of(arguments[0]);
        List<RunHistory> runs = new ArrayList<>();
        for (TrialConfig trial : trials()) {
            Path place = folder.resolve(trial.name());
            if (!Files.exists(place.resolve("done"))) {
                MonitorStudy.play(trial, place, folder.resolve("classifiers"), arguments[1]);
            }
            RunHistory run = RunHistory.of(trial, place, Thresholds.calibrated());
            System.out.println(trial.name() + ": " + run.fact());
            runs.add(run);
        }
        print("points", runs.stream().filter(run -> !run.trial().ofImages()).toList());
        print("images", runs.stream().filter(run -> run.trial().ofImages()).toList());
    }

    /** All of them. */
    static List<TrialConfig> trials() {
        List<TrialConfig> trials = new ArrayList<>();
        for (String preset : List.of("ring", "grid", "shapes", "mnist")) {
            boolean images = preset.equals("shapes") || preset.equals("mnist");
            int steps = images ? 1500 : 2500;
            List<String> all = new ArrayList<>(List.of("steps=" + steps, "checkpoint.every=1000000"));
            if (images) {
                all.addAll(List.of("batch=32", "generator.width=16", "discriminator.width=16"));
            }
            for (int i = 0; i < (images ? 2 : 4); i++) {
                add(trials, preset, "preset-" + i, all, 5000 + i, List.of());
                add(
                        trials,
                        preset,
                        "rising-" + i,
                        all,
                        5100 + i,
                        List.of(
                                "generator.learningRate=" + (images ? "0.1" : "0.03"),
                                "generator.warmup.type=polynomial",
                                "generator.warmup.power=4",
                                "generator.warmup.updates=" + steps));
            }
            for (int i = 0; i < (images ? 1 : 2); i++) {
                add(
                        trials,
                        preset,
                        "fast-" + i,
                        all,
                        5200 + i,
                        List.of("generator.learningRate=" + (images ? "0.1" : "0.02")));
            }
        }
        return trials;
    }

    private static void add(
            List<TrialConfig> trials, String preset, String name, List<String> all, int seed, List<String> more) {
        List<String> settings = new ArrayList<>(all);
        settings.add("seed=" + seed);
        settings.addAll(more);
        trials.add(new TrialConfig("collapse-" + preset + "-" + name, preset, settings, TrialConfig.Part.HELD_OUT));
    }

    /** Figures of looks at which a thing is so, and of looks at which it is not. */
    private static final class Split {
        private final List<Double> there = new ArrayList<>();
        private final List<Double> not = new ArrayList<>();

        /** How often a figure with it is above one without: 0 or 1 tells all, 1/2 nothing; ties count half. */
        double area() {
            double wins = 0;
            for (double one : there) {
                for (double other : not) {
                    wins += one > other ? 1 : one == other ? 0.5 : 0;
                }
            }
            return wins / there.size() / not.size();
        }
    }

    private static void print(String data, List<RunHistory> runs) {
        Map<String, Split> during = new LinkedHashMap<>();
        Map<String, Split> before = new LinkedHashMap<>();
        SIGNALS.forEach(signal -> {
            during.put(signal, new Split());
            before.put(signal, new Split());
        });
        int lost = 0;
        int turned = 0;
        for (RunHistory run : runs) {
            RunHistory.Fact fact = run.fact();
            boolean fails = fact.state() != TrueState.HEALTHY && fact.state() != TrueState.UNCLEAR;
            boolean turns = fails && fact.since() > 2 * FIRST_STEP;
            lost += fails ? 1 : 0;
            turned += turns ? 1 : 0;
            Map<Long, TrueState> states = run.states();
            run.figures().forEach((step, figures) -> {
                TrueState state = states.get(step);
                if (step < FIRST_STEP || state == null) {
                    return;
                }
                boolean collapsed = state == TrueState.COLLAPSED || state == TrueState.PARTIAL;
                boolean near = turns && step < fact.since() && step >= fact.since() - BEFORE;
                for (String signal : SIGNALS) {
                    double value = value(figures, signal);
                    if (Double.isNaN(value)) {
                        continue;
                    }
                    if (collapsed || state.well()) {
                        put(during.get(signal), collapsed, value);
                    }
                    if (near || !fails) {
                        put(before.get(signal), near, value);
                    }
                }
            });
        }
        System.out.println(
                "\n" + data + ": " + runs.size() + " runs, " + lost + " fail, " + turned + " of these late\n");
        System.out.println(
                "| signal | collapsed or well | the last " + BEFORE + " steps before a failure or a healthy run |");
        System.out.println("|---|---|---|");
        for (String signal : SIGNALS) {
            System.out.println(String.format(
                    Locale.ROOT, "| `%s` | %.3f | %.3f |", signal, area(during.get(signal)), area(before.get(signal))));
        }
    }

    private static void put(@Nullable Split split, boolean there, double value) {
        if (split != null) {
            (there ? split.there : split.not).add(value);
        }
    }

    private static double area(@Nullable Split split) {
        return split == null ? Double.NaN : split.area();
    }

    private static double value(Map<String, Double> figures, String signal) {
        double steepness = figures.getOrDefault("generator.steepness", Double.NaN);
        return switch (signal) {
            case "steepness over diversity" -> steepness / figures.getOrDefault("samples.diversity", Double.NaN);
            case "steepness times gradient" -> steepness * figures.getOrDefault("grad_norm_samples", Double.NaN);
            default -> figures.getOrDefault(signal, Double.NaN);
        };
    }
}

package dev.sparring.bench.study;

import dev.sparring.bench.monitor.TrialConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One combination of the study, played with several seeds.
 *
 * @param data what is learned
 * @param rates how fast
 * @param warmup who warms up
 */
record StudyCell(Data data, Rates rates, Warmup warmup) {

    /** What is learned, each from the preset of that name. */
    enum Data {
        RING(10, 4000, 1000, 8),
        GRID(10, 4000, 1000, 25),
        MNIST(3, 3000, 500, 10);

        private final int seeds;
        private final int steps;
        private final int warmup;
        private final int modes;

        Data(int seeds, int steps, int warmup, int modes) {
            this.seeds = seeds;
            this.steps = steps;
            this.warmup = warmup;
            this.modes = modes;
        }

        int seeds() {
            return seeds;
        }

        int steps() {
            return steps;
        }

        /** Modes of the data, or labels. */
        int modes() {
            return modes;
        }

        boolean ofImages() {
            return this == MNIST;
        }

        /** The preset's rate, the same for both networks. */
        double rate() {
            return ofImages() ? 2e-4 : 1e-3;
        }
    }

    /** Both learning rates as multiples of the preset's. */
    enum Rates {
        TIMID(0.2, 0.2),
        PRESET(1, 1),
        BOLD(5, 5),
        FIERCE(20, 20),
        TILTED(20, 1);

        private final double generator;
        private final double discriminator;

        Rates(double generator, double discriminator) {
            this.generator = generator;
            this.discriminator = discriminator;
        }

        double generator(Data data) {
            return generator * data.rate();
        }

        double discriminator(Data data) {
            return discriminator * data.rate();
        }
    }

    /** Who warms up, linearly from 0. */
    enum Warmup {
        NONE("none", false, false),
        GENERATOR("generator", true, false),
        DISCRIMINATOR("discriminator", false, true),
        BOTH("both", true, true),
        BOTH_REWARM("both, rewarm", true, true);

        private final String title;
        private final boolean generator;
        private final boolean discriminator;

        Warmup(String title, boolean generator, boolean discriminator) {
            this.title = title;
            this.generator = generator;
            this.discriminator = discriminator;
        }

        String title() {
            return title;
        }
    }

    /** All of the study. */
    static List<StudyCell> all() {
        List<StudyCell> cells = new ArrayList<>();
        for (Data data : Data.values()) {
            for (Rates rates : Rates.values()) {
                for (Warmup warmup : Warmup.values()) {
                    cells.add(new StudyCell(data, rates, warmup));
                }
            }
        }
        return cells;
    }

    static Optional<StudyCell> named(String name) {
        return all().stream().filter(cell -> cell.name().equals(name)).findFirst();
    }

    /** Such as {@code ring-bold-both_rewarm}. */
    String name() {
        return String.join("-", Arrays.asList(data.name(), rates.name(), warmup.name()))
                .toLowerCase(Locale.ROOT);
    }

    /** One run of it; seeds begin with 1. */
    TrialConfig run(int seed) {
        List<String> settings = new ArrayList<>(List.of(
                "seed=" + seed,
                "steps=" + data.steps(),
                "checkpoint.every=1000000",
                "generator.learningRate=" + rates.generator(data),
                "discriminator.learningRate=" + rates.discriminator(data),
                "monitor.policy=" + (warmup == Warmup.BOTH_REWARM ? "rewarm" : "warn")));
        warm(settings, "generator", warmup.generator);
        warm(settings, "discriminator", warmup.discriminator);
        if (data.ofImages()) {
            settings.addAll(List.of("batch=32", "generator.width=16", "discriminator.width=16"));
        }
        return new TrialConfig(
                name() + "-" + seed, data.name().toLowerCase(Locale.ROOT), settings, TrialConfig.Part.CHOSEN_BY);
    }

    private void warm(List<String> settings, String network, boolean warms) {
        settings.add(network + ".warmup.type=" + (warms ? "linear" : "none"));
        if (warms) {
            settings.add(network + ".warmup.updates=" + data.warmup);
        }
    }
}

package dev.sparring.bench.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One run of the calibration.
 *
 * @param name of its directory
 * @param preset it starts from
 * @param settings {@code key=value}, as for {@code --set}
 * @param part what it is for
 */
public record TrialConfig(String name, String preset, List<String> settings, Part part) {

    /** What a run is for. */
    public enum Part {
        /** Thresholds were chosen by looking at these. */
        CHOSEN_BY("Runs by which the thresholds were chosen"),
        /** No threshold was chosen by these, but they have been looked at. */
        HELD_OUT("Runs held out before"),
        /** Drawn when the other two had been looked at; rules were changed while it was known which of these were missed. */
        FRESH_ONCE("Fresh runs, looked at since"),
        /** Drawn when the rules stood: judged once. */
        FRESH("Fresh runs, held out");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        private static Part of(int index) {
            return index % 2 == 1 ? HELD_OUT : CHOSEN_BY;
        }
    }

    private static final int SETTINGS = 30;
    private static final int IMAGE_SETTINGS = 16;
    private static final long SEED = 20_261_122;

    private static final int FRESH_PRESETS = 2;
    private static final int FRESH_SETTINGS = 10;
    private static final int FRESH_IMAGE_SETTINGS = 6;

    /**
     * All trials: runs from presets, and runs with settings drawn at random. Of the first 154 every other one was held out; of the
     * rest each half was fresh when it was first judged.
     */
    static List<TrialConfig> all() {
        List<TrialConfig> trials = new ArrayList<>();
        for (String data : List.of("ring", "grid", "spiral")) {
            for (int i = 0; i < 8; i++) {
                trials.add(points(data, "preset-" + i, 100 + i, List.of(), Part.of(i)));
            }
            SplittableRandom random = new SplittableRandom(SEED + data.hashCode());
            for (int i = 0; i < SETTINGS; i++) {
                trials.add(points(data, "drawn-" + i, 200 + i, drawn(random), Part.of(i)));
            }
        }
        for (String data : List.of("shapes", "mnist")) {
            for (int i = 0; i < 4; i++) {
                trials.add(images(data, "preset-" + i, 100 + i, List.of(), Part.of(i)));
            }
            SplittableRandom random = new SplittableRandom(SEED + data.hashCode());
            for (int i = 0; i < IMAGE_SETTINGS; i++) {
                trials.add(images(data, "drawn-" + i, 200 + i, drawn(random), Part.of(i)));
            }
        }
        trials.addAll(fresh(Part.FRESH_ONCE, "fresh", 20_270_529, 900));
        trials.addAll(fresh(Part.FRESH, "second-fresh", 20_281_104, 2900));
        return trials;
    }

    /**
     * Other seeds, presets at other rates, and settings drawn anew, among them some that the first 154 never had.
     *
     * @param seed of the settings
     * @param firstSeed of the runs: those from presets have this one and the next, the others begin a hundred later
     */
    private static List<TrialConfig> fresh(Part part, String prefix, long seed, int firstSeed) {
        List<TrialConfig> trials = new ArrayList<>();
        for (String data : List.of("ring", "grid", "spiral")) {
            SplittableRandom random = new SplittableRandom(seed + data.hashCode());
            for (int i = 0; i < FRESH_PRESETS; i++) {
                List<String> settings = presetAtOtherRates(random, 1e-3);
                trials.add(points(data, prefix + "-preset-" + i, firstSeed + i, settings, part));
            }
            for (int i = 0; i < FRESH_SETTINGS; i++) {
                trials.add(points(data, prefix + "-drawn-" + i, firstSeed + 100 + i, drawnAnew(random), part));
            }
        }
        for (String data : List.of("shapes", "mnist")) {
            SplittableRandom random = new SplittableRandom(seed + data.hashCode());
            trials.add(images(data, prefix + "-preset-0", firstSeed, presetAtOtherRates(random, 2e-4), part));
            for (int i = 0; i < FRESH_IMAGE_SETTINGS; i++) {
                trials.add(images(data, prefix + "-drawn-" + i, firstSeed + 100 + i, drawnAnew(random), part));
            }
        }
        return trials;
    }

    /** Both rates by the same factor between a half and two, so that the balance stays. */
    private static List<String> presetAtOtherRates(SplittableRandom random, double preset) {
        String rate = rate(random, preset / 2, preset * 2);
        return List.of("generator.learningRate=" + rate, "discriminator.learningRate=" + rate);
    }

    /**
     * As {@link #drawn}, with other lengths of the discriminator's warmup, decays, and optimizers that are not the same. No decay
     * ends at 0: samples that stand still because the run is over would count as a failure.
     */
    private static List<String> drawnAnew(SplittableRandom random) {
        List<String> settings = new ArrayList<>(drawn(random));
        settings.add("discriminator.warmup.updates=" + pick(random, "50", "300", "800"));
        settings.add("generator.decay.type=" + pick(random, "none", "none", "inverse-sqrt"));
        settings.add("generator.optimizer.type=" + pick(random, "adam", "adam", "adam", "rmsprop"));
        return settings;
    }

    /** Small networks, so that a run takes half a minute. */
    private static TrialConfig images(String data, String name, int seed, List<String> more, Part part) {
        List<String> settings = new ArrayList<>(List.of(
                "seed=" + seed,
                "steps=3000",
                "batch=32",
                "generator.width=16",
                "discriminator.width=16",
                "checkpoint.every=1000000"));
        settings.addAll(more);
        return new TrialConfig(data + "-" + name, data, settings, part);
    }

    /** Whether it is of images, not of points. */
    public boolean ofImages() {
        return preset.equals("shapes") || preset.equals("mnist");
    }

    private static TrialConfig points(String data, String name, int seed, List<String> more, Part part) {
        List<String> settings = new ArrayList<>(List.of("seed=" + seed, "steps=4000", "checkpoint.every=1000000"));
        if (data.equals("spiral")) {
            settings.add("data.source=spiral");
        }
        settings.addAll(more);
        return new TrialConfig(data + "-" + name, data.equals("grid") ? "grid" : "ring", settings, part);
    }

    /** Rates over three decades and a half, all losses and warmups: some of it must go wrong. */
    private static List<String> drawn(SplittableRandom random) {
        List<String> settings = new ArrayList<>();
        settings.add("generator.learningRate=" + rate(random, 1e-5, 3e-2));
        settings.add("discriminator.learningRate=" + rate(random, 1e-5, 1e-2));
        settings.add("loss="
                + pick(
                        random,
                        "non-saturating",
                        "non-saturating",
                        "minimax",
                        "hinge",
                        "least-squares",
                        "wasserstein",
                        "relativistic-pairing"));
        settings.add("discriminator.steps=" + pick(random, "1", "1", "1", "5"));
        settings.add("latent.dim=" + pick(random, "2", "2", "1", "8"));
        String warmup = pick(random, "none", "200", "1000");
        if (warmup.equals("none")) {
            settings.add("generator.warmup.type=none");
        } else {
            settings.add("generator.warmup.updates=" + warmup);
        }
        return settings;
    }

    private static String rate(SplittableRandom random, double least, double most) {
        double exponent = Math.log(least) + random.nextDouble() * Math.log(most / least);
        return String.format(java.util.Locale.ROOT, "%.2e", Math.exp(exponent));
    }

    private static String pick(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The same with more settings. */
    TrialConfig with(List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(more);
        return new TrialConfig(name, preset, all, part);
    }
}

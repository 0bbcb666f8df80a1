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
 * @param heldOut whether no threshold was chosen by it
 */
public record Trial(String name, String preset, List<String> settings, boolean heldOut) {

    private static final int SETTINGS = 30;
    private static final int IMAGE_SETTINGS = 16;
    private static final long SEED = 20_261_122;

    /** All trials: runs from presets, and runs with settings drawn at random. Every other one is held out. */
    static List<Trial> all() {
        List<Trial> trials = new ArrayList<>();
        for (String data : List.of("ring", "grid", "spiral")) {
            for (int i = 0; i < 8; i++) {
                trials.add(points(data, "preset-" + i, 100 + i, List.of(), i % 2 == 1));
            }
            SplittableRandom random = new SplittableRandom(SEED + data.hashCode());
            for (int i = 0; i < SETTINGS; i++) {
                trials.add(points(data, "drawn-" + i, 200 + i, drawn(random), i % 2 == 1));
            }
        }
        for (String data : List.of("shapes", "mnist")) {
            for (int i = 0; i < 4; i++) {
                trials.add(images(data, "preset-" + i, 100 + i, List.of(), i % 2 == 1));
            }
            SplittableRandom random = new SplittableRandom(SEED + data.hashCode());
            for (int i = 0; i < IMAGE_SETTINGS; i++) {
                trials.add(images(data, "drawn-" + i, 200 + i, drawn(random), i % 2 == 1));
            }
        }
        return trials;
    }

    /** Small networks, so that a run takes half a minute. */
    private static Trial images(String data, String name, int seed, List<String> more, boolean heldOut) {
        List<String> settings = new ArrayList<>(List.of(
                "seed=" + seed,
                "steps=3000",
                "batch=32",
                "generator.width=16",
                "discriminator.width=16",
                "checkpoint.every=1000000"));
        settings.addAll(more);
        return new Trial(data + "-" + name, data, settings, heldOut);
    }

    /** Whether it is of images, not of points. */
    public boolean ofImages() {
        return preset.equals("shapes") || preset.equals("mnist");
    }

    private static Trial points(String data, String name, int seed, List<String> more, boolean heldOut) {
        List<String> settings = new ArrayList<>(List.of("seed=" + seed, "steps=4000", "checkpoint.every=1000000"));
        if (data.equals("spiral")) {
            settings.add("data.source=spiral");
        }
        settings.addAll(more);
        return new Trial(data + "-" + name, data.equals("grid") ? "grid" : "ring", settings, heldOut);
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
    Trial with(List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(more);
        return new Trial(name, preset, all, heldOut);
    }
}

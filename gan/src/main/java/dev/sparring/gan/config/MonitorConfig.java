package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.monitor.detector.Detectors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The balance monitor, and what is done about its diagnoses.
 *
 * @param every steps between its checks at samples
 * @param policy what is done about a diagnosis of a kind that {@code policies} does not name
 * @param policies by kind of diagnosis
 * @param features the space in which samples are compared
 * @param classifier directory of a trained classifier, if the space is what it has learned
 * @param attempts the most second warmups, and the most rollbacks, of a run
 * @param share the most of its learning rate that a network keeps after a second warmup or a rollback because of it, in
 *     [0.01, 1)
 * @param warmup steps of a second warmup, and of the one after the first rollback; twice as many after each further one
 */
public record MonitorConfig(
        long every,
        Policy policy,
        Map<String, Policy> policies,
        Features features,
        Optional<Path> classifier,
        int attempts,
        double share,
        long warmup) {

    /** What is done about a diagnosis. */
    public enum Policy {
        /** It is said. */
        WARN,
        /** The network that ran ahead warms up once more, to a lower rate. */
        REWARM,
        /** The rate of the network that ran ahead is lowered for a while. */
        SLOW,
        /** The network that wins sits steps out while it wins. */
        SKIP,
        /** Both networks go back to the last healthy checkpoint, and on from there under other conditions. */
        ROLLBACK,
        /** The run ends. */
        STOP;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> labels() {
            return Arrays.stream(values()).map(Policy::label).toList();
        }

        static Policy labelled(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** The space in which the monitor compares samples. */
    public enum Features {
        /** Random convolutions for images, the numbers themselves for anything else. */
        AUTO,
        /** The numbers themselves. */
        RAW,
        /** Random convolutions. */
        RANDOM,
        /** The discriminator's penultimate layer. */
        DISCRIMINATOR,
        /** What a classifier of the data's labels has learned. */
        CLASSIFIER;

        static List<String> labels() {
            return Arrays.stream(values())
                    .map(space -> space.name().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    /**
     * Copies the policies.
     *
     * @throws IllegalArgumentException if the space is a classifier's and there is none
     */
    public MonitorConfig {
        policies = Map.copyOf(policies);
        if (features == Features.CLASSIFIER && classifier.isEmpty()) {
            throw new IllegalArgumentException("features of a classifier need the directory of one");
        }
    }

    /** Reads the {@code monitor} section. */
    static MonitorConfig from(ConfigReader section, boolean images) throws SparringException.Configuration {
        long every = section.integer("every", 100, 1, Config.MOST_STEPS);
        Policy policy = Policy.labelled(section.choice("policy", "warn", Policy.labels()));
        Map<String, Policy> policies = new LinkedHashMap<>();
        if (section.has("policies")) {
            ConfigReader kinds = section.section("policies");
            for (String kind : Detectors.kinds()) {
                if (kinds.has(kind)) {
                    policies.put(kind, Policy.labelled(kinds.choice(kind, "warn", Policy.labels())));
                }
            }
        }
        String features = section.choice("features", "auto", Features.labels());
        if (features.equals("random") && !images) {
            throw new SparringException.Configuration(
                    section.path("features") + " is random, and this data is no images",
                    "choose auto, raw or discriminator");
        }
        Optional<Path> classifier = classifier(section, features.equals("classifier"));
        return new MonitorConfig(
                every,
                policy,
                policies,
                Features.valueOf(features.toUpperCase(Locale.ROOT)),
                classifier,
                (int) section.integer("attempts", 3, 1, 1000),
                section.number("share", 0.3, Range.closed(0.01, 0.99)),
                section.integer("warmup", 500, 1, UpdateClock.MOST_UPDATES));
    }

    private static Optional<Path> classifier(ConfigReader section, boolean wanted)
            throws SparringException.Configuration {
        if (!wanted && !section.has("classifier")) {
            return Optional.empty();
        }
        String path = section.text("classifier", "");
        if (!wanted) {
            throw new SparringException.Configuration(
                    section.path("classifier") + " is given, and " + section.path("features") + " is another space",
                    "set " + section.path("features") + "=classifier");
        }
        if (path.isBlank() || path.indexOf('\0') >= 0) {
            throw new SparringException.Configuration(
                    section.path("classifier") + " is missing",
                    "give the directory that 'sparring classifier train' has written");
        }
        return Optional.of(UserPath.of(path));
    }

    /**
     * What is done about diagnoses of a kind.
     *
     * @param kind such as {@code mode-collapse}
     * @return the policy
     */
    public Policy policy(String kind) {
        return policies.getOrDefault(kind, policy);
    }

    /**
     * Whether anything may be rolled back.
     *
     * @return true if a kind has that policy
     */
    public boolean rollsBack() {
        return policies.containsValue(Policy.ROLLBACK)
                || Detectors.kinds().stream().anyMatch(kind -> policy(kind) == Policy.ROLLBACK);
    }
}

package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.schedule.Length;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.feature.FeatureSpaces;
import dev.sparring.gan.monitor.detector.Detectors;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param features the space in which samples are compared, by its name: {@link #AUTO}, {@link #DISCRIMINATOR}, {@link
 *     #CLASSIFIER} or one of {@link FeatureSpaces}
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
        String features,
        Optional<Path> classifier,
        int attempts,
        double share,
        long warmup) {

    /** What is done about a diagnosis. */
    public enum Policy {
        /** It is said. */
        WARN("it is said"),
        /** The network that ran ahead warms up once more, to a lower rate. */
        REWARM("the network that ran ahead warms up once more, to a lower rate"),
        /** The rate of the network that ran ahead is lowered for a while. */
        SLOW("the rate of the network that ran ahead is lowered for a while"),
        /** The network that wins sits steps out while it wins. */
        SKIP("the network that wins sits steps out while it wins"),
        /** Both networks go back to the last healthy checkpoint, and on from there under other conditions. */
        ROLLBACK("both networks go back to the last healthy checkpoint, and on from there at lower rates"),
        /** The run ends. */
        STOP("the run ends");

        private final String help;

        Policy(String help) {
            this.help = help;
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static List<Named> names() {
            return Arrays.stream(values())
                    .map(policy -> Named.of(policy.label(), policy.help))
                    .toList();
        }

        private static Policy labelled(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** The features {@link #features} that depend on the data: random convolutions for images, the numbers themselves for others. */
    public static final String AUTO = "auto";

    /** The features of the discriminator's penultimate layer. */
    public static final String DISCRIMINATOR = "discriminator";

    /** The features of a classifier of the data's labels. */
    public static final String CLASSIFIER = "classifier";

    private static final Key<Long> EVERY = Key.whole(
                    "every", 1, Config.MOST_STEPS, "steps between its checks at samples")
            .or(100L);
    private static final Key<String> POLICY = Key.choice("policy", Policy.names(), "what is done about a diagnosis")
            .or("warn");
    private static final Key<String> FEATURES =
            Key.choice("features", spaces(), "where it compares samples").or(AUTO);
    private static final Key<Path> CLASSIFIER_PATH = Key.path(
                    "classifier", "where the classifier is, with the features classifier alone")
            .require("the directory that 'sparring classifier train' has written");
    private static final Key<Integer> ATTEMPTS = Key.integer(
                    "attempts", 1, 1000, "the most second warmups, and the most rollbacks, of a run")
            .or(3);
    private static final Key<Double> SHARE = Key.number(
                    "share",
                    Range.closed(0.01, 0.99),
                    "the most of its learning rate that a network keeps after a second warmup or a rollback because of it")
            .or(0.3);
    private static final Key<Long> WARMUP = Key.whole(
                    "warmup",
                    1,
                    Length.MOST_UPDATES,
                    "steps of a second warmup, and of the one after the first rollback; twice as many after each further one")
            .or(500L);
    private static final Section POLICIES = Section.offUnlessGiven(
                    "policies", "what is done about diagnoses of one kind, where that differs")
            .with(Detectors.kinds().stream()
                    .map(kind -> Key.choice(kind, Policy.names(), "for this kind of diagnosis")
                            .orElse("as policy"))
                    .toList());

    /** What the {@code monitor} section may hold. */
    static final Section SECTION = Section.of(
                    "monitor",
                    "the balance monitor, and what it does",
                    EVERY,
                    POLICY,
                    FEATURES,
                    CLASSIFIER_PATH,
                    ATTEMPTS,
                    SHARE,
                    WARMUP)
            .holding(POLICIES);

    private static final MonitorConfig STANDARD = new MonitorConfig(
            EVERY.fallback().orElseThrow(),
            Policy.labelled(POLICY.fallback().orElseThrow()),
            Map.of(),
            FEATURES.fallback().orElseThrow(),
            Optional.empty(),
            ATTEMPTS.fallback().orElseThrow(),
            SHARE.fallback().orElseThrow(),
            WARMUP.fallback().orElseThrow());

    /**
     * What a configuration that says nothing of the monitor has: it looks every 100 steps and says what it finds.
     *
     * @return it
     */
    public static MonitorConfig standard() {
        return STANDARD;
    }

    /**
     * The same with other times between its checks.
     *
     * @param steps at least 1
     * @return a copy
     */
    public MonitorConfig withEvery(long steps) {
        return new MonitorConfig(steps, policy, policies, features, classifier, attempts, share, warmup);
    }

    /**
     * The same with another answer to diagnoses.
     *
     * @param answer to those of which no kind is named
     * @return a copy
     */
    public MonitorConfig withPolicy(Policy answer) {
        return new MonitorConfig(every, answer, policies, features, classifier, attempts, share, warmup);
    }

    /**
     * The same with another answer to diagnoses of one kind.
     *
     * @param kind such as {@link dev.sparring.gan.monitor.detector.DiagnosisKinds#COLLAPSE}
     * @param answer to it
     * @return a copy
     */
    public MonitorConfig withPolicy(String kind, Policy answer) {
        Map<String, Policy> more = new LinkedHashMap<>(policies);
        more.put(kind, answer);
        return new MonitorConfig(every, policy, more, features, classifier, attempts, share, warmup);
    }

    private static List<Named> spaces() {
        List<Named> spaces = new ArrayList<>();
        spaces.add(Named.of(AUTO, "random for images, raw for anything else"));
        spaces.addAll(FeatureSpaces.catalog().members());
        spaces.add(Named.of(DISCRIMINATOR, "the discriminator's penultimate layer"));
        spaces.add(Named.of(CLASSIFIER, "what a classifier of the data's labels has learned"));
        return spaces;
    }

    /**
     * Copies the policies.
     *
     * @throws IllegalArgumentException if the space is a classifier's and there is none
     */
    public MonitorConfig {
        policies = Map.copyOf(policies);
        if (features.equals(CLASSIFIER) && classifier.isEmpty()) {
            throw new IllegalArgumentException("features of a classifier need the directory of one");
        }
    }

    /** Reads the {@code monitor} section. */
    static MonitorConfig from(ConfigReader section, boolean images) throws SparringException.Configuration {
        long every = section.get(EVERY);
        Policy policy = Policy.labelled(section.get(POLICY));
        Map<String, Policy> policies = new LinkedHashMap<>();
        if (section.has(POLICIES)) {
            ConfigReader kinds = section.section(POLICIES);
            for (Key<?> key : POLICIES.keys()) {
                kinds.find(key).ifPresent(label -> policies.put(key.name(), Policy.labelled(label.toString())));
            }
        }
        String features = section.get(FEATURES);
        if (features.equals("random") && !images) {
            throw new SparringException.Configuration(
                    section.path(FEATURES) + " is random, and this data is no images",
                    "choose auto, raw or discriminator");
        }
        return new MonitorConfig(
                every,
                policy,
                policies,
                features,
                classifier(section, features.equals(CLASSIFIER)),
                section.get(ATTEMPTS),
                section.get(SHARE),
                section.get(WARMUP));
    }

    private static Optional<Path> classifier(ConfigReader section, boolean wanted)
            throws SparringException.Configuration {
        if (wanted) {
            return Optional.of(section.get(CLASSIFIER_PATH));
        }
        if (section.find(CLASSIFIER_PATH).isPresent()) {
            throw new SparringException.Configuration(
                    section.path(CLASSIFIER_PATH) + " is given, and " + section.path(FEATURES) + " is another space",
                    "set " + section.path(FEATURES) + "=classifier");
        }
        return Optional.empty();
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

package dev.sparring.gan.config;

import dev.sparring.core.schedule.Plateau;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.data.DataConfig;
import java.util.Optional;

/**
 * When a network's rate comes down because the run no longer gets better.
 *
 * @param metric what is watched, at each of the monitor's checks
 * @param rules when to reduce, and by how much
 */
public record PlateauConfig(Metric metric, Plateau.Rules rules) {

    private static final Key<String> METRIC = Key.choice(
                    "metric",
                    "what is watched, at each of the monitor's checks",
                    Named.of("diversity", "how far the spread of the samples is from the data's"),
                    Named.of("high-quality", "the share of samples that lie at no mode; data with known modes alone"))
            .or("diversity");
    private static final Key<Double> SHARE = Key.number(
                    "share", Range.closed(0.001, 0.999), "factor of the rate when it is reduced")
            .or(0.5);
    private static final Key<Integer> PATIENCE = Key.integer(
                    "patience", 0, 1_000_000, "checks without improvement before it is")
            .or(10);
    private static final Key<Double> THRESHOLD = Key.number(
                    "threshold", Range.below(0, 1), "share of the figure by which it must get better")
            .or(1e-4);
    private static final Key<Integer> COOLDOWN = Key.integer(
                    "cooldown", 0, 1_000_000, "checks after a reduction that do not count")
            .or(0);

    /** What a {@code plateau} section may hold. */
    static final Section SECTION = Section.offUnlessGiven(
            "plateau",
            "reduces the learning rate when the run no longer gets better",
            METRIC,
            SHARE,
            PATIENCE,
            THRESHOLD,
            COOLDOWN);

    /** A figure of a check, the lower the better. */
    public enum Metric {
        /** How far the spread of the samples is from the data's. */
        DIVERSITY,
        /** The share of samples that lie at no mode; data with known modes alone. */
        HIGH_QUALITY
    }

    /** Reads a network's {@code plateau} section, if it has one. */
    static Optional<PlateauConfig> from(ConfigReader network, DataConfig data) throws SparringException.Configuration {
        if (!network.has(SECTION)) {
            return Optional.empty();
        }
        ConfigReader section = network.section(SECTION);
        String metric = section.get(METRIC);
        if (metric.equals("high-quality") && !data.hasKnownModes()) {
            throw new SparringException.Configuration(
                    section.path(METRIC) + " is high-quality, and this data has no known modes", "choose diversity");
        }
        Plateau.Rules rules = new Plateau.Rules(
                section.get(SHARE), section.get(PATIENCE), section.get(THRESHOLD), section.get(COOLDOWN));
        return Optional.of(
                new PlateauConfig(metric.equals("diversity") ? Metric.DIVERSITY : Metric.HIGH_QUALITY, rules));
    }
}

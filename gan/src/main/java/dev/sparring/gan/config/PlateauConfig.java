package dev.sparring.gan.config;

import dev.sparring.core.schedule.Plateau;
import dev.sparring.gan.SparringException;
import java.util.List;
import java.util.Optional;

/**
 * When a network's rate comes down because the run no longer gets better.
 *
 * @param metric what is watched, at each of the monitor's checks
 * @param rules when to reduce, and by how much
 */
public record PlateauConfig(Metric metric, Plateau.Rules rules) {

    /** A figure of a check, the lower the better. */
    public enum Metric {
        /** How far the spread of the samples is from the data's. */
        DIVERSITY,
        /** The share of samples that lie at no mode; data with known modes alone. */
        HIGH_QUALITY
    }

    /** Reads a network's {@code plateau} section, if it has one. */
    static Optional<PlateauConfig> from(ConfigReader network, DataConfig data) throws SparringException.Configuration {
        if (!network.has("plateau")) {
            return Optional.empty();
        }
        ConfigReader section = network.section("plateau");
        String metric = section.choice("metric", "diversity", List.of("diversity", "high-quality"));
        if (metric.equals("high-quality") && !(data instanceof DataConfig.Ring || data instanceof DataConfig.Grid)) {
            throw new SparringException.Configuration(
                    section.path("metric") + " is high-quality, and this data has no known modes", "choose diversity");
        }
        Range below1 = Range.below(0, 1);
        double share = section.number("share", 0.5, Range.closed(0.001, 0.999));
        Plateau.Rules rules = new Plateau.Rules(
                share,
                (int) section.integer("patience", 10, 0, 1_000_000),
                section.number("threshold", 1e-4, below1),
                (int) section.integer("cooldown", 0, 0, 1_000_000));
        return Optional.of(
                new PlateauConfig(metric.equals("diversity") ? Metric.DIVERSITY : Metric.HIGH_QUALITY, rules));
    }
}

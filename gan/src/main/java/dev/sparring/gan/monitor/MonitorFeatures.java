package dev.sparring.gan.monitor;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.feature.DiscriminatorFeatures;
import dev.sparring.gan.feature.FeatureSpace;
import dev.sparring.gan.feature.FeatureSpaces;
import dev.sparring.gan.feature.LabellingSpace;
import dev.sparring.gan.train.Trainer;

/** Chooses the space in which the monitor compares samples. */
final class MonitorFeatures {

    /** Draws random features; the same for all runs, so that their figures can be compared. */
    private static final long SEED = 1;

    private MonitorFeatures() {}

    /** The space that is configured, to be closed by the caller. */
    static FeatureSpace of(MonitorConfig config, Trainer trainer, DataSource source) throws SparringException {
        return switch (config.features()) {
            case MonitorConfig.AUTO -> named(source.shape().isImage() ? "random" : "raw", source);
            case MonitorConfig.DISCRIMINATOR -> ofDiscriminator(trainer, source);
            case MonitorConfig.CLASSIFIER ->
                LabellingSpace.load(config.classifier().orElseThrow(), source);
            default -> named(config.features(), source);
        };
    }

    private static FeatureSpace ofDiscriminator(Trainer trainer, DataSource source)
            throws SparringException.Configuration {
        try {
            return DiscriminatorFeatures.of(trainer.discriminator().network(), source.shape());
        } catch (IllegalArgumentException e) {
            throw new SparringException.Configuration(
                    "monitor.features is discriminator, and this one has none: " + e.getMessage(),
                    "set monitor.features=auto",
                    e);
        }
    }

    private static FeatureSpace named(String name, DataSource source) throws SparringException {
        return FeatureSpaces.catalog().get(name).open(source, SEED);
    }
}

package dev.sparring.gan.monitor;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.feature.ClassifierFeatures;
import dev.sparring.gan.feature.DiscriminatorFeatures;
import dev.sparring.gan.feature.FeatureSpace;
import dev.sparring.gan.feature.RandomConvolutions;
import dev.sparring.gan.feature.RawFeatures;
import dev.sparring.gan.train.Trainer;

/** Chooses the space in which the monitor compares samples. */
final class MonitorFeatures {

    /** Draws random features; the same for all runs, so that their figures can be compared. */
    private static final long SEED = 1;

    /** A thousand of so long samples, kept several times in different orders, are still less than half a gigabyte. */
    private static final int MOST_RAW = 16_384;

    private MonitorFeatures() {}

    /** The space that is configured, to be closed by the caller. */
    static FeatureSpace of(MonitorConfig config, Trainer trainer) throws SparringException {
        DataSource source = trainer.feed().source();
        return switch (config.features()) {
            case RAW -> raw(source);
            case RANDOM -> RandomConvolutions.of(source, SEED);
            case AUTO -> source.shape().isImage() ? RandomConvolutions.of(source, SEED) : raw(source);
            case DISCRIMINATOR ->
                DiscriminatorFeatures.of(trainer.discriminator().network(), source.shape());
            case CLASSIFIER -> ClassifierFeatures.load(config.classifier().orElseThrow(), source.shape());
        };
    }

    private static RawFeatures raw(DataSource source) throws SparringException.Configuration {
        int length = source.shape().length();
        if (length > MOST_RAW) {
            throw new SparringException.Configuration(
                    "the monitor would compare samples by their own " + length + " numbers, which are too many",
                    "set monitor.features to random if they are images, or make them smaller: at most " + MOST_RAW);
        }
        return new RawFeatures(length);
    }
}

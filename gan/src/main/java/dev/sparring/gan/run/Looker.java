package dev.sparring.gan.run;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.GaussianMixture;
import dev.sparring.gan.metric.Modes;
import dev.sparring.gan.metric.Spread;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Looks at fresh samples now and then, beside the data. */
final class Looker {

    private static final int POINTS = 2048;
    private static final int IMAGES = 64;

    private final Sampler sampler;
    private final DataSource source;
    private final int count;
    private final double dataSpread;

    Looker(Sampler sampler, DataSource source, long seed) {
        this.sampler = sampler;
        this.source = source;
        this.count = source.shape().isImage() ? IMAGES : POINTS;
        this.dataSpread = dataSpread(source, seed);
    }

    private static double dataSpread(DataSource source, long seed) {
        int length = source.shape().length();
        RandomGenerator random = new RandomStream(seed, "monitor-data").at(0);
        return Spread.of(
                POINTS,
                length,
                (sample, i) -> source.read(
                        source.size().isPresent()
                                ? random.nextLong(source.size().getAsLong())
                                : i,
                        sample,
                        0));
    }

    Look at(long step) {
        float[] samples = sampler.current("monitor", step, count);
        double spread = Spread.of(samples, source.shape().length());
        Optional<Modes> modes = source instanceof GaussianMixture mixture
                ? Optional.of(Modes.count(samples, mixture.modes(), mixture.sigma()))
                : Optional.empty();
        return new Look(dataSpread == 0 ? 1 : spread / dataSpread, modes);
    }
}

package dev.sparring.gan.run;

import dev.sparring.core.optimizer.LayerUpdate;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.balance.BalanceMonitor;
import dev.sparring.gan.balance.Look;
import dev.sparring.gan.balance.Position;
import dev.sparring.gan.balance.Reference;
import dev.sparring.gan.balance.Signals;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.GaussianMixture;
import dev.sparring.gan.feature.DiscriminatorFeatures;
import dev.sparring.gan.feature.Features;
import dev.sparring.gan.metric.Frechet;
import dev.sparring.gan.metric.Gaussian;
import dev.sparring.gan.metric.Modes;
import dev.sparring.gan.metric.Points;
import dev.sparring.gan.train.Sketch;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Looks at a run now and then: fresh samples beside the data, and where the networks stand. */
final class Looker {

    private static final int REALS = 1024;
    private static final int POINTS = 1024;
    private static final int IMAGES = 256;

    private final Game game;
    private final int count;
    private final Features features;
    private final float[] reals;
    private final long seed;
    private final Gaussian data;
    private Reference reference;
    private Optional<Points> last = Optional.empty();

    Looker(Game game, Features features, long seed) {
        this.game = game;
        this.features = features;
        this.count = game.source().shape().isImage() ? IMAGES : POINTS;
        this.reals = reals(game.source(), seed);
        this.seed = seed;
        this.reference = reference();
        this.data = Gaussian.of(features.of(reals));
    }

    private Reference reference() {
        return new Reference(features.of(reals), count, new RandomStream(seed, "monitor-bins").at(0));
    }

    private static float[] reals(DataSource source, long seed) {
        int length = source.shape().length();
        RandomGenerator random = new RandomStream(seed, "monitor-data").at(0);
        float[] reals = new float[REALS * length];
        for (int i = 0; i < REALS; i++) {
            long index =
                    source.size().isPresent() ? random.nextLong(source.size().getAsLong()) : i;
            source.read(index, reals, i * length);
        }
        return reals;
    }

    /** Looks, and tells the monitor. */
    Seen at(long step, BalanceMonitor monitor) {
        float[] samples = game.sampler().current("monitor", 0, count);
        if (features instanceof DiscriminatorFeatures changing) {
            // Another space at every look: nothing of the last one can be compared.
            changing.refresh();
            reference = reference();
            last = Optional.empty();
        }
        Points points = features.of(samples);
        Look look = reference.look(points, last);
        last = Optional.of(points);
        Optional<Modes> modes = game.source() instanceof GaussianMixture mixture
                ? Optional.of(Modes.count(samples, mixture.modes(), mixture.sigma()))
                : Optional.empty();
        Signals signals = monitor.gather(
                step,
                look,
                position(game.trainer().generator()),
                position(game.trainer().discriminator()));
        return new Seen(signals, modes);
    }

    /**
     * How far samples are from the data, of the generator as it would be used: the squared Fréchet distance of their features.
     * Empty where features of two steps cannot be compared.
     */
    Optional<Double> distance() {
        if (features instanceof DiscriminatorFeatures) {
            return Optional.empty();
        }
        Points samples = features.of(game.sampler().best("monitor", 0, count));
        return Optional.of(Frechet.distance(data, Gaussian.of(samples)));
    }

    private static Position position(Player player) {
        double slowest = Double.POSITIVE_INFINITY;
        double fastest = 0;
        for (LayerUpdate layer : player.layers()) {
            slowest = Math.min(slowest, layer.ratio());
            fastest = Math.max(fastest, layer.ratio());
        }
        return new Position(Sketch.of(player.network(), Position.DIRECTIONS), logarithm(slowest), logarithm(fastest));
    }

    private static double logarithm(double ratio) {
        return Math.log10(Math.max(ratio, 1e-12));
    }

    /** What the last look saw, for a checkpoint. */
    Optional<Tensor> last() {
        return last.map(points -> new Tensor(new long[] {points.count(), points.length()}, points.numbers()));
    }

    /** Goes on from what {@link #last} gave. */
    void restore(Optional<Tensor> seen) {
        if (seen.isPresent() && seen.get().values().length != count * features.length()) {
            throw new IllegalArgumentException("the monitor's samples must be " + count + " of " + features.length()
                    + " numbers, got " + seen.get().values().length + " numbers");
        }
        last = seen.map(tensor -> new Points(tensor.values(), features.length()));
    }
}

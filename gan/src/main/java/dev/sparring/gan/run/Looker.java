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
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.feature.CollectedFeatures;
import dev.sparring.gan.feature.DiscriminatorFeatures;
import dev.sparring.gan.feature.Features;
import dev.sparring.gan.metric.Frechet;
import dev.sparring.gan.metric.Gaussian;
import dev.sparring.gan.metric.Modes;
import dev.sparring.gan.metric.Points;
import dev.sparring.gan.train.Sketch;
import dev.sparring.gan.train.Trainer;
import java.util.Optional;

/** Looks at a run now and then: fresh samples beside the data, and where the networks stand. */
final class Looker {

    private static final int REALS = 1024;
    private static final int POINTS = 1024;
    private static final int IMAGES = 256;

    /** The Fréchet distance takes time with the cube of the features. */
    private static final int MOST_FEATURES = 2048;

    private final Game game;
    private final int count;
    private final Features features;
    private final DataSource reals;
    private final long seed;
    private final Optional<Gaussian> data;
    private Reference reference;
    private Optional<Points> last = Optional.empty();

    Looker(Game game, Features features, long seed) {
        this.game = game;
        this.features = features;
        this.count = game.source().shape().isImage() ? IMAGES : POINTS;
        this.reals = reals(game.source(), seed);
        this.seed = seed;
        Points points = features.of(reals);
        this.reference = reference(points);
        boolean comparable = !(features instanceof DiscriminatorFeatures) && features.length() <= MOST_FEATURES;
        this.data = comparable ? Optional.of(Gaussian.of(points)) : Optional.empty();
    }

    private Reference reference(Points points) {
        return new Reference(points, count, new RandomStream(seed, "monitor-bins").at(0));
    }

    /** Different ones, all of them where there are few; the only one twice. */
    static DataSource reals(DataSource source, long seed) {
        long size = source.size().orElse(REALS);
        return size == 1
                ? Subset.of(source, 0, 0)
                : Subset.disjoint(source, new RandomStream(seed, "monitor-data").wordAt(0), (int) Math.min(REALS, size))
                        .get(0);
    }

    /** Looks, and tells the monitor. */
    Seen at(long step, BalanceMonitor monitor) {
        if (features instanceof DiscriminatorFeatures changing) {
            // Another space at every look: nothing of the last one can be compared.
            changing.refresh();
            reference = reference(features.of(reals));
            last = Optional.empty();
        }
        CollectedFeatures collected = new CollectedFeatures(features, count);
        Optional<Modes> modes = Optional.empty();
        if (game.source() instanceof GaussianMixture mixture) {
            float[] samples = game.sampler().current("monitor", 0, count);
            modes = Optional.of(Modes.count(samples, mixture.modes(), mixture.sigma()));
            collected.accept(samples);
        } else {
            game.sampler().current("monitor", 0, count, collected);
        }
        Points points = collected.points();
        Look look = reference.look(points, last);
        last = Optional.of(points);
        Trainer trainer = game.trainer();
        Signals signals = monitor.gather(
                step,
                look,
                position(trainer.generator(), 1),
                position(trainer.discriminator(), trainer.rounds().steps()));
        return new Seen(signals, modes);
    }

    /**
     * How far samples are from the data, of the generator as it would be used: the squared Fréchet distance of their features.
     * Empty where features of two steps cannot be compared, or are too many.
     */
    Optional<Double> distance() {
        return data.map(gaussian -> {
            CollectedFeatures collected = new CollectedFeatures(features, count);
            game.sampler().best("monitor", 0, count, collected);
            return Frechet.distance(gaussian, Gaussian.of(collected.points()));
        });
    }

    private static Position position(Player player, int updatesPerStep) {
        double slowest = Double.POSITIVE_INFINITY;
        double fastest = 0;
        for (LayerUpdate layer : player.layers()) {
            slowest = Math.min(slowest, layer.ratio());
            fastest = Math.max(fastest, layer.ratio());
        }
        return new Position(
                Sketch.of(player.network(), Position.DIRECTIONS),
                logarithm(slowest),
                logarithm(fastest),
                pace(player, updatesPerStep));
    }

    /** What the player's next update stands for, in a step; NaN before it has begun. */
    static double pace(Player player, int updatesPerStep) {
        return player.updates() == 0 ? Double.NaN : player.schedule().lasting(player.updates()) * updatesPerStep;
    }

    private static double logarithm(double ratio) {
        return Math.log10(Math.max(ratio, 1e-12));
    }

    /** Forgets the last look: what follows is another run's. */
    void forget() {
        last = Optional.empty();
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

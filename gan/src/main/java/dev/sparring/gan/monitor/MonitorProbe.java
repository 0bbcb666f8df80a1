package dev.sparring.gan.monitor;

import dev.sparring.core.optimizer.engine.LayerStatistics;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.monitor.statistics.ParameterSketch;
import dev.sparring.gan.monitor.statistics.SampleStatistics;
import dev.sparring.gan.train.CountSketch;
import dev.sparring.gan.train.Trainer;
import java.util.List;
import java.util.Optional;

/** Looks at a run now and then: fresh samples beside the data, and where the networks stand. Changes nothing of the run. */
final class MonitorProbe implements AutoCloseable {

    private static final SampleView.Sight NOTHING =
            new SampleView.Sight(new UnseenSamples(), Optional.empty(), Double.NaN);

    private final Trainer trainer;
    private final Optional<SampleView> view;

    private MonitorProbe(Trainer trainer, Optional<SampleView> view) {
        this.trainer = trainer;
        this.view = view;
    }

    static MonitorProbe of(MonitorSetup setup, Trainer trainer, Optional<SampleComparison> comparison)
            throws SparringException {
        return new MonitorProbe(
                trainer,
                comparison.isPresent()
                        ? Optional.of(SampleView.of(setup, trainer, comparison.get()))
                        : Optional.empty());
    }

    /**
     * What was seen of a run at a check.
     *
     * @param samples fresh ones beside the data
     * @param modes for data whose modes are known
     * @param steepness how steeply samples change with their latent vectors, over the spread of the data
     * @param generator where it stands
     * @param discriminator where it stands
     */
    record Sight(
            SampleStatistics samples,
            Optional<ModeCoverage> modes,
            double steepness,
            ParameterSketch generator,
            ParameterSketch discriminator) {}

    /** Looks at the run as it is now. */
    Sight look() {
        SampleView.Sight seen = view.map(SampleView::look).orElse(NOTHING);
        return new Sight(
                seen.samples(),
                seen.modes(),
                seen.steepness(),
                sketch(trainer.generator(), 1),
                sketch(trainer.discriminator(), trainer.game().discriminatorUpdates()));
    }

    /** As {@link SampleView#lostLabels}; none where no samples are seen. */
    List<String> lostLabels(SampleStatistics seen) {
        return view.map(samples -> samples.lostLabels(seen)).orElse(List.of());
    }

    /** As {@link SampleView#distance}; empty where no samples are seen. */
    Optional<Double> distance() {
        return view.flatMap(SampleView::distance);
    }

    private static ParameterSketch sketch(Player player, int updatesPerStep) {
        double slowest = Double.POSITIVE_INFINITY;
        double fastest = 0;
        for (LayerStatistics layer : player.layers()) {
            slowest = Math.min(slowest, layer.ratio());
            fastest = Math.max(fastest, layer.ratio());
        }
        return new ParameterSketch(
                CountSketch.of(player.network(), ParameterSketch.DIRECTIONS),
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

    /** Forgets the last check: what follows is another run's. */
    void forget() {
        view.ifPresent(SampleView::forget);
    }

    /** What the last check saw, for a checkpoint. */
    Optional<Tensor> last() {
        return view.flatMap(SampleView::last);
    }

    /** Goes on from what {@link #last} gave. */
    void restore(Optional<Tensor> seen) {
        view.ifPresent(samples -> samples.restore(seen));
    }

    @Override
    public void close() {
        view.ifPresent(SampleView::close);
    }
}

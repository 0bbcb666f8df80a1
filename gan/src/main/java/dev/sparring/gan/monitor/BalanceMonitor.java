package dev.sparring.gan.monitor;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.detector.DetectorState;
import dev.sparring.gan.monitor.detector.Detectors;
import dev.sparring.gan.monitor.detector.Diagnosis;
import dev.sparring.gan.monitor.detector.DiagnosisKinds;
import dev.sparring.gan.monitor.detector.Thresholds;
import dev.sparring.gan.monitor.statistics.ParameterSketch;
import dev.sparring.gan.monitor.statistics.ParameterTrajectory;
import dev.sparring.gan.monitor.statistics.SampleStatistics;
import dev.sparring.gan.monitor.statistics.SignalInput;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.StateReader;
import dev.sparring.gan.monitor.statistics.TrainingStatistics;
import dev.sparring.gan.train.StepMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches a run: takes in every step, sees the whole now and then, and says what is wrong in few events.
 *
 * <p>Its state can be stored and restored, so that a resumed run raises what the unbroken one would have. One thread.
 */
public final class BalanceMonitor {

    private final boolean comparableRates;
    private final List<DetectorState> detectors;
    private TrainingStatistics statistics;
    private ParameterTrajectory generator = new ParameterTrajectory();
    private ParameterTrajectory discriminator = new ParameterTrajectory();
    private double highestDiversity;
    private long begun;

    /**
     * A monitor of a run at its start.
     *
     * @param equilibrium the discriminator's loss where the game is settled
     * @param thresholds from where on something is wrong
     * @param comparableRates whether both networks have the same optimizer, so that their learning rates can be compared
     */
    public BalanceMonitor(double equilibrium, Thresholds thresholds, boolean comparableRates) {
        this.comparableRates = comparableRates;
        this.detectors =
                Detectors.of(thresholds).stream().map(DetectorState::new).toList();
        this.statistics = new TrainingStatistics(equilibrium);
    }

    /**
     * Takes a step in. Costs nothing to speak of.
     *
     * @param record the step
     * @return the event of a divergence, if a figure of the step is not finite; nothing can be learned after that
     */
    public Optional<RunEvent> observe(StepMetrics record) {
        if (!record.finite()) {
            return Optional.of(divergence(record));
        }
        if (record.generator().updates() == 0 || record.discriminator().updates() == 0) {
            // A game begins when both play.
            begun = Math.max(begun, record.step());
        }
        statistics.include(record);
        return Optional.empty();
    }

    /**
     * Gathers all that there is to see; to be called once a check.
     *
     * @param step completed steps
     * @param samples fresh ones beside the data
     * @param steepness see {@link SignalInput#steepness}
     * @param first where the generator stands
     * @param second where the discriminator stands
     * @return the signals
     */
    public Signals gather(
            long step, SampleStatistics samples, double steepness, ParameterSketch first, ParameterSketch second) {
        double diversity = samples.diversity();
        if (diversity > highestDiversity) {
            highestDiversity = diversity;
        }
        statistics.closeStretch();
        return Signals.take(
                step,
                step - begun,
                new SignalInput(
                        statistics,
                        samples,
                        steepness,
                        highestDiversity,
                        comparableRates ? lead(first.pace(), second.pace()) : 0,
                        generator.include(first),
                        discriminator.include(second)));
    }

    private static double lead(double first, double second) {
        return first > 0 && second > 0 ? Math.log10(first / second) : 0;
    }

    /**
     * Judges.
     *
     * @param signals of this check
     * @return what has begun, worsened, eased or ended since the last check; nothing while the run is too young to judge
     */
    public List<RunEvent> judge(Signals signals) {
        List<RunEvent> events = new ArrayList<>();
        if (signals.age() < Thresholds.FIRST_AGE) {
            return events;
        }
        for (DetectorState detector : detectors) {
            detector.observe(signals).ifPresent(events::add);
        }
        return events;
    }

    /**
     * What is wrong as of the last check.
     *
     * @return nothing if all is well
     */
    public List<Diagnosis> diagnoses() {
        return detectors.stream()
                .flatMap(detector -> detector.diagnosis().stream())
                .toList();
    }

    /**
     * Whether the run was well at the last check, as far as can be told.
     *
     * @param step completed steps
     * @return false too while the run is too young to judge
     */
    public boolean healthy(long step) {
        return step - begun >= Thresholds.FIRST_AGE && detectors.stream().allMatch(DetectorState::isClear);
    }

    /**
     * Begins anew with a run that was rolled back: nothing is raised, there is no history.
     *
     * @param step from which on its age counts: the present one, or the end of a second warmup
     */
    public void restart(long step) {
        detectors.forEach(DetectorState::clear);
        statistics = statistics.afresh();
        generator = new ParameterTrajectory();
        discriminator = new ParameterTrajectory();
        highestDiversity = 0;
        begun = step;
    }

    private static RunEvent divergence(StepMetrics record) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("loss_g", record.generator().loss());
        evidence.put("loss_d", record.discriminator().loss());
        evidence.put("grad_norm_g", record.generator().gradientNorm());
        evidence.put("grad_norm_d", record.discriminator().gradientNorm());
        record.others().forEach((name, side) -> {
            if (!side.finite()) {
                evidence.put("loss_" + name, side.loss());
                evidence.put("grad_norm_" + name, side.gradientNorm());
            }
        });
        boolean generator = !record.generator().finite();
        boolean discriminator = !record.discriminator().finite();
        return new RunEvent(
                record.step(),
                DiagnosisKinds.DIVERGENCE,
                Severity.CRITICAL,
                generator == discriminator
                        ? PlayerRole.BOTH
                        : generator ? PlayerRole.GENERATOR : PlayerRole.DISCRIMINATOR,
                evidence,
                "Lower the learning rates, warm both networks up, or set clipNorm; then start from an older checkpoint.",
                "");
    }

    /**
     * Everything the monitor remembers.
     *
     * @return numbers by name, all of them finite
     */
    public Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        statistics.store(state);
        state.put("generator-path", generator.state());
        state.put("discriminator-path", discriminator.state());
        state.put("begun", new double[] {begun, highestDiversity});
        for (DetectorState detector : detectors) {
            state.put(detector.name(), detector.state());
            state.put(detector.name() + "/easing", detector.easing());
        }
        return state;
    }

    /**
     * Brings a stored state back; what it does not name stays as it is.
     *
     * @param state as {@link #state()} gave it
     * @throws IllegalArgumentException if an entry is not of the length it was stored with
     */
    public void restore(Map<String, double[]> state) {
        statistics.restore(state);
        StateReader.read(state, "generator-path", ParameterTrajectory.STATE, generator::restore);
        StateReader.read(state, "discriminator-path", ParameterTrajectory.STATE, discriminator::restore);
        StateReader.read(state, "begun", 2, stored -> {
            begun = (long) stored[0];
            highestDiversity = stored[1];
        });
        for (DetectorState detector : detectors) {
            StateReader.read(state, detector.name(), DetectorState.STATE, detector::restore);
            StateReader.read(state, detector.name() + "/easing", DetectorState.EASING_STATE, detector::restoreEasing);
        }
    }
}

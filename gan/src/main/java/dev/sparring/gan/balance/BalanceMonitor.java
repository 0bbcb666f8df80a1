package dev.sparring.gan.balance;

import dev.sparring.gan.train.StepRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches a run: takes in every step, looks at the whole now and then, and says what is wrong in few events.
 *
 * <p>Its state can be stored and restored, so that a resumed run raises what the unbroken one would have. One thread.
 */
public final class BalanceMonitor {

    private final boolean alike;
    private final List<Alarm> alarms;
    private Trends trends;
    private Path generator = new Path();
    private Path discriminator = new Path();
    private double highestDiversity;
    private long begun;

    /**
     * A monitor of a run at its start.
     *
     * @param equilibrium the discriminator's loss where the game is settled
     * @param thresholds from where on something is wrong
     * @param alike whether both networks have the same optimizer, so that their learning rates can be compared
     */
    public BalanceMonitor(double equilibrium, Thresholds thresholds, boolean alike) {
        this.alike = alike;
        this.alarms = thresholds.detectors().stream().map(Alarm::new).toList();
        this.trends = new Trends(equilibrium);
    }

    /**
     * Takes a step in. Costs nothing to speak of.
     *
     * @param record the step
     * @return the event of a divergence, if a figure of the step is not finite; nothing can be learned after that
     */
    public Optional<Event> observe(StepRecord record) {
        if (!record.finite()) {
            return Optional.of(divergence(record));
        }
        if (record.generator().updates() == 0 || record.discriminator().updates() == 0) {
            // A game begins when both play.
            begun = Math.max(begun, record.step());
        }
        trends.include(record);
        return Optional.empty();
    }

    /**
     * Gathers all that there is to see; to be called once a look.
     *
     * @param step completed steps
     * @param look at fresh samples
     * @param first where the generator stands
     * @param second where the discriminator stands
     * @return the signals
     */
    public Signals gather(long step, Look look, Position first, Position second) {
        if (look.diversity() > highestDiversity) {
            highestDiversity = look.diversity();
        }
        return new Signals(
                step,
                step - begun,
                trends.figures(alike ? lead(first.pace(), second.pace()) : 0),
                look,
                highestDiversity,
                generator.include(first),
                discriminator.include(second));
    }

    private static double lead(double first, double second) {
        return first > 0 && second > 0 ? Math.log10(first / second) : 0;
    }

    /**
     * Judges.
     *
     * @param signals of this look
     * @return what has begun, worsened, eased or ended since the last look; nothing while the run is too young to judge
     */
    public List<Event> judge(Signals signals) {
        List<Event> events = new ArrayList<>();
        if (signals.age() < Thresholds.FIRST_AGE) {
            return events;
        }
        for (Alarm alarm : alarms) {
            alarm.look(signals).ifPresent(events::add);
        }
        return events;
    }

    /**
     * What is wrong as of the last look.
     *
     * @return nothing if all is well
     */
    public List<Verdict> standing() {
        return alarms.stream().flatMap(alarm -> alarm.standing().stream()).toList();
    }

    /**
     * Whether the run was well at the last look, as far as can be told.
     *
     * @param step completed steps
     * @return false too while the run is too young to judge
     */
    public boolean healthy(long step) {
        return step - begun >= Thresholds.FIRST_AGE && alarms.stream().allMatch(Alarm::quiet);
    }

    /**
     * Begins anew with a run that was rolled back: nothing is raised, there is no history.
     *
     * @param step from which on its age counts: the present one, or the end of a second warmup
     */
    public void restart(long step) {
        alarms.forEach(Alarm::clear);
        trends = trends.afresh();
        generator = new Path();
        discriminator = new Path();
        highestDiversity = 0;
        begun = step;
    }

    private static Event divergence(StepRecord record) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("loss_g", record.generator().loss());
        evidence.put("loss_d", record.discriminator().loss());
        evidence.put("grad_norm_g", record.generator().gradientNorm());
        evidence.put("grad_norm_d", record.discriminator().gradientNorm());
        boolean generator = !record.generator().finite();
        boolean discriminator = !record.discriminator().finite();
        return new Event(
                record.step(),
                Verdicts.DIVERGENCE,
                Severity.CRITICAL,
                generator == discriminator ? Side.BOTH : generator ? Side.GENERATOR : Side.DISCRIMINATOR,
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
        trends.store(state);
        state.put("generator-path", generator.state());
        state.put("discriminator-path", discriminator.state());
        state.put("begun", new double[] {begun, highestDiversity});
        for (Alarm alarm : alarms) {
            state.put(alarm.name(), alarm.state());
            state.put(alarm.name() + "/easing", alarm.easing());
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
        trends.restore(state);
        Stored.read(state, "generator-path", Path.STATE, generator::restore);
        Stored.read(state, "discriminator-path", Path.STATE, discriminator::restore);
        Stored.read(state, "begun", 2, stored -> {
            begun = (long) stored[0];
            highestDiversity = stored[1];
        });
        for (Alarm alarm : alarms) {
            Stored.read(state, alarm.name(), Alarm.STATE, alarm::restore);
            Stored.read(state, alarm.name() + "/easing", Alarm.EASING_STATE, alarm::restoreEasing);
        }
    }
}

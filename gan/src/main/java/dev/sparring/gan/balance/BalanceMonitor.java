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

    private final Trend generatorGradient = new Trend();
    private final Trend discriminatorGradient = new Trend();
    private final Trend accuracy = new Trend();
    private final List<Alarm> alarms = List.of(
            new Alarm(new Collapse()),
            new Alarm(new Gradients.Vanishing()),
            new Alarm(new Gradients.Overpowering()),
            new Alarm(new Gradients.Exploding(Side.GENERATOR)),
            new Alarm(new Gradients.Exploding(Side.DISCRIMINATOR)));

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
        generatorGradient.include(record.generator().gradientNorm());
        if (record.discriminator().updates() > 0) {
            discriminatorGradient.include(record.discriminator().gradientNorm());
            accuracy.include((record.realAccuracy() + record.fakeAccuracy()) / 2);
        }
        return Optional.empty();
    }

    /**
     * Looks at the whole.
     *
     * @param step completed steps
     * @param diversity spread of fresh samples over the spread of the data, at least 0
     * @return what has begun, worsened or ended since the last look
     */
    public List<Event> look(long step, double diversity) {
        Signals signals = new Signals(step, generatorGradient, discriminatorGradient, accuracy, diversity);
        List<Event> events = new ArrayList<>();
        for (Alarm alarm : alarms) {
            alarm.look(signals).ifPresent(events::add);
        }
        return events;
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
                "divergence",
                Severity.CRITICAL,
                generator == discriminator ? Side.BOTH : generator ? Side.GENERATOR : Side.DISCRIMINATOR,
                evidence,
                "Lower the learning rates, warm both networks up, or set clipNorm; then start from an older checkpoint.",
                "");
    }

    /**
     * Everything the monitor remembers.
     *
     * @return numbers by name, none of them NaN
     */
    public Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        state.put("generator-gradient", generatorGradient.state());
        state.put("discriminator-gradient", discriminatorGradient.state());
        state.put("accuracy", accuracy.state());
        for (Alarm alarm : alarms) {
            state.put(alarm.name(), alarm.state());
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
        restore("generator-gradient", generatorGradient, state);
        restore("discriminator-gradient", discriminatorGradient, state);
        restore("accuracy", accuracy, state);
        for (Alarm alarm : alarms) {
            double[] stored = state.get(alarm.name());
            if (stored != null) {
                requireLength(alarm.name(), stored, 5);
                alarm.restore(stored);
            }
        }
    }

    private static void restore(String name, Trend trend, Map<String, double[]> state) {
        double[] stored = state.get(name);
        if (stored != null) {
            requireLength(name, stored, 4);
            trend.restore(stored);
        }
    }

    private static void requireLength(String name, double[] stored, int length) {
        if (stored.length != length) {
            throw new IllegalArgumentException(name + " must be " + length + " numbers, got " + stored.length);
        }
    }
}

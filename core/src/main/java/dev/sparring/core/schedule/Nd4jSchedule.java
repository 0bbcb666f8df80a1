package dev.sparring.core.schedule;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A schedule of ND4J's as one of these: its value at each of the network's own updates, all in epoch 0.
 *
 * <p>Three of ND4J 1.0.0-M2.1's are refused, because they do not do what their names say.
 *
 * @param schedule the schedule, a pure function of the iteration
 * @param peak the highest rate it reaches, above 0
 */
public record Nd4jSchedule(
        @JsonProperty("schedule") ISchedule schedule,
        @JsonProperty("peak") double peak) implements Schedule {

    private static final Map<Class<?>, String> BROKEN = Map.of(
            PolySchedule.class,
            "PolySchedule rises to 2^power times its rate before it falls to 0; use Decay.Polynomial",
            RampSchedule.class,
            "RampSchedule cannot be read back from a saved model; use Warmup.Linear",
            CycleSchedule.class,
            "CycleSchedule jumps to its highest rate just before it anneals; use Decay.OneCycle");

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the schedule is one of the broken ones, saying what to use, or the peak is not above 0
     */
    public Nd4jSchedule {
        Objects.requireNonNull(schedule, "schedule");
        String reason = BROKEN.get(schedule.getClass());
        if (reason != null) {
            throw new IllegalArgumentException("ND4J's " + reason);
        }
        if (!(peak > 0) || Double.isInfinite(peak)) {
            throw new IllegalArgumentException("peak must be finite and above 0, got " + peak);
        }
    }

    @Override
    public double rate(long update) {
        return schedule.valueAt(Math.toIntExact(update), 0);
    }

    @Override
    public Nd4jSchedule clone() {
        return this;
    }
}

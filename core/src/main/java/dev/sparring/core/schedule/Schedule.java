package dev.sparring.core.schedule;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate as a pure function of the 0-based index of a network's own update.
 *
 * <p>It is an ND4J {@link ISchedule}, so any DL4J updater takes it. ND4J evaluates a schedule several times per update and
 * compares schedules to merge updater blocks: implementations keep no state and define equality by value.
 */
public interface Schedule extends ISchedule {

    /**
     * The rate of one update.
     *
     * @param update 0-based index of the network's own update, at least 0
     * @return the learning rate, at least 0
     */
    double rate(long update);

    /**
     * The rate that an update stands for once what passes by itself is over: a warmup is no lower rate, nor is a second one
     * or a rate that is lowered for a while; decays and reductions count in full.
     *
     * @param update 0-based index of the network's own update, at least 0
     * @return the rate, at least 0; NaN within the first warmup, where it is not known yet
     */
    default double lasting(long update) {
        return rate(update);
    }

    /**
     * The highest rate this schedule reaches.
     *
     * @return the peak, above 0
     */
    double peak();

    /** {@inheritDoc} The epoch is ignored: a network's clock is its own update count. */
    @Override
    default double valueAt(int iteration, int epoch) {
        return rate(iteration);
    }

    @Override
    Schedule clone();

    /**
     * The first rates of this schedule.
     *
     * @param updates how many, at least 0
     * @return the rates of updates 0 to {@code updates - 1}
     */
    default double[] preview(int updates) {
        return IntStream.range(0, updates).mapToDouble(this::rate).toArray();
    }

    /**
     * This schedule for a while, then another from its own start.
     *
     * @param updates how many updates of this one, at least 0
     * @param next what follows
     * @return the schedule
     */
    default Schedule then(long updates, Schedule next) {
        return new JoinedSchedule(this, updates, next);
    }

    /**
     * This schedule times another.
     *
     * @param factor the other
     * @return the schedule
     */
    default Schedule times(Schedule factor) {
        return new ProductSchedule(this, factor);
    }

    /**
     * This schedule times a number.
     *
     * @param factor finite and above 0
     * @return the schedule
     */
    default Schedule times(double factor) {
        return new ScaledSchedule(this, factor);
    }

    /**
     * This schedule, begun later or in the middle.
     *
     * @param updates how many updates later; below 0, how many of the first ones are left out
     * @return the schedule
     */
    default Schedule shifted(long updates) {
        return new ShiftedSchedule(this, updates);
    }

    /**
     * This schedule within bounds.
     *
     * @param lowest rate, at least 0
     * @param highest rate, above 0
     * @return the schedule
     */
    default Schedule clipped(double lowest, double highest) {
        return new ClippedSchedule(this, lowest, highest);
    }

    /**
     * This schedule with a second warmup.
     *
     * @param atUpdate the first update at the low rate, at least 0
     * @param updates how many updates until the full rate is back, at least 1
     * @param from the share of the rate that the first one has, in [0, 1]
     * @return the schedule
     */
    default Schedule rewarmed(long atUpdate, long updates, double from) {
        return new AdjustedSchedule(this, List.of(new ScheduleChange.Rewarm(atUpdate, updates, from)));
    }
}

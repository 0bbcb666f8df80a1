package dev.sparring.core.schedule;

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
}

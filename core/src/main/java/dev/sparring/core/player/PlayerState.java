package dev.sparring.core.player;

import dev.sparring.core.optimizer.engine.UpdateStatistics;
import dev.sparring.core.schedule.ScheduleChange;
import java.util.List;
import java.util.Objects;

/**
 * How far a player has come: all that it remembers beside its vectors.
 *
 * @param updates updates made, at least 0
 * @param optimizerResetAt the update at which its optimizer began afresh, in [0, updates]; 0 if it never did
 * @param last what the latest update did
 * @param scheduleChanges of its schedule, in the order in which they were made
 */
public record PlayerState(
        long updates, long optimizerResetAt, UpdateStatistics last, List<ScheduleChange> scheduleChanges) {

    /** What is true of a new player. */
    public static final PlayerState NONE = new PlayerState(0, 0, UpdateStatistics.NONE, List.of());

    /** Validates. */
    public PlayerState {
        if (optimizerResetAt < 0 || updates < optimizerResetAt) {
            throw new IllegalArgumentException("optimizerResetAt must be at least 0 and updates at least as many, got "
                    + optimizerResetAt + " and " + updates);
        }
        Objects.requireNonNull(last, "last");
        scheduleChanges = List.copyOf(scheduleChanges);
    }
}

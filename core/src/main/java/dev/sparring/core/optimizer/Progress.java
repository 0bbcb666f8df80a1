package dev.sparring.core.optimizer;

import dev.sparring.core.schedule.Adjustment;
import java.util.List;
import java.util.Objects;

/**
 * How far a player has come: all that it remembers beside its vectors.
 *
 * @param updates updates made, at least 0
 * @param begun the update at which its optimizer began afresh, in [0, updates]; 0 if it never did
 * @param last what the latest update did
 * @param adjustments of its schedule, in the order in which they were made
 */
public record Progress(long updates, long begun, Update last, List<Adjustment> adjustments) {

    /** What is true of a new player. */
    public static final Progress NONE = new Progress(0, 0, Update.NONE, List.of());

    /** Validates. */
    public Progress {
        if (begun < 0 || updates < begun) {
            throw new IllegalArgumentException(
                    "begun must be at least 0 and updates at least as many, got " + begun + " and " + updates);
        }
        Objects.requireNonNull(last, "last");
        adjustments = List.copyOf(adjustments);
    }
}

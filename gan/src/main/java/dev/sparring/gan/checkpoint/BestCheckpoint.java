package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The checkpoint whose samples were nearest to the data, by Fréchet distance in the monitor's space of features. */
public final class BestCheckpoint {

    /** Its key in a checkpoint's state. */
    public static final String KEY = "best";

    private static final long NONE = -1;

    private long step = NONE;
    private double distance = Double.POSITIVE_INFINITY;

    /** Takes a checkpoint in; a distance that is not a number is never the best. */
    public void see(long seen, double itsDistance) {
        if (itsDistance < distance) {
            step = seen;
            distance = itsDistance;
        }
    }

    /** The step of the best one so far. */
    public Optional<Long> step() {
        return step == NONE ? Optional.empty() : Optional.of(step);
    }

    /** Writes it into a checkpoint's state; nothing if there is none yet. */
    public void write(ObjectNode state) {
        if (step != NONE) {
            state.putObject(KEY).put("step", step).put("distance", distance);
        }
    }

    /** Goes on from what {@link #write} wrote. */
    public void restore(JsonNode state) {
        step = state.path(KEY).path("step").asLong(NONE);
        distance = state.path(KEY).path("distance").asDouble(Double.POSITIVE_INFINITY);
    }
}

package dev.sparring.gan.monitor.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointSource;
import java.util.List;
import java.util.Optional;

/** The checkpoint to which a run would go back, and how often it did. Training thread only. */
public final class RollbackTarget {

    private static final long NOWHERE = -1;

    private final CheckpointSource checkpoints;
    private final int attempts;
    private int count;
    private int byHand;
    private long step = NOWHERE;

    /**
     * None yet.
     *
     * @param checkpoints of the run
     * @param attempts the most rollbacks
     */
    public RollbackTarget(CheckpointSource checkpoints, int attempts) {
        this.checkpoints = checkpoints;
        this.attempts = attempts;
    }

    /**
     * How often the run went back.
     *
     * @return at least 0
     */
    public int count() {
        return count;
    }

    /** The rollback that was made last was a person's wish, and takes no attempt from the policy. */
    public void countByHand() {
        byHand++;
    }

    /** One more rollback was made. Gives how many there were. */
    int countRollback() {
        return ++count;
    }

    /**
     * The step to which it would go back.
     *
     * @return empty if there is no healthy checkpoint yet
     */
    public Optional<Long> step() {
        return step == NOWHERE ? Optional.empty() : Optional.of(step);
    }

    /**
     * Notes a healthy checkpoint.
     *
     * @param healthy its step
     */
    public void set(long healthy) {
        step = healthy;
    }

    /**
     * Whether there is a checkpoint to go back to, and an attempt left.
     *
     * @return whether it may be tried
     */
    public boolean possible() {
        return count - byHand < attempts && step != NOWHERE;
    }

    /** The newest sound checkpoint that is not newer than the target, which it becomes; each that is not sound is told. */
    Optional<Checkpoint> load(List<String> damaged) throws SparringException.Storage {
        for (long candidate : checkpoints.steps()) {
            if (candidate <= step) {
                try {
                    Checkpoint sound = checkpoints.load(candidate);
                    step = candidate;
                    return Optional.of(sound);
                } catch (SparringException.Checkpoint e) {
                    damaged.add(String.valueOf(e.getMessage()));
                }
            }
        }
        step = NOWHERE;
        return Optional.empty();
    }

    /**
     * Writes what it remembers.
     *
     * @param node of a checkpoint's state
     */
    public void write(ObjectNode node) {
        node.put("count", count).put("byHand", byHand).put("target", step);
    }

    /**
     * Goes on from what {@link #write} wrote.
     *
     * @param node of a checkpoint's state
     */
    public void restore(JsonNode node) {
        count = node.path("count").asInt();
        byHand = node.path("byHand").asInt();
        step = node.path("target").asLong(NOWHERE);
    }
}

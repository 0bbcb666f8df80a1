package dev.sparring.ui.desktop.session;

import dev.sparring.gan.event.RunEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Of events that come at once, those that a list of the newest shows: whoever shows so many has no use for older ones, which would only
 * push each other out of it. However many come, memory is bounded. Mutable; one thread.
 */
public final class NewestEvents {

    /** The most that are kept, a few hundred bytes each; {@code events.jsonl} has them all. */
    public static final int MOST = 1000;

    private final Deque<RunEvent> kept = new ArrayDeque<>();

    /** None yet. */
    public NewestEvents() {}

    /**
     * Adds one, for which the oldest may give way.
     *
     * @param event any; that a checkpoint was saved is no news for a list of what the monitor found and what was done, and is left out
     */
    public void add(RunEvent event) {
        if (!event.kind().equals("checkpoint")) {
            kept.addLast(event);
            if (kept.size() > MOST) {
                kept.removeFirst();
            }
        }
    }

    /**
     * Takes all out.
     *
     * @return in the order in which they came
     */
    public List<RunEvent> take() {
        List<RunEvent> taken = new ArrayList<>(kept);
        kept.clear();
        return taken;
    }
}

package dev.sparring.ui.desktop.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Hands over from a fast thread to a slow one: of the states only the newest, of the events all, in order.
 *
 * <p>However much is posted, at most one delivery is pending at the executor, so an executor that waits sets the pace, and a delivery
 * hands over at most {@value #MOST_AT_ONCE} events, so that the reader's thread is not held up however many wait; the others follow. No
 * method blocks. What waits is kept in memory, 24 bytes and the event itself.
 *
 * @param <S> states, of which a newer one replaces an older one
 * @param <E> events, none of which is lost
 */
public final class Mailbox<S, E> {

    /** A delivery of so many takes about a millisecond. */
    static final int MOST_AT_ONCE = 20_000;

    private final AtomicReference<S> newest = new AtomicReference<>();
    private final ConcurrentLinkedQueue<E> events = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final Executor executor;
    private final BiConsumer<Optional<S>, List<E>> reader;

    /**
     * An empty mailbox.
     *
     * @param executor runs deliveries on the reader's thread, one after the other
     * @param reader is given the newest state, if there is one since the last delivery, and the events since then
     */
    public Mailbox(Executor executor, BiConsumer<Optional<S>, List<E>> reader) {
        this.executor = Objects.requireNonNull(executor, "executor");
        this.reader = Objects.requireNonNull(reader, "reader");
    }

    /** Replaces the state. */
    public void post(S state) {
        newest.set(state);
        schedule();
    }

    /** Adds an event. */
    public void tell(E event) {
        events.add(event);
        schedule();
    }

    /** Adds events, which come in one delivery if it holds so many. */
    public void tellAll(Collection<? extends E> told) {
        if (!told.isEmpty()) {
            events.addAll(told);
            schedule();
        }
    }

    /** Has the reader look around, with nothing new in here. */
    public void poke() {
        schedule();
    }

    private void schedule() {
        if (pending.compareAndSet(false, true)) {
            executor.execute(this::deliver);
        }
    }

    /** What is posted from here on schedules anew, so nothing can be left behind. */
    private void deliver() {
        pending.set(false);
        List<E> told = new ArrayList<>();
        E event = events.poll();
        while (event != null) {
            told.add(event);
            event = told.size() < MOST_AT_ONCE ? events.poll() : null;
        }
        Optional<S> state = Optional.ofNullable(newest.getAndSet(null));
        try {
            reader.accept(state, told);
        } finally {
            if (!events.isEmpty()) {
                schedule();
            }
        }
    }
}

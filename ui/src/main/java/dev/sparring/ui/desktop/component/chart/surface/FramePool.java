package dev.sparring.ui.desktop.component.chart.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Things of which a frame needs some, each for one purpose. Within a frame none is given twice; what the frame before the last has used is
 * given again, so there are never more than two frames need. One thread.
 *
 * @param <T> what is given
 */
final class FramePool<T> {

    private final Supplier<T> maker;
    private List<T> now = new ArrayList<>();
    private List<T> before = new ArrayList<>();
    private int used;

    /**
     * A pool with nothing in it.
     *
     * @param maker makes one more when a frame needs more than any before
     */
    FramePool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Begins a frame. What the one before it has used may still be on its way to the screen and is left alone. */
    void begin() {
        List<T> free = before;
        before = now;
        now = free;
        used = 0;
    }

    /** Gives one that nothing in this frame and in the one before has. */
    T next() {
        if (used == now.size()) {
            now.add(maker.get());
        }
        return now.get(used++);
    }
}

package dev.sparring.ui.desktop.session;

import java.util.function.LongSupplier;

/** When samples are due: about three times a second, and seldom enough that drawing takes a tenth of the time at most. */
final class SampleThrottle {

    private static final long INTERVAL = 333_000_000L;
    private static final long SHARE = 10;

    private final LongSupplier nanos;
    private boolean begun;
    private long asked;
    private long next;

    /**
     * A rhythm whose first samples are due at once.
     *
     * @param nanos a clock as {@link System#nanoTime}
     */
    SampleThrottle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether samples should be drawn now. */
    boolean due() {
        asked = nanos.getAsLong();
        return !begun || asked - next >= 0;
    }

    /** Samples asked for have been drawn. */
    void drawn() {
        long now = nanos.getAsLong();
        next = now + Math.max(INTERVAL, SHARE * (now - asked));
        begun = true;
    }
}

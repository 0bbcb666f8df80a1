package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SampleThrottleTest {

    private static final long MILLI = 1_000_000L;

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);
    private final SampleThrottle rhythm = new SampleThrottle(clock::get);

    @Test
    void theFirstSamplesAreDueAtOnce() {
        assertThat(rhythm.due()).isTrue();
    }

    @Test
    void quickSamplesAreDueThreeTimesASecond() {
        draw(MILLI);
        clock.addAndGet(332 * MILLI);
        assertThat(rhythm.due()).isFalse();
        clock.addAndGet(MILLI);
        assertThat(rhythm.due()).isTrue();
    }

    @Test
    void slowSamplesTakeATenthOfTheTimeAtMost() {
        draw(100 * MILLI);
        clock.addAndGet(999 * MILLI);
        assertThat(rhythm.due()).isFalse();
        clock.addAndGet(MILLI);
        assertThat(rhythm.due()).isTrue();
    }

    private void draw(long nanos) {
        assertThat(rhythm.due()).isTrue();
        clock.addAndGet(nanos);
        rhythm.drawn();
    }
}

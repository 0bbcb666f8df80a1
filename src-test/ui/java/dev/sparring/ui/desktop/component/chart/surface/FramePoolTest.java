package dev.sparring.ui.desktop.component.chart.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FramePoolTest {

    private final AtomicInteger made = new AtomicInteger();
    private final FramePool<Integer> pool = new FramePool<>(made::incrementAndGet);

    private List<Integer> frame() {
        pool.begin();
        return List.of(pool.next(), pool.next(), pool.next());
    }

    @Test
    void noneIsGivenTwiceInAFrameNorInTheNext() {
        assertThat(frame()).containsExactly(1, 2, 3);
        assertThat(frame()).containsExactly(4, 5, 6);
    }

    @Test
    void theFrameAfterTheNextHasTheSameAgain() {
        frame();
        frame();
        assertThat(frame()).containsExactly(1, 2, 3);
        assertThat(frame()).containsExactly(4, 5, 6);
        assertThat(made).hasValue(6);
    }
}

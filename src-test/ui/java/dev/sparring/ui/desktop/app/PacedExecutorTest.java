package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacedExecutorTest {

    @Test
    void theScreensThreadIsBusyForATwentiethOfTheTimeAtMost() {
        assertThat(PacedExecutor.pauseMillis(TimeUnit.MILLISECONDS.toNanos(20))).isEqualTo(400);
        assertThat(PacedExecutor.pauseMillis(0)).as("15 times a second").isEqualTo(66);
        assertThat(PacedExecutor.pauseMillis(TimeUnit.SECONDS.toNanos(3)))
                .as("twice a second")
                .isEqualTo(500);
    }

    @Test
    void whatIsHandedInIsRunOnTheScreensThread() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        PacedExecutor paced = new PacedExecutor(task -> new Thread(task, "screen").start(), () -> 0);
        for (int i = 0; i < 2; i++) {
            paced.execute(() -> {
                if (Thread.currentThread().getName().equals("screen")) {
                    done.countDown();
                }
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }
}

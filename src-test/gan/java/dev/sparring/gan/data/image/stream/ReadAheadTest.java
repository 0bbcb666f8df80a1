package dev.sparring.gan.data.image.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void whatWasNotExpectedIsWorkedForAtOnce() throws Exception {
        ReadAhead<Thread> ahead = new ReadAhead<>(number -> Thread::currentThread, number -> false, 100);
        assertThat(ahead.take(3)).isSameAs(Thread.currentThread());
    }

    @Test
    void whatIsExpectedIsWorkedForByOthersAndOnce() throws Exception {
        ConcurrentHashMap<Integer, Thread> workers = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(2);
        ReadAhead<Integer> ahead = new ReadAhead<>(
                number -> () -> {
                    assertThat(workers.put(number, Thread.currentThread())).isNull();
                    done.countDown();
                    return 10 * number;
                },
                number -> false,
                100);
        ahead.expect(new int[] {1, 2});
        ahead.expect(new int[] {2, 1});
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ahead.take(2)).isEqualTo(20);
        assertThat(ahead.take(1)).isEqualTo(10);
        assertThat(workers.values()).doesNotContain(Thread.currentThread());
    }

    @Test
    void whatIsKeptElsewhereIsNotWorkedFor() throws Exception {
        Set<Integer> worked = new ConcurrentSkipListSet<>();
        CountDownLatch done = new CountDownLatch(1);
        ReadAhead<Integer> ahead = new ReadAhead<>(
                number -> () -> {
                    worked.add(number);
                    done.countDown();
                    return number;
                },
                number -> number < 5,
                100);
        ahead.expect(new int[] {1, 2, 3, 4, 5});
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(worked).containsExactly(5);
    }

    @Test
    void whatFailsFailsForWhoTakesIt() {
        ReadAhead<Integer> ahead = new ReadAhead<>(
                number -> () -> {
                    throw new IOException("broken");
                },
                number -> false,
                100);
        ahead.expect(new int[] {7});
        assertThatThrownBy(() -> ahead.take(7))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void anInterruptWaitsUntilAfterwards() throws Exception {
        ReadAhead<Integer> ahead = new ReadAhead<>(number -> () -> number, number -> false, 100);
        Thread.currentThread().interrupt();
        assertThat(ahead.take(7)).isEqualTo(7);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatNobodyTakesIsForgottenBeyondSoMany() throws Exception {
        List<Integer> worked = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(6);
        ReadAhead<Integer> ahead = new ReadAhead<>(
                number -> () -> {
                    worked.add(number);
                    done.countDown();
                    return number;
                },
                number -> false,
                4);
        for (int first = 0; first < 6; first += 2) {
            ahead.expect(new int[] {first, first + 1, 99});
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        for (int number = 0; number < 6; number++) {
            assertThat(ahead.take(number)).isEqualTo(number);
        }
        // Two of six had been forgotten, and were worked for again.
        assertThat(worked).hasSize(8).doesNotContain(99);
    }
}

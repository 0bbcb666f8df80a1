package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final int OFFERS = 1_000_000;
    private static final int EVERY = 1000;

    @Test
    void aMillionOffersAreDeliveredAtTheReadersPaceAndNoEventIsLost() throws InterruptedException {
        LinkedBlockingQueue<Runnable> pending = new LinkedBlockingQueue<>();
        AtomicInteger mostPending = new AtomicInteger();
        List<Integer> states = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        Mailbox<Integer, Integer> mailbox = new Mailbox<>(
                delivery -> {
                    pending.add(delivery);
                    mostPending.accumulateAndGet(pending.size(), Math::max);
                },
                (state, events) -> {
                    state.ifPresent(states::add);
                    told.addAll(events);
                });
        CountDownLatch done = new CountDownLatch(1);
        Thread producer = new Thread(() -> {
            for (int i = 0; i < OFFERS; i++) {
                mailbox.post(i);
                if (i % EVERY == 0) {
                    mailbox.tell(i);
                }
            }
            done.countDown();
        });
        producer.start();
        int drains = 0;
        while (drains < 3 && (done.getCount() > 0 || !pending.isEmpty())) {
            Runnable next = pending.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
                drains++;
            }
        }
        done.await();
        for (Runnable last = pending.poll(); last != null; last = pending.poll()) {
            last.run();
            drains++;
        }
        assertThat(drains).isLessThanOrEqualTo(4);
        assertThat(mostPending).hasValue(1);
        assertThat(states).isSorted().hasSizeLessThanOrEqualTo(4).endsWith(OFFERS - 1);
        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, OFFERS / EVERY)
                        .map(i -> i * EVERY)
                        .boxed()
                        .toList());
    }

    @Test
    void manyEventsComeInSeveralDeliveriesInOrder() {
        Queue<Runnable> pending = new ArrayDeque<>();
        List<Integer> told = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Mailbox<String, Integer> mailbox = new Mailbox<>(pending::add, (state, events) -> {
            sizes.add(events.size());
            told.addAll(events);
        });
        int count = 2 * Mailbox.MOST_AT_ONCE + 1;
        for (int i = 0; i < count; i++) {
            mailbox.tell(i);
        }
        while (!pending.isEmpty()) {
            pending.remove().run();
        }
        assertThat(sizes).containsExactly(Mailbox.MOST_AT_ONCE, Mailbox.MOST_AT_ONCE, 1);
        assertThat(told).isEqualTo(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void aReaderThatFailsIsGivenTheRest() {
        Queue<Runnable> pending = new ArrayDeque<>();
        List<Integer> told = new ArrayList<>();
        Mailbox<String, Integer> mailbox = new Mailbox<>(pending::add, (state, events) -> {
            told.addAll(events);
            throw new IllegalStateException("on purpose");
        });
        for (int i = 0; i <= Mailbox.MOST_AT_ONCE; i++) {
            mailbox.tell(i);
        }
        for (int i = 0; i < 2; i++) {
            assertThatIllegalStateException().isThrownBy(() -> pending.remove().run());
        }
        assertThat(told).hasSize(Mailbox.MOST_AT_ONCE + 1);
        assertThat(pending).isEmpty();
    }

    @Test
    void whatIsPostedDuringADeliveryIsDeliveredByTheNext() {
        Queue<Runnable> pending = new ArrayDeque<>();
        List<Integer> states = new ArrayList<>();
        List<Mailbox<Integer, String>> self = new ArrayList<>();
        Mailbox<Integer, String> mailbox = new Mailbox<>(pending::add, (state, events) -> {
            int seen = state.orElseThrow();
            states.add(seen);
            if (seen < 3) {
                self.get(0).post(seen + 1);
            }
        });
        self.add(mailbox);
        mailbox.post(1);
        while (!pending.isEmpty()) {
            pending.remove().run();
        }
        assertThat(states).containsExactly(1, 2, 3);
    }

    @Test
    void eventsThatAreToldTogetherComeTogether() {
        List<List<Integer>> seen = new ArrayList<>();
        Mailbox<Integer, Integer> mailbox = new Mailbox<>(Runnable::run, (state, events) -> seen.add(events));
        mailbox.tellAll(List.of(1, 2, 3));
        mailbox.tellAll(List.of());
        assertThat(seen).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void aPokeDeliversNothingNew() {
        List<String> seen = new ArrayList<>();
        Mailbox<Integer, String> mailbox =
                new Mailbox<>(Runnable::run, (state, events) -> seen.add(state + " " + events));
        mailbox.poke();
        assertThat(seen).containsExactly("Optional.empty []");
    }
}

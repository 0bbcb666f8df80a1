package dev.sparring.gan.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckpointWriterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private CheckpointStore store;

    @SuppressWarnings("NullAway.Init") // set before each test
    private CheckpointWriter writer;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        store = new CheckpointStore(folder.resolve("checkpoints"));
        writer = new CheckpointWriter(store);
    }

    @AfterEach
    void close() {
        gate.countDown();
        writer.close();
    }

    private static Checkpoint checkpoint(long step) {
        return new Checkpoint(
                step,
                Map.of("scalar", new Tensor(new long[0], new float[] {step})),
                JsonNodeFactory.instance.objectNode());
    }

    /** Writes a checkpoint once the gate is open. */
    private CheckpointWriter.Save behindTheGate(long step) {
        return () -> {
            try {
                assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            store.save(checkpoint(step), 3);
        };
    }

    private static SparringException.Storage full() {
        return SparringException.Storage.of("cannot write it", new IOException("No space left on device"));
    }

    @Test
    void trainingGoesOnWhileACheckpointIsWrittenAndIsToldOnceItIsOnDisk() throws Exception {
        writer.begin(behindTheGate(1), () -> told.add(Thread.currentThread().getName()));
        writer.poll();
        assertThat(told).isEmpty();
        assertThat(store.steps()).isEmpty();
        gate.countDown();
        writer.settle();
        assertThat(told).containsExactly(Thread.currentThread().getName());
        assertThat(store.steps()).containsExactly(1L);
        writer.poll();
        writer.settle();
        assertThat(told).hasSize(1);
    }

    @Test
    void oneAtMostIsInFlight() {
        writer.begin(behindTheGate(1), () -> {});
        assertThatIllegalStateException().isThrownBy(() -> writer.begin(behindTheGate(2), () -> {}));
    }

    @Test
    void whoReadsWaitsForWhatIsBeingWritten() throws Exception {
        writer.begin(behindTheGate(5), () -> told.add("written"));
        Thread opens = new Thread(gate::countDown);
        opens.start();
        assertThat(writer.load(5).step()).isEqualTo(5);
        assertThat(writer.steps()).containsExactly(5L);
        // What came of it is told where it is asked for, and not amid something else.
        assertThat(told).isEmpty();
        writer.poll();
        assertThat(told).containsExactly("written");
        opens.join();
    }

    @Test
    void aFailureIsRaisedOnTheTrainingThreadAndTheNextCallTriesAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        writer.begin(
                () -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw full();
                    }
                    store.save(checkpoint(4), 3);
                },
                () -> told.add("written"));
        assertThatThrownBy(writer::settle)
                .isInstanceOf(SparringException.Storage.class)
                .hasMessageContaining("the disk is full");
        assertThatThrownBy(writer::poll).isInstanceOf(SparringException.Storage.class);
        assertThat(store.steps()).isEmpty();
        writer.poll();
        assertThat(attempts).hasValue(3);
        assertThat(store.steps()).containsExactly(4L);
        assertThat(told).containsExactly("written");
    }

    @Test
    void whoReadsAfterAFailureFindsWhatIsThere() throws Exception {
        store.save(checkpoint(1), 3);
        writer.begin(
                () -> {
                    throw full();
                },
                () -> {});
        assertThat(writer.steps()).containsExactly(1L);
        assertThat(writer.load(1).step()).isEqualTo(1);
        assertThatThrownBy(writer::poll).isInstanceOf(SparringException.Storage.class);
    }

    @Test
    void aFaultOfTheProgramIsRaisedAsItIs() {
        writer.begin(
                () -> {
                    throw new IllegalArgumentException("state must be shorter");
                },
                () -> {});
        assertThatThrownBy(writer::settle)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("state must be shorter");
    }

    @Test
    void closingWaitsForWhatIsBeingWritten() throws Exception {
        writer.begin(behindTheGate(7), () -> told.add("written"));
        Thread opens = new Thread(gate::countDown);
        opens.start();
        writer.close();
        assertThat(store.steps()).containsExactly(7L);
        assertThat(told).isEmpty();
        opens.join();
    }
}

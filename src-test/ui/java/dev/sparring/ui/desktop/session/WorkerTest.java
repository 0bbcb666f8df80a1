package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.train.StepMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {

    private static final String THREAD = "worker-of-this-test";
    private static final long PATIENCE_SECONDS = 120;

    private final Pump pump = new Pump();
    private final Worker worker = new Worker(THREAD, pump);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        worker.close();
    }

    /** Says what is answered. */
    private final class Noting implements Worker.Answer<String> {
        @Override
        public void done(String result) {
            told.add(result);
        }

        @Override
        public void failed(String text) {
            told.add("failed: " + text);
        }

        @Override
        public void progress(double share) {
            told.add("at " + share);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tasksRunOneAfterTheOtherOnItsThreadAndAreAnsweredInOrder() throws Exception {
        worker.submit("a", progress -> "a by " + Thread.currentThread().getName(), new Noting());
        worker.submit("b", progress -> "b", new Noting());
        pump.until(() -> told.size() == 2);
        assertThat(told).containsExactly("a by " + THREAD, "b");
        assertThat(worker.isBusy("a")).isFalse();
    }

    @Test
    void theNewestTaskOfAKindCountsAndTheOneThatRunsIsToldToEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch replaced = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        worker.submit(
                "a",
                progress -> {
                    begun.countDown();
                    await(replaced);
                    try {
                        progress.at(0.5);
                    } finally {
                        ended.countDown();
                    }
                    return "first";
                },
                new Noting());
        await(begun);
        worker.submit("a", progress -> "second", new Noting());
        worker.submit("a", progress -> "third", new Noting());
        replaced.countDown();
        pump.until(() -> !told.isEmpty());
        await(ended);
        worker.submit("b", progress -> "last", new Noting());
        pump.until(() -> told.contains("last"));
        assertThat(told).containsExactly("third", "last");
    }

    @Test
    void anAnswerOnItsWayToTheScreenIsNotGivenOnceTheTaskIsTakenBack() throws Exception {
        worker.submit("a", progress -> "a", new Noting());
        pump.hold(1);
        worker.cancel("a");
        worker.submit("b", progress -> "b", new Noting());
        pump.until(() -> told.contains("b"));
        assertThat(told).containsExactly("b");
    }

    @Test
    void errorsAreToldAndTheWorkerGoesOn() throws Exception {
        worker.submit(
                "a",
                progress -> {
                    throw new SparringException.Data("it is gone", "bring it back");
                },
                new Noting());
        worker.submit(
                "b",
                progress -> {
                    throw new OutOfMemoryError("of the test");
                },
                new Noting());
        worker.submit("c", progress -> "c", new Noting());
        pump.until(() -> told.contains("c"));
        assertThat(told.get(0)).isEqualTo("failed: it is gone; bring it back");
        assertThat(told.get(1)).startsWith("failed: there is not enough memory");
    }

    @Test
    void progressIsToldNowAndThen() throws Exception {
        worker.submit(
                "a",
                progress -> {
                    for (int i = 0; i <= 1000; i++) {
                        progress.at(i / 1000.0);
                    }
                    return "a";
                },
                new Noting());
        pump.until(() -> told.contains("a"));
        assertThat(told)
                .as("of a thousand")
                .hasSizeBetween(50, 102)
                .first()
                .asString()
                .startsWith("at 0.01");
    }

    @Test
    void aClosedWorkerEndsItsTaskAndAnswersNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        worker.submit(
                "a",
                progress -> {
                    begun.countDown();
                    await(closed);
                    try {
                        progress.at(0.5);
                        return "a";
                    } finally {
                        ended.countDown();
                    }
                },
                new Noting());
        await(begun);
        worker.close();
        assertThat(worker.awaitRest(1)).as("it does not know yet").isFalse();
        closed.countDown();
        await(ended);
        assertThat(worker.awaitRest(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)))
                .isTrue();
        worker.submit("b", progress -> "b", new Noting());
        assertThat(worker.isBusy("b")).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void whileItIsLentARunsThreadDoesItsTasks(@TempDir Path folder) throws Exception {
        RunControl control = new RunControl();
        Run run = Run.prepare(ConfigBuilder.preset("ring").set("steps", "3").build(), folder.resolve("run"));
        String here = Thread.currentThread().getName();
        try (Worker.Loan loan = worker.lendTo(control)) {
            worker.submit(
                    "before", progress -> "before by " + Thread.currentThread().getName(), new Noting());
            run.play(
                    control,
                    new RunListener() {
                        @Override
                        public void onStep(StepMetrics record, double imagesPerSecond) {
                            String kind = "after step " + record.step();
                            worker.submit(
                                    kind,
                                    progress -> kind + " by "
                                            + Thread.currentThread().getName(),
                                    new Noting());
                        }
                    },
                    "test");
        }
        pump.until(() -> told.size() == 4);
        assertThat(told)
                .containsExactly(
                        "before by " + here,
                        "after step 1 by " + here,
                        "after step 2 by " + here,
                        "after step 3 by " + THREAD);
    }

    @Test
    void aRunWaitsForTheTaskThatRuns() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        worker.submit(
                "a",
                progress -> {
                    begun.countDown();
                    await(goOn);
                    order.add("task ends");
                    return "a";
                },
                new Noting());
        await(begun);
        Thread run = new Thread(() -> {
            try (Worker.Loan loan = worker.lendTo(new RunControl())) {
                order.add("run begins");
            }
        });
        run.start();
        goOn.countDown();
        run.join();
        assertThat(order).containsExactly("task ends", "run begins");
    }
}

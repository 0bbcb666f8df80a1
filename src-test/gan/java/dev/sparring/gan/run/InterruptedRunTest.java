package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.train.StepMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose thread is interrupted: by an executor that shuts down, by a build that is cancelled. */
class InterruptedRunTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Run run() throws Exception {
        return Run.prepare(
                ConfigBuilder.preset("ring")
                        .set("generator.width", "8")
                        .set("discriminator.width", "8")
                        .set("batch", "16")
                        .set("samples.count", "20")
                        .set("samples.every", "3")
                        .set("checkpoint.every", "3")
                        .set("steps", "1000000")
                        .build(),
                folder.resolve("run"));
    }

    private void assertStoppedAt(long step) throws Exception {
        JsonNode info = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("run").resolve("run.json")));
        assertThat(info.path("outcome").asText()).isEqualTo("stopped");
        assertThat(info.path("step").asLong()).isEqualTo(step);
        assertThat(info.has("end")).isTrue();
        assertThat(Run.resume(folder.resolve("run"), OptionalLong.empty()).startStep())
                .isEqualTo(step);
    }

    @Test
    void anInterruptBetweenTwoStepsSavesTheRunAndIsPassedOn() throws Exception {
        Outcome outcome = run().play(
                        new RunControl(),
                        new RunListener() {
                            @Override
                            public void onStep(StepMetrics record, double imagesPerSecond) {
                                if (record.step() == 7) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        },
                        "test");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(Outcome.STOPPED);
        assertStoppedAt(7);
    }

    @Test
    void anInterruptAmidTheWritingOfAStepBreaksNoneOfItsFiles() throws Exception {
        // The step that is told of the checkpoint is finished under the flag, and its own checkpoint and picture are
        // written.
        AtomicLong last = new AtomicLong();
        Outcome outcome = run().play(
                        new RunControl(),
                        new RunListener() {
                            @Override
                            public void onStep(StepMetrics record, double imagesPerSecond) {
                                last.set(record.step());
                            }

                            @Override
                            public void onEvent(RunEvent event) {
                                if (event.kind().equals("checkpoint") && event.step() == 6) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        },
                        "test");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(Outcome.STOPPED);
        assertThat(last.get()).isGreaterThanOrEqualTo(6);
        assertStoppedAt(last.get());
        assertThat(folder.resolve("run/samples").resolve(String.format("step-%08d.png", last.get())))
                .isNotEmptyFile();
    }

    @Test
    void whatIsLeftToDoIsNotDisturbedByTheInterrupt() throws Exception {
        List<Boolean> flags = new ArrayList<>();
        run().play(
                        new RunControl(),
                        new RunListener() {
                            @Override
                            public void onStep(StepMetrics record, double imagesPerSecond) {
                                if (record.step() == 4) {
                                    Thread.currentThread().interrupt();
                                }
                            }

                            @Override
                            public void onEvent(RunEvent event) {
                                if (event.step() == 4) {
                                    flags.add(Thread.currentThread().isInterrupted());
                                }
                            }
                        },
                        "test");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(flags).as("checkpoint, stopped").containsExactly(false, false);
    }

    @Test
    void aRestingRunWhoseExecutorShutsDownIsSaved() throws Exception {
        Run run = run();
        RunControl control = new RunControl();
        control.pause();
        control.stepOnce();
        CountDownLatch stepped = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Future<Boolean> interrupted = executor.submit(() -> {
            Outcome outcome = run.play(
                    control,
                    new RunListener() {
                        @Override
                        public void onStep(StepMetrics record, double imagesPerSecond) {
                            stepped.countDown();
                        }
                    },
                    "test");
            assertThat(outcome).isEqualTo(Outcome.STOPPED);
            return Thread.currentThread().isInterrupted();
        });
        stepped.await();
        executor.shutdownNow();
        assertThat(interrupted.get()).isTrue();
        assertStoppedAt(1);
    }

    @Test
    void interruptedBeforeItsFirstStepItSavesNothingAndSaysSo() throws Exception {
        List<RunEvent> events = new ArrayList<>();
        Run run = run();
        Thread.currentThread().interrupt();
        Outcome outcome = run.play(
                new RunControl(),
                new RunListener() {
                    @Override
                    public void onEvent(RunEvent event) {
                        events.add(event);
                    }
                },
                "test");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(Outcome.STOPPED);
        assertThat(folder.resolve("run/checkpoints")).doesNotExist();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("stopped");
            assertThat(event.action()).isEqualTo("nothing to save: no step was made");
        });
        assertStoppedAt(0);
    }
}

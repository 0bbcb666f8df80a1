package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Floats;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.detector.DiagnosisKinds;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.run.storage.RunRecordReader;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.train.AdversarialStep;
import dev.sparring.gan.train.Players;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.StepReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Training training(TwoGenerators step) {
        return Training.of(step)
                .directory(folder.resolve("run"))
                .logEvery(5)
                .pictures(20, 9)
                .checkpoints(10, 2)
                .samples(step.sampler(), step.data)
                .monitor(MonitorConfig.standard().withEvery(10));
    }

    private static Map<String, float[]> numbers(AdversarialStep step) {
        Map<String, float[]> all = new LinkedHashMap<>();
        step.players().all().forEach((name, player) -> {
            all.put(name, Floats.numbers(player.network().parameters()));
            all.put(name + " optimizer", Floats.numbers(player.state().orElseThrow()));
        });
        return all;
    }

    /** What a run has written, but for what a clock says. */
    private List<JsonNode> records(String run) throws SparringException {
        List<JsonNode> records =
                new ArrayList<>(RunReader.open(folder.resolve(run)).newMetrics().lines());
        records.forEach(line -> ((ObjectNode) line).remove(List.of("time_s", "images_per_s")));
        return records;
    }

    @Test
    void aRunOfAnOwnStepIsRecordedLikeAnyOther() throws Exception {
        try (TwoGenerators step = new TwoGenerators();
                Training training = training(step)) {
            assertThat(training.run(40)).isEqualTo(Outcome.COMPLETED);
        }
        RunReader run = RunReader.open(folder.resolve("run"));
        assertThat(run.outcome()).isEqualTo("completed");
        assertThat(run.checkpoints().steps())
                .as("the newest two, and the best")
                .contains(30L, 40L)
                .hasSizeLessThanOrEqualTo(3);
        assertThat(run.samplePictures()).extracting(RunReader::stepOf).containsExactly(20L, 40L);
        JsonNode last = records("run").get(7);
        assertThat(last.path("step").asInt()).isEqualTo(40);
        assertThat(last.path("updates_second").asInt()).isEqualTo(40);
        assertThat(last.path("images").asInt()).isEqualTo(40 * TwoGenerators.BATCH);
        assertThat(last.path("modes_total").asInt()).isEqualTo(8);
        StepMetrics read = RunRecordReader.step(last);
        assertThat(read.others()).containsOnlyKeys("second");
        assertThat(read.others()).extractingByKey("second").satisfies(side -> assertThat(side.loss())
                .isPositive());
        assertThat(read.figures()).containsOnlyKeys("mean_loss");
        assertThat(read.generator().learningRate()).isEqualTo(1e-2);
        JsonNode first = records("run").get(0);
        assertThat(first.path("lr_g").asDouble())
                .as("the fifth of five steps of warmup")
                .isEqualTo(1e-2);
        assertThat(first.path("lr_second").asDouble()).isEqualTo(1e-2);
    }

    @Test
    void aRunThatWasStoppedGoesOnBitForBit() throws Exception {
        Map<String, float[]> whole;
        try (TwoGenerators step = new TwoGenerators();
                Training training = training(step)) {
            training.run(40);
            whole = numbers(step);
        }
        List<JsonNode> expected = records("run");
        Path first = folder.resolve("in two parts");
        try (TwoGenerators step = new TwoGenerators();
                Training training = training(step).directory(first)) {
            training.run(25);
        }
        try (TwoGenerators step = new TwoGenerators();
                Training training = training(step).directory(first).resume()) {
            training.run(40);
            numbers(step)
                    .forEach((name, numbers) -> assertThat(numbers).as(name).isEqualTo(whole.get(name)));
        }
        assertThat(records("in two parts")).isEqualTo(expected);
    }

    @Test
    void aRunCanBeContinuedInTheSameProcess() throws Exception {
        Map<String, float[]> whole;
        try (TwoGenerators step = new TwoGenerators();
                Training training = training(step)) {
            training.run(40);
            whole = numbers(step);
        }
        try (TwoGenerators step = new TwoGenerators();
                Training training = Training.of(step)) {
            training.run(25);
            training.run(40);
            numbers(step)
                    .forEach((name, numbers) -> assertThat(numbers).as(name).isEqualTo(whole.get(name)));
        }
    }

    @Test
    void samplesAndEventsAreToldWithoutADirectory() throws Exception {
        List<Long> pictures = new ArrayList<>();
        List<RunEvent> events = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void onSamples(SampleBatch samples) {
                pictures.add(samples.step());
            }

            @Override
            public void onEvent(RunEvent event) {
                events.add(event);
            }
        };
        try (TwoGenerators step = new TwoGenerators().breakingAt(29);
                Training training = Training.of(step)
                        .samples(step.sampler())
                        .pictures(10, 4)
                        .listener(listener)) {
            assertThat(training.run(40)).isEqualTo(Outcome.DIVERGED);
            assertThat(training.trainer().step()).isEqualTo(30);
        }
        assertThat(pictures).containsExactly(10L, 20L);
        assertThat(events).extracting(RunEvent::kind).containsExactly(DiagnosisKinds.DIVERGENCE);
    }

    @Test
    void aPlayerThatSitsOutIsFrozen() {
        try (TwoGenerators step = new TwoGenerators()) {
            float[] before =
                    Floats.numbers(step.players().get("critic").network().parameters());
            dev.sparring.gan.train.Trainer trainer = new dev.sparring.gan.train.Trainer(step);
            trainer.trainStep(dev.sparring.gan.train.UpdateMask.GENERATOR);
            Player critic = step.players().get("critic");
            assertThat(Floats.numbers(critic.network().parameters())).isEqualTo(before);
            assertThat(critic.updates()).isZero();
            assertThat(step.players().get("first").updates()).isEqualTo(1);
            trainer.trainStep();
            assertThat(Floats.numbers(critic.network().parameters())).isNotEqualTo(before);
            assertThat(critic.updates()).isEqualTo(1);
        }
    }

    @Test
    void theRunOfAProgramIsNoConfigurations() throws Exception {
        try (TwoGenerators step = new TwoGenerators();
                Training training = training(step)) {
            training.run(10);
        }
        assertThatExceptionOfType(SparringException.Configuration.class)
                .isThrownBy(() -> RunReader.open(folder.resolve("run")).config())
                .withMessageContaining("is a run of the program " + TwoGenerators.class.getName());
        assertThatExceptionOfType(SparringException.Configuration.class)
                .isThrownBy(() -> Run.resume(folder.resolve("run"), java.util.OptionalLong.empty()))
                .withMessageContaining("program");
    }

    @Test
    void anotherStepsRunIsNotGoneOnWith() throws Exception {
        try (TwoGenerators step = new TwoGenerators();
                Training training = training(step)) {
            training.run(10);
        }
        try (TwoGenerators step = new TwoGenerators()) {
            AdversarialStep other = new AdversarialStep() {
                @Override
                public Players players() {
                    return step.players();
                }

                @Override
                public StepReport play(long number) {
                    return step.play(number);
                }
            };
            try (Training training =
                    Training.of(other).directory(folder.resolve("run")).resume()) {
                assertThatExceptionOfType(SparringException.Configuration.class)
                        .isThrownBy(() -> training.run(20))
                        .withMessageContaining("is a run of " + TwoGenerators.class.getName());
            }
            try (Training training = Training.of(step).directory(folder.resolve("run"))) {
                assertThatExceptionOfType(SparringException.Configuration.class)
                        .isThrownBy(() -> training.run(20))
                        .withMessageContaining("already holds a run");
            }
        }
    }

    @Test
    void anEndThatLiesBehindIsRefused() throws Exception {
        try (TwoGenerators step = new TwoGenerators();
                Training training = Training.of(step)) {
            training.run(5);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> training.run(4))
                    .withMessage("steps must be at least the 5 that have been made, got 4");
            assertThat(training.run(5)).isEqualTo(Outcome.COMPLETED);
        }
    }

    /** Forgotten, a loader would begin anew, and nothing would say so. */
    @Test
    void aRunIsNotGoneOnWithWithoutItsLoaders() throws Exception {
        try (TwoGenerators step = new TwoGenerators();
                Training training = training(step)) {
            training.run(10);
        }
        try (TwoGenerators step = new TwoGenerators().withoutLoaders();
                Training training = training(step).resume()) {
            assertThatExceptionOfType(SparringException.Checkpoint.class)
                    .isThrownBy(() -> training.run(20))
                    .withMessageContaining("of the loaders [ring], and the step names []");
        }
    }

    @Test
    void whoeverDivergesIsNamed() throws Exception {
        List<RunEvent> events = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void onEvent(RunEvent event) {
                events.add(event);
            }
        };
        try (TwoGenerators step = new TwoGenerators()) {
            AdversarialStep other = new AdversarialStep() {
                @Override
                public Players players() {
                    return step.players();
                }

                @Override
                public StepReport play(long number) {
                    return new StepReport().loss("first", 1).loss("critic", 1).loss("second", Double.NaN);
                }
            };
            try (Training training = Training.of(other).listener(listener)) {
                assertThat(training.run(3)).isEqualTo(Outcome.DIVERGED);
            }
        }
        assertThat(events.get(0).evidence()).containsEntry("loss_second", Double.NaN);
    }

    @Test
    void whatNeedsADirectoryIsRefusedWithoutOne() {
        try (TwoGenerators step = new TwoGenerators();
                Training rollsBack =
                        Training.of(step).monitor(MonitorConfig.standard().withPolicy(MonitorConfig.Policy.ROLLBACK));
                Training resumes = Training.of(step).resume()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rollsBack.run(1))
                    .withMessageContaining("needs a directory");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> resumes.run(1))
                    .withMessageContaining("needs a directory");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> resumes.run(0))
                    .withMessageContaining("at least 1");
        }
    }
}

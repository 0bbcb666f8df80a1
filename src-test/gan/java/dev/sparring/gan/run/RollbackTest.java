package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.MonitorSetup;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.monitor.action.Action;
import dev.sparring.gan.monitor.action.ActionExecutor;
import dev.sparring.gan.monitor.action.MonitorListener;
import dev.sparring.gan.monitor.action.RollbackTarget;
import dev.sparring.gan.monitor.detector.Diagnosis;
import dev.sparring.gan.monitor.detector.DiagnosisKinds;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates so high that the game diverges within some steps, unless a rollback brings them down. */
class RollbackTest {

    private static final RunListener SILENT = new RunListener() {};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Config config(String... settings) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset("ring")
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("batch", "16")
                .set("samples.count", "20")
                .set("log.every", "1")
                .set("monitor.every", "10")
                .set("loss", "wasserstein")
                .set("generator.learningRate", "1e6")
                .set("discriminator.learningRate", "1e6")
                .set("generator.warmup.type", "none")
                .set("discriminator.warmup.type", "none")
                .set("checkpoint.every", "1000")
                .set("monitor.policies.divergence", "rollback")
                .set("monitor.warmup", "1");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers.build();
    }

    private static List<JsonNode> lines(Path file, String kind) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        return Files.readAllLines(file).stream()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                        throw new AssertionError(e);
                    }
                })
                .filter(node -> kind.isEmpty() || node.path("kind").asText().equals(kind))
                .toList();
    }

    private static Outcome play(Config config, Path root) throws SparringException {
        return Run.prepare(config, root).play(new RunControl(), SILENT, "test");
    }

    @Test
    void aRunThatDivergesGoesOnFromItsStartAtALowerRate() throws Exception {
        Path root = folder.resolve("run");
        assertThat(play(config("steps=60", "monitor.share=0.01", "monitor.attempts=6"), root))
                .isEqualTo(Outcome.COMPLETED);
        List<JsonNode> rollbacks = lines(root.resolve("events.jsonl"), "rollback");
        assertThat(rollbacks).isNotEmpty();
        assertThat(rollbacks).allSatisfy(event -> {
            assertThat(event.path("evidence").path("to_step").asLong()).isZero();
            assertThat(event.path("evidence").path("because").asText()).isEqualTo("divergence");
        });
        assertThat(lines(root.resolve("events.jsonl"), "divergence")).hasSameSizeAs(rollbacks);
        // Steps and records go on, each step once, and the rate has come down by as many hundredths or fewer.
        List<JsonNode> metrics = lines(root.resolve("metrics.jsonl"), "");
        assertThat(metrics).hasSize(60);
        for (int i = 0; i < 60; i++) {
            assertThat(metrics.get(i).path("step").asInt()).isEqualTo(i + 1);
        }
        JsonNode last = metrics.get(59);
        assertThat(last.path("rollbacks").asInt()).isEqualTo(rollbacks.size());
        assertThat(Math.min(last.path("lr_g").asDouble(), last.path("lr_d").asDouble()))
                .isLessThan(1.1e4);
        assertThat(last.path("loss_g").isNumber()).isTrue();
    }

    /** The checkpoint of the start is the only one that the first divergence can go back to. */
    @Test
    void aRunWhoseCheckpointIsDamagedWhenItWouldGoBackEndsAsOneThatDivergedAndSaysWhy() throws Exception {
        Path root = folder.resolve("run");
        Path tensors = root.resolve("checkpoints/step-00000000/tensors.safetensors");
        RunListener damages = new RunListener() {
            @Override
            public void onEvent(RunEvent event) {
                if (event.kind().equals("divergence")) {
                    assertThatCode(() -> Files.write(tensors, new byte[] {1})).doesNotThrowAnyException();
                }
            }
        };
        assertThat(Run.prepare(config("steps=60"), root).play(new RunControl(), damages, "test"))
                .isEqualTo(Outcome.DIVERGED);
        assertThat(lines(root.resolve("events.jsonl"), "rollback")).isEmpty();
        assertThat(lines(root.resolve("events.jsonl"), "stopped"))
                .singleElement()
                .extracting(event -> event.path("action").asText())
                .isEqualTo("the run is stopped: no checkpoint to go back to is sound");
    }

    @Test
    void aDamagedCheckpointIsPassedOverForAnOlderOneAndNamed() throws Exception {
        Config config = collapsing();
        CheckpointStore store = new CheckpointStore(folder);
        List<RunEvent> events = new ArrayList<>();
        try (TrainingSetup game = TrainingSetup.of(config, config.data().open(config.seed()));
                RunMonitor watch = new RunMonitor(
                        MonitorSetup.of(config), game.trainer(), Optional.of(game.comparison()), store)) {
            Trainer trainer = game.trainer();
            RollbackTarget target = new RollbackTarget(store, 3);
            ActionExecutor executor = new ActionExecutor(config.monitor(), trainer, target);
            List<float[]> parameters = new ArrayList<>();
            for (int step = 0; step < 3; step++) {
                store.save(RunState.take(trainer, watch, 0), 3);
                parameters.add(
                        trainer.generator().network().parameters().dup().data().asFloat());
                trainer.trainStep();
            }
            target.set(2);
            Files.delete(store.directory(2).resolve("state.json"));
            Diagnosis collapse = new Diagnosis(
                    DiagnosisKinds.COLLAPSE,
                    Severity.CRITICAL,
                    PlayerRole.GENERATOR,
                    PlayerRole.GENERATOR,
                    trainer.step());
            assertThat(executor.goBack(trainer.step(), new Action.GoBack(0.5, collapse), listening(events)))
                    .isPresent();
            assertThat(trainer.generator().network().parameters().dup().data().asFloat())
                    .containsExactly(parameters.get(1));
        }
        Map<String, Object> evidence = events.get(0).evidence();
        assertThat(evidence).containsEntry("to_step", 1L);
        assertThat(evidence.get("damaged")).asString().contains("step-00000002");
    }

    @Test
    void aRollbackForgetsWhatPlateausAndInterventionsRemember() throws Exception {
        Config config = config("generator.plateau.patience=4");
        CheckpointStore store = new CheckpointStore(folder);
        List<RunEvent> events = new ArrayList<>();
        ObjectNode after;
        try (TrainingSetup game = TrainingSetup.of(config, config.data().open(config.seed()));
                RunMonitor watch = new RunMonitor(
                        MonitorSetup.of(config), game.trainer(), Optional.of(game.comparison()), store)) {
            Trainer trainer = game.trainer();
            watch.saving(0);
            Checkpoint start = RunState.take(trainer, watch, 0);
            store.save(start, 1);
            ObjectNode state = start.state().deepCopy();
            ((ObjectNode) state.at("/generator/plateau"))
                    .put("best", 0.25)
                    .put("without", 3)
                    .put("cooling", 2);
            ((ObjectNode) state.path("interventions"))
                    .put("rewarms", 2)
                    .put("rewarmAgainAt", 70)
                    .put("generatorSlowUntil", 80)
                    .put("discriminatorSlowUntil", 90)
                    .put("turn", "GENERATOR")
                    .put("skipped", 6)
                    .put("skippedInRow", 5);
            watch.restore(new Checkpoint(0, start.tensors(), state));
            PlayerMetrics broken = new PlayerMetrics(30, 1, Double.NaN, 1, 1);
            assertThat(watch.observe(
                            new StepMetrics(30, 480, broken, broken, 0, 0, 1, 1, 1, 1, 0, Double.NaN),
                            listening(events)))
                    .isEqualTo(Outcome.COMPLETED);
            after = RunState.take(trainer, watch, 0).state();
        }
        assertThat(events).extracting(RunEvent::kind).contains("rollback");
        assertThat(after.at("/generator/plateau").toString()).isEqualTo("{\"without\":0,\"cooling\":0}");
        JsonNode interventions = after.path("interventions");
        assertThat(interventions.path("turn").asText()).isEqualTo("BOTH");
        assertThat(List.of("rewarmAgainAt", "generatorSlowUntil", "discriminatorSlowUntil", "skippedInRow"))
                .allSatisfy(
                        key -> assertThat(interventions.path(key).asLong(-1)).isZero());
        // What was done stays counted: attempts are bounded over the whole run.
        assertThat(interventions.path("rewarms").asInt()).isEqualTo(2);
        assertThat(interventions.path("skipped").asInt()).isEqualTo(6);
    }

    private static MonitorListener listening(List<RunEvent> events) {
        return new MonitorListener() {
            @Override
            public void onEvent(RunEvent event) {
                events.add(event);
            }

            @Override
            public void onScheduleChange(PlayerRole role, ScheduleChange change) {}
        };
    }

    /** A generator at 300 times the discriminator's rate. */
    private static Config collapsing() throws SparringException {
        return ConfigBuilder.preset("ring")
                .set("seed", "1")
                .set("steps", "800")
                .set("generator.width", "16")
                .set("discriminator.width", "16")
                .set("batch", "32")
                .set("generator.learningRate", "0.03")
                .set("generator.warmup.type", "none")
                .set("discriminator.learningRate", "1e-4")
                .set("discriminator.warmup.type", "none")
                .set("monitor.every", "20")
                .set("monitor.policies.mode-collapse", "rollback")
                .build();
    }

    @Test
    void aGeneratorThatRanIntoACollapseAtManyTimesTheOthersPaceIsSlowed() throws Exception {
        Path root = folder.resolve("run");
        play(collapsing(), root);
        List<JsonNode> rollbacks = lines(root.resolve("events.jsonl"), "rollback");
        assertThat(rollbacks).hasSize(1);
        assertThat(rollbacks.get(0).path("evidence").path("because").asText()).isEqualTo("mode-collapse");
        List<JsonNode> rewarms = lines(root.resolve("events.jsonl"), "rewarm");
        assertThat(rewarms)
                .extracting(event -> event.path("network").asText())
                .containsExactly("generator", "discriminator");
        // It was driven 300 times as fast, and no more than this is taken at once.
        assertThat(rewarms.get(0).path("evidence").path("share").asDouble()).isEqualTo(0.01);
        assertThat(rewarms.get(1).path("evidence").has("share")).isFalse();
        // The next look compares with nothing: the samples before are those of the run that was given up.
        long at = rollbacks.get(0).path("step").asLong();
        assertThat(lines(root.resolve("metrics.jsonl"), ""))
                .filteredOn(line -> line.path("step").asLong() == at + 20)
                .singleElement()
                .satisfies(line ->
                        assertThat(line.at("/signals/samples/moved").asDouble()).isEqualTo(1));
    }

    /** Whatever the optimizer: those whose step depends on the parameters, and those that leave them for a while, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "adam",
                "amsgrad",
                "radam",
                "adamw",
                "lion",
                "lion,weightDecay=0.1",
                "lamb",
                "adabelief",
                "optimistic-adam",
                "extra-adam",
                "rmsprop",
                "nesterovs",
                "sgd",
                "adamw,lookahead.k=4",
                "lamb,lookahead.k=3",
                "extra-adam,lookahead.k=2"
            })
    void aRollbackGoesOnWithEveryOptimizer(String optimizer) throws Exception {
        Path root = folder.resolve("run");
        List<String> settings = new ArrayList<>(List.of("steps=40", "monitor.share=0.01", "monitor.attempts=8"));
        for (String side : List.of("generator", "discriminator")) {
            String[] keys = optimizer.split(",");
            settings.add(side + ".optimizer.type=" + keys[0]);
            for (int i = 1; i < keys.length; i++) {
                settings.add(side + ".optimizer." + keys[i]);
            }
        }
        // Not every optimizer diverges: adaptive ones do, since their steps are as long as the rate.
        Outcome outcome = play(config(settings.toArray(String[]::new)), root);
        assertThat(outcome).isIn(Outcome.COMPLETED, Outcome.DIVERGED);
        assertThat(lines(root.resolve("events.jsonl"), "rollback")).isNotEmpty();
        assertThat(lines(root.resolve("metrics.jsonl"), "")).hasSizeGreaterThan(8);
    }

    @Test
    void whoeverListensIsToldOfEveryChangeOfARate() throws Exception {
        List<String> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void onScheduleChange(PlayerRole network, ScheduleChange adjustment) {
                told.add(network + " " + adjustment.getClass().getSimpleName());
            }
        };
        Path root = folder.resolve("run");
        Run.prepare(config("steps=500", "monitor.share=0.99", "monitor.attempts=1"), root)
                .play(new RunControl(), listener, "test");
        // Nobody is to blame for a divergence: both are held back.
        assertThat(told)
                .containsExactly(
                        "GENERATOR Reduce", "GENERATOR Rewarm", "DISCRIMINATOR Reduce", "DISCRIMINATOR Rewarm");
    }

    @Test
    void rollbacksAreBoundedAndNeverGoOnAlike() throws Exception {
        Path root = folder.resolve("run");
        assertThat(play(config("steps=500", "monitor.share=0.99", "monitor.attempts=2"), root))
                .isEqualTo(Outcome.DIVERGED);
        List<JsonNode> rewarms = lines(root.resolve("events.jsonl"), "rewarm");
        assertThat(lines(root.resolve("events.jsonl"), "rollback")).hasSize(2);
        assertThat(rewarms)
                .extracting(event -> event.path("evidence").path("updates").asInt())
                .containsExactly(1, 1, 2, 2);
        assertThat(lines(root.resolve("events.jsonl"), "divergence")).hasSize(3);
    }

    @Test
    void aRunThatIsRolledBackAndBrokenOffEndsInTheSameBits() throws Exception {
        String[] settings = {"monitor.share=0.01", "monitor.attempts=6", "generator.ema.decay=0.9", "checkpoint.keep=1"
        };
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        play(config(with(settings, "steps=60")), whole);
        play(config(with(settings, "steps=3")), broken);
        Run.resume(broken, OptionalLong.of(26)).play(new RunControl(), SILENT, "test");
        Run.resume(broken, OptionalLong.of(60)).play(new RunControl(), SILENT, "test");
        assertThat(lines(whole.resolve("events.jsonl"), "rollback")).isNotEmpty();
        assertThat(lines(broken.resolve("events.jsonl"), "rollback"))
                .isEqualTo(lines(whole.resolve("events.jsonl"), "rollback"));
        String tensors = "checkpoints/step-00000060/tensors.safetensors";
        assertThat(Files.readAllBytes(broken.resolve(tensors))).isEqualTo(Files.readAllBytes(whole.resolve(tensors)));
    }

    private static String[] with(String[] settings, String more) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = more;
        return all;
    }

    @Test
    void theCheckpointToGoBackToIsKeptBesideTheNewest() throws Exception {
        Path root = folder.resolve("run");
        play(
                config(
                        "steps=30",
                        "checkpoint.every=5",
                        "checkpoint.keep=2",
                        "loss=non-saturating",
                        "generator.learningRate=1e-4",
                        "discriminator.learningRate=1e-4"),
                root);
        try (var files = Files.list(root.resolve("checkpoints"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("step-00000000", "step-00000025", "step-00000030");
        }
    }
}

package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import dev.sparring.gan.train.StepMetrics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {

    private static final RunListener SILENT = new RunListener() {};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** Small networks, so that a run takes a second. */
    private static Config config(String preset, String... settings) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset(preset)
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("batch", "16")
                .set("samples.count", "20")
                .set("log.every", "1")
                .set("monitor.every", "10");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers.build();
    }

    private Outcome play(Config config, Path root) throws SparringException {
        return Run.prepare(config, root).play(new RunControl(), SILENT, "test");
    }

    private static List<JsonNode> lines(Path file) throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(new ObjectMapper().readTree(line));
        }
        return nodes;
    }

    private static List<JsonNode> timeless(Path metrics) throws Exception {
        List<JsonNode> nodes = lines(metrics);
        nodes.forEach(node -> ((ObjectNode) node).remove(List.of("time_s", "images_per_s")));
        return nodes;
    }

    @Test
    void aRunLeavesEverythingItsDirectoryPromises() throws Exception {
        Path root = folder.resolve("run");
        assertThat(play(
                        config("ring", "steps=30", "checkpoint.every=10", "checkpoint.keep=2", "samples.every=15"),
                        root))
                .isEqualTo(Outcome.COMPLETED);
        List<JsonNode> metrics = lines(root.resolve("metrics.jsonl"));
        assertThat(metrics).hasSize(30);
        assertThat(metrics.get(29).path("step").asInt()).isEqualTo(30);
        assertThat(metrics.get(29).path("modes_total").asInt()).isEqualTo(8);
        assertThat(metrics.get(29).has("reverse_kl")).isTrue();
        assertThat(metrics.get(0).path("lr_g").asDouble()).isEqualTo(1e-3 / 500);
        try (var files = Files.list(root.resolve("checkpoints"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .as("the newest two, and the best")
                    .contains("step-00000020", "step-00000030")
                    .hasSizeLessThanOrEqualTo(3);
        }
        try (var files = Files.list(root.resolve("samples"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "step-00000015.csv", "step-00000015.png", "step-00000030.csv", "step-00000030.png");
        }
        assertThat(Files.readAllLines(root.resolve("samples/step-00000030.csv")))
                .hasSize(20)
                .allMatch(line -> line.matches("-?[0-9.E-]+,-?[0-9.E-]+"));
        JsonNode info = new ObjectMapper().readTree(root.resolve("run.json").toFile());
        assertThat(info.path("outcome").asText()).isEqualTo("completed");
        assertThat(info.path("step").asInt()).isEqualTo(30);
        assertThat(info.path("versions").path("nd4j").asText()).isEqualTo("1.0.0-M2.1");

        assertThat(ConfigBuilder.complete(root.resolve("config.yaml")).build().steps())
                .isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adam",
                "amsgrad",
                "rmsprop",
                "nesterovs",
                "sgd",
                "radam",
                "adamw",
                "lion",
                "lamb",
                "adabelief",
                "optimistic-adam",
                "extra-adam",
                "adam,lookahead.k=5",
                "extra-adam,lookahead.k=4"
            })
    void aRunThatWasBrokenOffTwiceEndsInTheSameBits(String optimizer) throws Exception {
        String[] keys = optimizer.split(",");
        List<String> settings = new ArrayList<>(List.of(
                "generator.optimizer.type=" + keys[0],
                "discriminator.steps=2",
                "generator.ema.decay=0.9",
                "generator.clipNorm=0.5",
                "discriminator.plateau.patience=0",
                "discriminator.plateau.cooldown=1",
                "generator.rewarm.at=10",
                "generator.rewarm.updates=8",
                "checkpoint.every=1000"));
        if (keys.length > 1) {
            // It is broken off on the way from one synchronisation to the next.
            settings.add("generator.optimizer." + keys[1]);
        }
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        play(config("ring", with(settings.toArray(String[]::new), "steps=40")), whole);
        play(config("ring", with(settings.toArray(String[]::new), "steps=13")), broken);
        Run.resume(broken, OptionalLong.of(26)).play(new RunControl(), SILENT, "test");
        Run.resume(broken, OptionalLong.of(40)).play(new RunControl(), SILENT, "test");
        assertThat(Files.readAllBytes(broken.resolve("checkpoints/step-00000040/tensors.safetensors")))
                .isEqualTo(Files.readAllBytes(whole.resolve("checkpoints/step-00000040/tensors.safetensors")));
        assertThat(timeless(broken.resolve("metrics.jsonl"))).isEqualTo(timeless(whole.resolve("metrics.jsonl")));
        assertThat(Files.readAllBytes(broken.resolve("samples/step-00000040.csv")))
                .isEqualTo(Files.readAllBytes(whole.resolve("samples/step-00000040.csv")));
    }

    @Test
    void aRateComesDownWhereTheSamplesNoLongerGetBetter() throws Exception {
        Path root = folder.resolve("run");
        // A generator that stands still looks the same at every look, so each one after the first is without progress.
        play(
                config(
                        "ring",
                        "steps=45",
                        "generator.startAt=1000",
                        "discriminator.warmup.type=none",
                        "discriminator.plateau.metric=high-quality",
                        "discriminator.plateau.share=0.5",
                        "discriminator.plateau.patience=1",
                        "discriminator.plateau.threshold=0.9"),
                root);
        List<JsonNode> metrics = lines(root.resolve("metrics.jsonl"));
        double rate = metrics.get(0).get("lr_d").asDouble();
        // Looks after steps 10, 20, ...: the first is the best, the third the second without progress.
        for (int step = 1; step <= 45; step++) {
            double share = step <= 30 ? 1 : 0.5;
            assertThat(metrics.get(step - 1).get("lr_d").asDouble())
                    .as("step %d", step)
                    .isCloseTo(rate * share, within(1e-15));
        }
        assertThat(lines(root.resolve("events.jsonl")))
                .filteredOn(event -> event.get("kind").asText().equals("reduce"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("step").asInt()).isEqualTo(30));
    }

    @Test
    void aSecondWarmupIsInTheMetricsAndAnEvent() throws Exception {
        Path root = folder.resolve("run");
        play(
                config(
                        "ring",
                        "steps=20",
                        "discriminator.steps=2",
                        "discriminator.warmup.type=none",
                        "discriminator.learningRate=1e-3",
                        "discriminator.rewarm.at=20",
                        "discriminator.rewarm.updates=10",
                        "discriminator.rewarm.from=0.5"),
                root);
        // After step n the discriminator has made 2 n updates, the last of index 2 n - 1.
        List<JsonNode> metrics = lines(root.resolve("metrics.jsonl"));
        for (int step = 1; step <= 20; step++) {
            int update = 2 * step - 1;
            double share = update < 20 || update >= 30 ? 1 : 0.5 + 0.5 * (update - 20) / 10;
            assertThat(metrics.get(step - 1).get("lr_d").asDouble()).isCloseTo(1e-3 * share, within(1e-15));
        }
        List<JsonNode> events = lines(root.resolve("events.jsonl")).stream()
                .filter(event -> event.get("kind").asText().equals("rewarm"))
                .toList();
        assertThat(events).hasSize(1);
        assertThat(events.get(0).get("step").asInt()).isEqualTo(11);
        assertThat(events.get(0).get("network").asText()).isEqualTo("discriminator");
        assertThat(events.get(0).get("evidence").get("from").asDouble()).isEqualTo(0.5);
    }

    private static String[] with(String[] settings, String one) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = one;
        return all;
    }

    @Test
    void imagesResumeBitForBitToo() throws Exception {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        play(config("shapes", "steps=6"), whole);
        play(config("shapes", "steps=3"), broken);
        Run.resume(broken, OptionalLong.of(6)).play(new RunControl(), SILENT, "test");
        assertThat(Files.readAllBytes(broken.resolve("checkpoints/step-00000006/tensors.safetensors")))
                .isEqualTo(Files.readAllBytes(whole.resolve("checkpoints/step-00000006/tensors.safetensors")));
        BufferedImage sheet =
                ImageIO.read(whole.resolve("samples/step-00000006.png").toFile());
        // 20 samples in rows of 5, each 28 pixels shown twice as large, gaps of 2.
        assertThat(sheet.getWidth()).isEqualTo(5 * 58 - 2);
        assertThat(sheet.getHeight()).isEqualTo(4 * 58 - 2);
    }

    @Test
    void whatIsHardlyMeantInTheDataIsSaidBeforeTheRunBegins() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < 3; i++) {
            ImageIO.write(
                    new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    pictures.resolve(i + ".png").toFile());
        }
        Config config = config(
                "shapes",
                "data.source=folder",
                "data.path=" + pictures,
                "data.size=8",
                "batch=2",
                "generator.warmup.type=none",
                "discriminator.warmup.type=none");
        assertThat(Run.prepare(config, folder.resolve("run")).warnings())
                .containsExactly("all 3 samples are the same: nothing else can be learned, and the monitor cannot judge"
                        + " diversity");
    }

    @Test
    void anotherSeedGivesAnotherRun() throws Exception {
        play(config("ring", "steps=3", "seed=1"), folder.resolve("one"));
        play(config("ring", "steps=3", "seed=2"), folder.resolve("two"));
        assertThat(timeless(folder.resolve("one/metrics.jsonl")))
                .isNotEqualTo(timeless(folder.resolve("two/metrics.jsonl")));
    }

    @Test
    void whatWasLoggedAfterTheCheckpointIsPlayedAgainAndNotTwiceInTheLogs() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=20", "checkpoint.every=10"), root);
        // As a crash leaves it: the checkpoint of step 20 never came to be, a line was cut short.
        removeAll(root.resolve("checkpoints/step-00000020"));
        Files.writeString(
                root.resolve("metrics.jsonl"), "{\"step\": 21, \"ti", java.nio.file.StandardOpenOption.APPEND);
        Run run = Run.resume(root, OptionalLong.of(25));
        assertThat(run.startStep()).isEqualTo(10);
        run.play(new RunControl(), SILENT, "test");
        assertThat(lines(root.resolve("metrics.jsonl")))
                .extracting(node -> node.path("step").asInt())
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, 25).boxed().toList());
    }

    @Test
    void aDamagedCheckpointIsNamedAndTheRunGoesOnFromTheOneBefore() throws Exception {
        Path root = folder.resolve("run");
        play(
                config(
                        "ring",
                        "steps=20",
                        "checkpoint.every=10",
                        "generator.warmup.updates=5",
                        "discriminator.warmup.updates=5"),
                root);
        Files.write(root.resolve("checkpoints/step-00000020/state.json"), new byte[5]);
        Run run = Run.resume(root, OptionalLong.empty());
        assertThat(run.warnings()).hasSize(1);
        assertThat(run.warnings().get(0)).contains("step-00000020");
        assertThat(run.startStep()).isEqualTo(10);
        assertThat(run.play(new RunControl(), SILENT, "test")).isEqualTo(Outcome.COMPLETED);
        assertThat(RunDirectory.checkpoints(root).load(20).step()).isEqualTo(20);
    }

    @Test
    void aDirectoryThatHoldsARunIsRefusedAndLeftAlone() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=2"), root);
        byte[] before = Files.readAllBytes(root.resolve("metrics.jsonl"));
        assertThatThrownBy(() -> Run.prepare(config("ring", "steps=2"), root))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("already holds a run; go on with --resume");
        assertThat(Files.readAllBytes(root.resolve("metrics.jsonl"))).isEqualTo(before);
    }

    @Test
    void aDirectoryWithSomebodysFilesIsRefusedAndLeftAlone() throws Exception {
        Path root = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(root.resolve("metrics.jsonl"), "mine");
        assertThatThrownBy(() -> Run.prepare(config("ring", "steps=2"), root))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("is not empty");
        assertThat(root.resolve("metrics.jsonl")).hasContent("mine");
    }

    @Test
    void aPictureLostBetweenACheckpointAndACrashIsDrawnOnResume() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=10", "samples.every=10"), root);
        Files.delete(root.resolve("samples/step-00000010.png"));
        Run.resume(root, OptionalLong.of(12)).play(new RunControl(), SILENT, "test");
        assertThat(root.resolve("samples/step-00000010.png")).exists();
    }

    @Test
    void aDirectoryWithoutARunCannotBeResumed() {
        assertThatThrownBy(() -> Run.resume(folder.resolve("none"), OptionalLong.empty()))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("holds no run");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void anEarlierEndThanTheCheckpointIsRefused() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=5"), root);
        assertThatThrownBy(() -> Run.resume(root, OptionalLong.of(3)))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("has made 5 steps already");
    }

    @Test
    void aSecondRunInTheSameDirectoryIsRefusedWhileTheFirstOneIsPlayed() throws Exception {
        Path root = folder.resolve("run");
        Run second = Run.prepare(config("ring", "steps=3"), root);
        List<String> refusals = new ArrayList<>();
        Run.prepare(config("ring", "steps=1"), root)
                .play(
                        new RunControl(),
                        new RunListener() {
                            @Override
                            public void onStep(StepMetrics record, double imagesPerSecond) {
                                try {
                                    Run.resume(root, OptionalLong.empty()).play(new RunControl(), SILENT, "test");
                                } catch (SparringException e) {
                                    refusals.add(e.getMessage());
                                }
                            }
                        },
                        "test");
        assertThat(refusals).singleElement().asString().contains("in use by another process");
        assertThatThrownBy(() -> second.play(new RunControl(), SILENT, "test"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("already holds a run");
    }

    @Test
    void aRunThatWasPlayedOnSinceItWasReadIsNotPlayedFromThere() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=4"), root);
        Run late = Run.resume(root, OptionalLong.of(8));
        Run.resume(root, OptionalLong.of(6)).play(new RunControl(), SILENT, "test");
        assertThatThrownBy(() -> late.play(new RunControl(), SILENT, "test"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("has been played on by another process");
        assertThat(Run.resume(root, OptionalLong.of(8)).startStep()).isEqualTo(6);
    }

    @Test
    void aRunIsPlayedOnce() throws Exception {
        Run run = Run.prepare(config("ring", "steps=1"), folder.resolve("run"));
        run.play(new RunControl(), SILENT, "test");
        assertThatThrownBy(() -> run.play(new RunControl(), SILENT, "test"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a run is played once");
    }

    @Test
    void withOneCheckpointToKeepTheOneJustWrittenStaysThoughALaterOneIsDamaged() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=20", "checkpoint.every=10", "checkpoint.keep=2"), root);
        Files.write(root.resolve("checkpoints/step-00000020/state.json"), new byte[5]);
        Path file = root.resolve("config.yaml");
        Files.writeString(file, Files.readString(file).replace("keep: 2", "keep: 1"));
        RunControl control = new RunControl();
        Run.resume(root, OptionalLong.of(30))
                .play(
                        control,
                        new RunListener() {
                            @Override
                            public void onStep(StepMetrics record, double imagesPerSecond) {
                                if (record.step() == 15) {
                                    control.stop();
                                }
                            }
                        },
                        "test");
        Run again = Run.resume(root, OptionalLong.empty());
        assertThat(again.startStep()).isEqualTo(15);
        assertThat(again.warnings()).noneMatch(warning -> warning.contains("checkpoint"));
        assertThat(RunDirectory.checkpoints(root).steps()).doesNotContain(20L);
    }

    @Test
    void theCheckpointIsForgottenOnceItIsRestored() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=3"), root);
        Run run = Run.resume(root, OptionalLong.of(5));
        List<Boolean> held = new ArrayList<>();
        assertThat(liveCheckpoints()).isTrue();
        run.play(
                new RunControl(),
                new RunListener() {
                    @Override
                    public void onStep(StepMetrics record, double imagesPerSecond) {
                        held.add(liveCheckpoints());
                    }
                },
                "test");
        assertThat(held).containsExactly(false, false);
        assertThat(run.startStep()).isEqualTo(3);
    }

    /** Whether the heap holds a checkpoint after a full collection. */
    private static boolean liveCheckpoints() {
        try {
            Object histogram = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return Pattern.compile("dev\\.sparring\\.gan\\.checkpoint\\.Checkpoint\\s")
                    .matcher(histogram.toString())
                    .find();
        } catch (JMException e) {
            throw new IllegalStateException("HotSpot tells what is on the heap", e);
        }
    }

    @Test
    void whatEndedARunIsToldEvenWhereItCannotBeWrittenDown() throws Exception {
        Path root = folder.resolve("run");
        IllegalStateException fault = new IllegalStateException("the listener's own");
        assertThatThrownBy(() -> Run.prepare(config("ring", "steps=3"), root)
                        .play(
                                new RunControl(),
                                new RunListener() {
                                    @Override
                                    public void onStep(StepMetrics record, double imagesPerSecond) {
                                        removeAll(root);
                                        throw fault;
                                    }
                                },
                                "test"))
                .isSameAs(fault);
        assertThat(fault.getSuppressed())
                .singleElement()
                .isInstanceOf(SparringException.Storage.class)
                .asString()
                .contains("run.json");
    }

    private static void removeAll(Path root) {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anIncompleteConfigurationIsRefusedByNameAndLeftAsItIs() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=3"), root);
        Path file = root.resolve("config.yaml");
        String whole = Files.readString(file);
        int discriminator = whole.indexOf("\ndiscriminator:") + 1;
        int monitor = whole.indexOf("\nmonitor:") + 1;
        for (String[] lost : new String[][] {
            {"", "name, seed, steps, batch, data, latent and 8 more"},
            {whole.substring(0, discriminator), "discriminator, monitor, log, samples, checkpoint;"},
            {whole.substring(0, discriminator) + whole.substring(monitor), "discriminator;"},
            {whole.replaceFirst("  keep: [0-9]+\n", ""), "checkpoint.keep;"},
        }) {
            Files.writeString(file, lost[0]);
            assertThatThrownBy(() -> Run.resume(root, OptionalLong.of(5)))
                    .isInstanceOf(SparringException.Configuration.class)
                    .hasMessageContaining(file + " is not complete: it lacks " + lost[1]);
            assertThat(Files.readString(file)).isEqualTo(lost[0]);
        }
        Files.writeString(file, whole);
        assertThat(Run.resume(root, OptionalLong.of(5)).play(new RunControl(), SILENT, "test"))
                .isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aRunOfAVersionWithFewerKeysGoesOn() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=3"), root);
        Path file = root.resolve("config.yaml");
        String fewer = Files.readString(file).replaceFirst("  attempts: [0-9]+\n", "");
        assertThat(fewer).isNotEqualTo(Files.readString(file));
        Files.writeString(file, fewer);
        assertThat(Run.resume(root, OptionalLong.of(5)).play(new RunControl(), SILENT, "test"))
                .isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aRecordOfARunOfAnySizeIsNotRead() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=3"), root);
        try (RandomAccessFile info =
                new RandomAccessFile(root.resolve("run.json").toFile(), "rw")) {
            info.setLength(1L << 40);
        }
        assertThat(Run.resume(root, OptionalLong.of(5)).play(new RunControl(), SILENT, "test"))
                .isEqualTo(Outcome.COMPLETED);
        assertThat(new ObjectMapper()
                        .readTree(root.resolve("run.json").toFile())
                        .path("outcome")
                        .asText())
                .isEqualTo("completed");
    }

    @Test
    void dataThatIsMissingLeavesNothingBehind() throws Exception {
        Path root = folder.resolve("run");
        Config config = ConfigBuilder.presetFor("folder:" + folder.resolve("nothing"))
                .data("folder:" + folder.resolve("nothing"))
                .build();
        assertThatThrownBy(() -> Run.prepare(config, root)).isInstanceOf(SparringException.Data.class);
        assertThat(root).doesNotExist();
    }

    @Test
    void networksThatDoNotFitTheDataLeaveNothingBehind() throws Exception {
        Path root = folder.resolve("run");
        Config config = config("ring", "generator.model=dcgan");
        assertThatThrownBy(() -> Run.prepare(config, root))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("dcgan needs images")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(root).doesNotExist();
    }

    @Test
    void stoppingWritesACheckpointFromWhichItGoesOn() throws Exception {
        Path root = folder.resolve("run");
        RunControl control = new RunControl();
        Outcome outcome = Run.prepare(config("ring", "steps=1000000", "checkpoint.every=1000000"), root)
                .play(
                        control,
                        new RunListener() {
                            @Override
                            public void onStep(StepMetrics record, double imagesPerSecond) {
                                if (record.step() == 7) {
                                    control.stop();
                                }
                            }
                        },
                        "test");
        assertThat(outcome).isEqualTo(Outcome.STOPPED);
        assertThat(Run.resume(root, OptionalLong.empty()).startStep()).isEqualTo(7);
        assertThat(lines(root.resolve("events.jsonl")))
                .extracting(n -> n.path("kind").asText())
                .contains("stopped");
    }

    @Test
    void aRunThatDivergesEndsAndWritesNoCheckpointOfIt() throws Exception {
        Path root = folder.resolve("run");
        List<RunEvent> events = new ArrayList<>();
        Outcome outcome = Run.prepare(
                        config(
                                "ring",
                                "loss=wasserstein",
                                "steps=2000",
                                "checkpoint.every=1000",
                                "generator.optimizer.type=sgd",
                                "discriminator.optimizer.type=sgd",
                                "generator.warmup.type=none",
                                "discriminator.warmup.type=none",
                                "generator.learningRate=1000",
                                "discriminator.learningRate=1000"),
                        root)
                .play(
                        new RunControl(),
                        new RunListener() {
                            @Override
                            public void onEvent(RunEvent event) {
                                events.add(event);
                            }
                        },
                        "test");
        assertThat(outcome).isEqualTo(Outcome.DIVERGED);
        assertThat(events).extracting(RunEvent::kind).contains("divergence");
        assertThat(root.resolve("checkpoints")).doesNotExist();
        for (JsonNode line : lines(root.resolve("metrics.jsonl"))) {
            assertThat(line.path("step").isInt()).isTrue();
        }
    }

    @Test
    void pausedItWaitsAndMakesSingleSteps() throws Exception {
        RunControl control = new RunControl();
        control.pause();
        control.stepOnce();
        control.stepOnce();
        List<Long> steps = new ArrayList<>();
        Thread other = new Thread(() -> {
            // Whoever presses the buttons: after the two allowed steps it lets the run go on.
            synchronized (steps) {
                while (steps.size() < 2) {
                    try {
                        steps.wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }
            control.proceed();
        });
        other.start();
        Outcome outcome = Run.prepare(config("ring", "steps=5"), folder.resolve("run"))
                .play(
                        control,
                        new RunListener() {
                            @Override
                            public void onStep(StepMetrics record, double imagesPerSecond) {
                                synchronized (steps) {
                                    steps.add(record.step());
                                    steps.notifyAll();
                                }
                            }
                        },
                        "test");
        other.join();
        assertThat(outcome).isEqualTo(Outcome.COMPLETED);
        assertThat(steps).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void samplesOfAFinishedRunAreThoseOfItsLastPicture() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=5", "generator.ema.decay=0.5"), root);
        RunSampler sampling = new RunSampler(root, java.util.Optional.empty(), warning -> {});
        SampleBatch samples = sampling.drawn(20, java.util.Optional.empty());
        assertThat(new String(
                        SampleGrid.table(samples, java.util.Optional.empty()), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(root.resolve("samples/step-00000005.csv")));
        assertThat(sampling.drawn(20, java.util.Optional.of(99L)).values()).isNotEqualTo(samples.values());
        assertThat(sampling.interpolated(16, java.util.Optional.empty()).count())
                .isEqualTo(16);
        assertThatThrownBy(() -> sampling.drawn(Integer.MAX_VALUE, java.util.Optional.empty()))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("it must be at most 67108864");
    }

    @Test
    void theCheckpointHoldsNamedTensorsOfBothNetworks() throws Exception {
        Path root = folder.resolve("run");
        play(config("ring", "steps=2"), root);
        Map<String, dev.sparring.gan.checkpoint.Tensor> tensors =
                RunDirectory.checkpoints(root).load(2).tensors();
        assertThat(tensors)
                .containsKeys(
                        "generator.parameters.0_W",
                        "generator.parameters.3_b",
                        "generator.optimizer",
                        "discriminator.parameters.0_W",
                        "discriminator.optimizer");
        assertThat(java.util.Objects.requireNonNull(tensors.get("discriminator.parameters.0_W"))
                        .shape())
                .containsExactly(2, 8);
    }
}

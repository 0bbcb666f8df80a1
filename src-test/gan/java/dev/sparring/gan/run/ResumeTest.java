package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.evaluation.Evaluation;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.sampling.RunSampler;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {

    private static final RunListener SILENT = new RunListener() {};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static ConfigBuilder set(ConfigBuilder layers, String... settings) throws SparringException {
        for (String setting : settings) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers;
    }

    /** A small run of points without warmups, every step logged. */
    private Path points(String... settings) throws Exception {
        Path root = folder.resolve("run");
        ConfigBuilder layers = set(
                ConfigBuilder.preset("ring"),
                "penalties=[]",
                "generator.ema.decay=0",
                "generator.width=8",
                "discriminator.width=8",
                "generator.warmup.type=none",
                "discriminator.warmup.type=none",
                "batch=8",
                "samples.count=10",
                "log.every=1");
        play(Run.prepare(set(layers, settings).build(), root));
        return root;
    }

    /** Pictures of 8x8 noise. */
    private Path pictures(int count) throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 64; pixel++) {
                image.setRGB(pixel % 8, pixel / 8, random.nextInt());
            }
            ImageIO.write(image, "png", pictures.resolve(100 + i + ".png").toFile());
        }
        return pictures;
    }

    /** A small run of 10 pictures in batches of 4, so that an epoch is 2.5 updates. */
    private Path images(Path pictures, String... settings) throws Exception {
        Path root = folder.resolve("run");
        ConfigBuilder layers = set(
                ConfigBuilder.presetFor("folder:" + pictures).data("folder:" + pictures),
                "data.size=8",
                "generator.model=mlp",
                "generator.width=8",
                "discriminator.model=mlp",
                "discriminator.width=8",
                "generator.warmup.epochs=2",
                "discriminator.warmup.type=none",
                "monitor.features=raw",
                "batch=4",
                "log.every=1");
        play(Run.prepare(set(layers, settings).build(), root));
        return root;
    }

    private static void play(Run run) throws SparringException {
        assertThat(run.play(new RunControl(), SILENT, "test")).isEqualTo(Outcome.COMPLETED);
    }

    private static Run resume(Path root, String... settings) throws SparringException {
        return Run.resume(root, layers -> {
            for (String setting : settings) {
                int at = setting.indexOf('=');
                layers.set(setting.substring(0, at), setting.substring(at + 1));
            }
        });
    }

    private static Config config(Path root) throws SparringException {
        return ConfigBuilder.complete(root.resolve("config.yaml")).build();
    }

    private static List<JsonNode> lines(Path file) throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(new ObjectMapper().readTree(line));
        }
        return nodes;
    }

    private static List<Double> rates(Path root, String key) throws Exception {
        return lines(root.resolve("metrics.jsonl")).stream()
                .map(line -> line.get(key).asDouble())
                .toList();
    }

    private static List<JsonNode> changed(Path root) throws Exception {
        return lines(root.resolve("events.jsonl")).stream()
                .filter(event -> event.get("kind").asText().equals("changed"))
                .toList();
    }

    private static float[] average(Path root, long step) throws SparringException {
        return Objects.requireNonNull(
                        RunDirectory.checkpoints(root).load(step).tensors().get("generator.average.0_W"))
                .values();
    }

    private static void delete(Path directory) throws Exception {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void eachChangeIsAnEventAndStandsInTheConfigurationFromThenOn() throws Exception {
        Path root = points("steps=6");
        Run run = resume(root, "steps=9", "generator.learningRate=5e-4", "log.every=2");
        play(run);
        assertThat(changed(root))
                .extracting(JsonNode::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "{\"step\":6,\"kind\":\"changed\",\"severity\":\"info\",\"network\":\"both\","
                                                + "\"evidence\":{\"key\":\"steps\",\"old\":6,\"new\":9}"),
                        second -> assertThat(second)
                                .contains("{\"key\":\"generator.learningRate\",\"old\":0.001,\"new\":5.0E-4}"),
                        third -> assertThat(third).contains("{\"key\":\"log.every\",\"old\":1,\"new\":2}"));
        Config now = config(root);
        assertThat(now.steps()).isEqualTo(9);
        assertThat(now.logEvery()).isEqualTo(2);
        assertThat(now.generator().schedule().base()).isEqualTo(5e-4);
        JsonNode last = lines(root.resolve("metrics.jsonl")).get(7);
        assertThat(last.get("step").asInt()).isEqualTo(9);
        assertThat(last.get("lr_g").asDouble()).isEqualTo(5e-4);
        assertThat(last.get("lr_d").asDouble()).isEqualTo(1e-3);
    }

    @Test
    void aRunThatIsMerelyResumedChangesNothing() throws Exception {
        Path root = points("steps=4");
        byte[] config = Files.readAllBytes(root.resolve("config.yaml"));
        Run run = resume(root);
        assertThat(run.changes()).isEmpty();
        assertThat(run.warnings()).isEmpty();
        play(run);
        assertThat(changed(root)).isEmpty();
        assertThat(root.resolve("config.yaml")).hasBinaryContent(config);
    }

    @Test
    void aChangeIsSaidOnceEvenIfTheRunBreaksOffBeforeItsNextCheckpoint() throws Exception {
        Path root = points("steps=4");
        // As a kill between two checkpoints leaves it: the configuration is new, the checkpoint old.
        play(resume(root, "steps=6", "generator.clipNorm=1"));
        delete(root.resolve("checkpoints/step-00000006"));
        Run run = resume(root);
        assertThat(run.startStep()).isEqualTo(4);
        play(run);
        assertThat(changed(root))
                .extracting(event -> event.get("evidence").get("key").asText())
                .containsExactly("steps", "generator.clipNorm");
    }

    @Test
    void whatWasChangedInTheFileByHandIsToldTheSameWay() throws Exception {
        Path root = points("steps=6", "generator.decay.type=linear");
        Path file = root.resolve("config.yaml");
        Files.writeString(file, Files.readString(file).replace("steps: 6", "steps: 12"));
        Run run = resume(root);
        assertThat(run.warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("generator.decay keeps the plan it began with (updates: 6)");
        Files.writeString(file, Files.readString(file).replaceFirst("width: 8", "width: 9"));
        assertThatThrownBy(() -> resume(root)).hasMessageStartingWith("generator.width was 8 and is to be 9");
    }

    @Test
    void aRunThatCannotGoOnAsAskedIsLeftAsItIs() throws Exception {
        Path root = points("steps=4");
        byte[] config = Files.readAllBytes(root.resolve("config.yaml"));
        assertThatThrownBy(() -> resume(root, "generator.width=7", "steps=9"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("generator.width");
        assertThat(root.resolve("config.yaml")).hasBinaryContent(config);
        play(resume(root, "steps=5"));
    }

    @Test
    void anAverageMayBeginOnTheWay() throws Exception {
        Path root = points("steps=5");
        play(resume(root, "steps=6", "generator.ema.decay=0.5"));
        Checkpoint before = RunDirectory.checkpoints(root).load(5);
        Checkpoint after = RunDirectory.checkpoints(root).load(6);
        float[] old = numbers(before, "generator.parameters.0_W");
        float[] now = numbers(after, "generator.parameters.0_W");
        float[] average = numbers(after, "generator.average.0_W");
        // The sixth update's weight of the past is min(0.5, 7 / 16), and the past is what it was when the average
        // began.
        for (int i = 0; i < average.length; i++) {
            assertThat(average[i]).isCloseTo(7 / 16f * old[i] + 9 / 16f * now[i], within(1e-6f));
        }
        assertThat(new RunSampler(root, Optional.of(5L), warning -> {})
                        .drawn(5, Optional.empty())
                        .count())
                .isEqualTo(5);
    }

    private static float[] numbers(Checkpoint checkpoint, String name) {
        return Objects.requireNonNull(checkpoint.tensors().get(name)).values();
    }

    @Test
    void aSecondWarmupMayBePlannedOnTheWayAndPutOff() throws Exception {
        Path root = points("steps=5", "discriminator.rewarm.at=7", "discriminator.rewarm.updates=2");
        play(resume(root, "steps=14", "discriminator.rewarm.at=10", "discriminator.rewarm.updates=2"));
        List<Double> rates = rates(root, "lr_d");
        for (int update = 0; update < 14; update++) {
            // From a tenth back up in a straight line over two updates.
            double share = update == 10 ? 0.1 : update == 11 ? 0.55 : 1;
            assertThat(rates.get(update)).as("update %d", update).isCloseTo(1e-3 * share, within(1e-15));
        }
    }

    @Test
    void samplesThatAreComparedInAnotherSpaceAreNotComparedWithTheOldOnes() throws Exception {
        Path root = folder.resolve("run");
        ConfigBuilder layers = set(
                ConfigBuilder.preset("shapes"),
                "data.size=8",
                "generator.width=4",
                "discriminator.width=4",
                "batch=4",
                "monitor.every=2",
                "steps=4");
        play(Run.prepare(layers.build(), root));
        assertThat(RunDirectory.checkpoints(root).load(4).state().has("best")).isTrue();
        play(resume(root, "steps=5", "monitor.features=raw"));
        // Best of what was seen since: the checkpoint at the end, which is the first in the new space.
        assertThat(RunDirectory.checkpoints(root)
                        .load(5)
                        .state()
                        .path("best")
                        .path("step")
                        .asInt())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch=16", "loss=hinge", "seed=3", "discriminator.steps=2", "monitor.policy=rollback"})
    void theGameMayGoOnUnderOtherRules(String setting) throws Exception {
        Path root = points("steps=4", "monitor.every=2");
        play(resume(root, "steps=8", setting));
        assertThat(lines(root.resolve("metrics.jsonl"))).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"linear", "cosine", "polynomial", "exponential", "one-cycle", "wsd", "step", "cosine-restarts"})
    void aRateThatWasLeftIsNotComeBackTo(String type) throws Exception {
        Path root = points("steps=10", "generator.decay.type=" + type, "discriminator.decay.type=" + type);
        play(resume(root, "steps=14"));
        play(resume(root, "steps=18"));
        for (String key : new String[] {"lr_g", "lr_d"}) {
            List<Double> rates = rates(root, key);
            assertThat(rates).hasSize(18);
            for (int step = 10; step < 18; step++) {
                assertThat(rates.get(step)).isLessThanOrEqualTo(rates.get(9) * (1 + 1e-12));
            }
        }
        assertThat(config(root).generator().schedule())
                .isEqualTo(config(unresumed(type)).generator().schedule());
    }

    /** The same run, of ten steps and never resumed. */
    private Path unresumed(String type) throws Exception {
        Path root = folder.resolve("other");
        Files.createDirectories(root);
        ConfigBuilder layers = set(
                ConfigBuilder.preset("ring"), "generator.warmup.type=none", "steps=10", "generator.decay.type=" + type);
        Files.writeString(root.resolve("config.yaml"), layers.build().yaml());
        return root;
    }

    @Test
    void anAverageThatBeginsOnResumeBeginsAtTheSlowWeights() throws Exception {
        String slow = "generator.optimizer.lookahead.k=5";
        Path root =
                points("steps=14", slow, "generator.ema.decay=0.5", "generator.ema.start=20", "checkpoint.every=13");
        // An average that has not begun is a copy of the model.
        float[] before = average(root, 13);
        float[] after = average(root, 14);
        delete(root);
        points("steps=13", slow);
        play(resume(root, "steps=14", "generator.ema.decay=0.9"));
        float[] average = average(root, 14);
        for (int i = 0; i < average.length; i++) {
            // The first of an average's updates weighs the past by (1 + 14)/(10 + 14).
            assertThat(average[i]).isCloseTo(0.625f * before[i] + 0.375f * after[i], within(1e-6f));
        }
    }

    @Test
    void aDecayThatIsPlannedAnewFollowsTheNewPlan() throws Exception {
        Path root = points("steps=10", "generator.decay.type=linear");
        play(resume(root, "steps=20", "generator.decay.updates=20"));
        List<Double> rates = rates(root, "lr_g");
        for (int update = 0; update < 20; update++) {
            double factor = update < 10 ? 1 - update / 10.0 : 1 - update / 20.0;
            assertThat(rates.get(update)).isCloseTo(1e-3 * factor, within(1e-15));
        }
    }

    @Test
    void aConfigurationThatWasRaisedPlaysTheSameRunAgain() throws Exception {
        Path root = points("steps=10", "generator.decay.type=linear");
        play(resume(root, "steps=14"));
        Path again = folder.resolve("again");
        play(Run.prepare(config(root), again));
        assertThat(rates(again, "lr_g")).isEqualTo(rates(root, "lr_g"));
    }

    @Test
    void aRunWithLengthsInEpochsIsSampledEvaluatedAndResumedWithoutTheDataItBeganWith() throws Exception {
        Path pictures = pictures(10);
        Path root = images(
                pictures,
                "epochs=4",
                "generator.decay.type=linear",
                "generator.decay.epochs=2",
                "generator.decay.end=0.1");
        assertThat(lines(root.resolve("metrics.jsonl"))).hasSize(10);
        Path moved = Files.move(pictures, folder.resolve("moved"));
        RunSampler sampling = new RunSampler(root, Optional.empty(), warning -> {});
        assertThat(sampling.drawn(3, Optional.empty()).count()).isEqualTo(3);
        Path others = pictures(300);
        Evaluation evaluation =
                new Evaluation(root, Optional.of("folder:" + others), Optional.of(120), 1, Optional.empty());
        assertThat(evaluation.report(sampling).data()).startsWith("300 images");
        delete(others);
        assertThatThrownBy(() -> resume(root))
                .isInstanceOf(SparringException.Data.class)
                .hasMessageContaining("or say by --data where the same data lies now");
        Run run = Run.resume(root, layers -> layers.moved("folder:" + moved).set("epochs", "6"));
        assertThat(run.warnings()).isEmpty();
        play(run);
        assertThat(lines(root.resolve("metrics.jsonl"))).hasSize(15);
        assertThat(changed(root))
                .extracting(event -> event.get("evidence").get("key").asText())
                .containsExactly("epochs", "steps", "data.path");
        assertThat(Files.readString(root.resolve("config.yaml")))
                .contains("epochs: 6", "epochs: 2.0", moved.toString());
    }

    @Test
    void endlessDataAreNoReasonNotToEvaluateARunWithLengthsInEpochs() throws Exception {
        Path root = images(pictures(10), "steps=2");
        Evaluation evaluation = new Evaluation(root, Optional.of("shapes"), Optional.of(120), 1, Optional.empty());
        assertThat(evaluation
                        .report(new RunSampler(root, Optional.empty(), warning -> {}))
                        .count())
                .isEqualTo(120);
    }

    @Test
    void lengthsInEpochsStayWhatTheyWereWhenDataAreAdded() throws Exception {
        Path root = images(pictures(10), "steps=3");
        pictures(20);
        Run run = resume(root, "steps=8");
        // Two epochs of ten pictures, not of twenty.
        assertThat(run.config().generator().schedule().warmup().updates()).isEqualTo(5);
        play(run);
        assertThatThrownBy(() -> config(root))
                .as("who plays it again has twenty pictures, and is to say what is meant")
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith(
                        "generator.warmup.epochs makes 10 updates now, and generator.warmup.updates is 5;");
    }

    @Test
    void dataThatChangedAreSaidOnceAndTheRunGoesOn() throws Exception {
        Path pictures = pictures(10);
        Path root = images(pictures, "steps=3", "generator.warmup.epochs=1");
        Files.delete(pictures.resolve("100.png"));
        Run run = resume(root, "steps=5");
        assertThat(run.warnings())
                .containsExactly(
                        "the data are not those of before (then 10 images, 8x8 colour; now 9 images, 8x8 colour);"
                                + " the run goes on with what is there");
        play(run);
        assertThat(changed(root).get(1).get("evidence").toString())
                .isEqualTo("{\"key\":\"data\",\"old\":\"10 images, 8x8 colour\",\"new\":\"9 images, 8x8 colour\"}");
        assertThat(resume(root, "steps=6").warnings()).isEmpty();
    }

    @Test
    void oneOtherPictureIsEnough() throws Exception {
        Path pictures = pictures(10);
        Path root = images(pictures, "steps=3", "generator.warmup.epochs=1");
        Files.copy(pictures.resolve("101.png"), pictures.resolve("100.png"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(resume(root).warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("as many, with other contents");
    }

    @Test
    void dataThatMovedAndAreTheSameAreNoNews() throws Exception {
        Path pictures = pictures(10);
        Path root = images(pictures, "steps=3", "generator.warmup.epochs=1");
        Path moved = Files.move(pictures, folder.resolve("moved"));
        Run run = Run.resume(root, layers -> layers.moved("folder:" + moved).set("steps", "4"));
        assertThat(run.warnings()).isEmpty();
        play(run);
        assertThat(config(root).data().toString()).contains(moved.toString());
    }

    @Test
    void aRunBrokenOffBeforeItsFirstCheckpointMayBeginOtherwise() throws Exception {
        Path root = points("steps=3");
        delete(root.resolve("checkpoints"));
        Run run = resume(root, "steps=5", "generator.width=9");
        assertThat(run.startStep()).isZero();
        play(run);
        assertThat(config(root).generator().model()).hasToString("mlp of 3 x 9");
        assertThat(lines(root.resolve("metrics.jsonl"))).hasSize(5);
    }

    @Test
    void aCheckpointThatRemembersNothingOfItsConfigurationIsGoneOnFrom() throws Exception {
        Path root = points("steps=3", "generator.decay.type=linear");
        Checkpoint checkpoint = RunDirectory.checkpoints(root).load(3);
        checkpoint.state().remove(List.of("config", "data"));
        delete(root.resolve("checkpoints"));
        RunDirectory.checkpoints(root).save(checkpoint, 1);
        Run run = Run.resume(root, OptionalLong.of(5));
        assertThat(run.warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("generator.decay keeps");
        play(run);
        assertThat(new RunSampler(root, Optional.of(3L), warning -> {})
                        .drawn(2, Optional.empty())
                        .count())
                .isEqualTo(2);
    }
}

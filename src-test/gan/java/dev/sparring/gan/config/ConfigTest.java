package dev.sparring.gan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.core.optimizer.RmsPropOptimizer;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.yaml.Yaml;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.binary.IdxData;
import dev.sparring.gan.data.image.decode.ImageFit;
import dev.sparring.gan.data.image.folder.ImageFilesData;
import dev.sparring.gan.data.synthetic.GridData;
import dev.sparring.gan.data.synthetic.RingData;
import dev.sparring.gan.data.synthetic.SpiralData;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import java.awt.image.BufferedImage;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

    static final List<String> PRESETS = ConfigBuilder.PRESETS;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Config ring(String... settings) throws SparringException.Configuration {
        ConfigBuilder layers = ConfigBuilder.preset("ring");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers.build();
    }

    private static IdxData idx(Path path) {
        return new IdxData(path, SampleShape.image(1, 28), ImageFit.CROP, Optional.empty(), false);
    }

    private static ImageFilesData pictures(Path path) {
        return new ImageFilesData(ImageFilesData.Container.FOLDER, path, ImageOptions.of(SampleShape.image(3, 32)));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("c.yaml"), text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @FieldSource("PRESETS")
    void everyPresetWritesAFileThatReadsBackTheSame(String name) throws Exception {
        Config config = ConfigBuilder.preset(name).build();
        Config again = ConfigBuilder.complete(file(config.yaml())).build();
        assertThat(again.yaml()).isEqualTo(config.yaml());
        assertThat(again).isEqualTo(config);
    }

    @Test
    void theRingIsWhatItsNameSays() throws Exception {
        Config config = ring();
        assertThat(config.data()).isEqualTo(new RingData(8, 1, 0.02));
        assertThat(config.generator().model()).isEqualTo(new Mlp(128, 3));
        assertThat(config.generator().schedule().warmup()).isEqualTo(new Warmup.Linear(500));
        assertThat(config.discriminator().schedule().warmup()).isEqualTo(new Warmup.Exponential(100, 0.01));
    }

    @Test
    void eachNetworkHasItsOwnKeys() throws Exception {
        Config config =
                ring("generator.learningRate=0.5", "discriminator.optimizer.beta2=0.9", "generator.warmup.updates=7");
        assertThat(config.generator().schedule())
                .isEqualTo(new LearningRate(0.5, new Warmup.Linear(7), new Decay.None()));
        assertThat(config.discriminator().schedule().base()).isEqualTo(1e-3);
        assertThat(config.generator().optimizer()).isEqualTo(new AdamOptimizer(0.5, 0.999, 1e-8));
        assertThat(config.discriminator().optimizer()).isEqualTo(new AdamOptimizer(0.5, 0.9, 1e-8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=none | none",
                "type=constant,updates=30,factor=0.25 | constant at 0.25 for 30 updates",
                "type=linear,updates=20 | linear over 20 updates",
                "type=linear,updates=25,start=0.1 | linear from 0.1 over 25 updates",
                "type=linear,updates=12,convention=zero | linear from 0 over 12 updates",
                "type=linear,updates=33,convention=factor,start=0.5 | linear by factor from 0.5 over 33 updates",
                "type=exponential,updates=50,start=0.02 | exponential from 0.02 over 50 updates",
                "type=exponential,updates=20,form=approach | exponential approach over 20 updates",
                "type=polynomial,updates=40,power=3 | power 3.0 over 40 updates",
                "type=sqrt,updates=40 | power 0.5 over 40 updates",
                "type=cosine,updates=15 | cosine over 15 updates",
                "type=untuned-linear | untuned linear over 2000 updates",
                "type=untuned-exponential | untuned exponential approach over 1000 updates",
                "type=radam | RAdam's rectification for beta2 0.999",
                "type=linear,images=1000 | linear over 4 updates",
                "images=1025 | exponential from 0.01 over 5 updates",
                "updates=60 | exponential from 0.01 over 60 updates"
            })
    void everyWarmupCanBeSaid(String keys, String said) throws Exception {
        String[] settings = keys.trim().split(",");
        for (int i = 0; i < settings.length; i++) {
            settings[i] = "discriminator.warmup." + settings[i];
        }
        Config config = ring(settings);
        assertThat(config.discriminator().schedule().warmup()).hasToString(said.trim());
        Config again = ConfigBuilder.complete(file(config.yaml())).build();
        assertThat(again).isEqualTo(config);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=cosine,updates=30,end=0.5 | cosine to 0.5 over 30 updates",
                "type=polynomial,updates=30,power=3 | power 3.0 to 0.0 over 30 updates",
                "type=exponential,gamma=0.99 | exponential by 0.99 an update",
                "type=exponential,updates=2,end=0.25 | exponential by 0.5 an update",
                "type=step,updates=30,gamma=0.1 | by 0.1 every 30 updates",
                "type=multistep,milestones=[10;20],gamma=0.1 | by 0.1 at [10, 20]",
                "type=inverse-sqrt,updates=30 | inverse square root of 30 updates",
                "type=inverse-sqrt | inverse square root of 100 updates",
                "type=wsd,updates=100 | stable for 800 updates, then linear to 0.0 over 100 updates",
                "type=wsd,stable=5,updates=6,shape=cosine | stable for 5 updates, then cosine to 0.0 over 6 updates",
                "type=cosine-restarts,updates=30,multiplier=2 | cosine with restarts, first after 30 updates",
                "type=cosine-restarts,updates=30,cycles=3 | cosine with restarts, first after 30 updates, 3 cycles",
                "type=linear,images=25600 | linear to 0.0 over 100 updates"
            })
    void everyDecayCanBeSaid(String keys, String said) throws Exception {
        List<String> settings = new ArrayList<>(List.of("steps=1000"));
        for (String key : keys.trim().split(",")) {
            settings.add("discriminator.decay." + key.replace(';', ','));
        }
        Config config = ring(settings.toArray(String[]::new));
        assertThat(config.discriminator().schedule().decay()).hasToString(said.trim());
        assertThat(ConfigBuilder.complete(file(config.yaml())).build()).isEqualTo(config);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=radam | RAdam",
                "type=radam,threshold=4,below=skip | RAdam",
                "type=adamw,weightDecay=0.05 | AdamW",
                "type=lion | Lion",
                "type=lamb | Lamb",
                "type=adabelief | AdaBelief",
                "type=optimistic-adam | OptimisticAdam",
                "type=extra-adam | ExtraAdam",
                "lookahead.k=6 | Lookahead",
                "type=sgd,lookahead.k=6 | Lookahead",
                "type=adam | AdamOptimizer",
                "type=amsgrad | AmsGradOptimizer",
                "type=rmsprop | RmsPropOptimizer",
                "type=nesterovs | SgdOptimizer",
                "type=sgd | SgdOptimizer"
            })
    void everyOptimizerCanBeSaid(String keys, String name) throws Exception {
        List<String> settings = new ArrayList<>();
        for (String key : keys.trim().split(",")) {
            settings.add("generator.optimizer." + key);
        }
        Config config = ring(settings.toArray(String[]::new));
        assertThat(config.generator().optimizer().getClass().getSimpleName()).isEqualTo(name);
        assertThat(ConfigBuilder.complete(file(config.yaml())).build()).isEqualTo(config);
    }

    @Test
    void settingsFoundForAReferenceBatchAreScaledToThisOne() throws Exception {
        Config config = ring(
                "batch=256",
                "generator.reference.batch=64",
                "generator.learningRate=2e-4",
                "discriminator.reference.batch=64",
                "discriminator.optimizer.type=sgd",
                "discriminator.learningRate=1e-2");
        assertThat(config.generator().schedule().base()).isCloseTo(4e-4, within(1e-18));
        assertThat(config.generator().optimizer()).isEqualTo(new AdamOptimizer(0, 1 - 4 * (1 - 0.999), 5e-9));
        assertThat(config.discriminator().schedule().base()).isCloseTo(4e-2, within(1e-16));
        assertThat(ring().generator().scaling()).isEqualTo(BatchScaling.NONE);
        assertThat(ConfigBuilder.complete(file(config.yaml())).build()).isEqualTo(config);
    }

    @Test
    void oneCycleIsItsOwnWarmup() throws Exception {
        Config config = ring("steps=1000", "generator.warmup.type=none", "generator.decay.type=one-cycle");
        assertThat(config.generator().schedule().decay()).isEqualTo(new Decay.OneCycle(1000, 0.3, 25, 1e4));
    }

    @Test
    void untunedLengthsComeFromTheNetworksOwnBeta2() throws Exception {
        Config config = ring(
                "generator.warmup.type=untuned-linear",
                "generator.optimizer.beta2=0.9",
                "discriminator.warmup.type=untuned-linear",
                "discriminator.optimizer.beta2=0.99");
        assertThat(config.generator().schedule().warmup()).isEqualTo(new Warmup.UntunedLinear(0.9));
        assertThat(config.discriminator().schedule().warmup()).isEqualTo(new Warmup.UntunedLinear(0.99));
    }

    @Test
    void epochsAreCountedInTheData() throws Exception {
        // 10 pictures in batches of 4: an epoch is 2.5 updates.
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        for (int i = 0; i < 10; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
        }
        Config config = ConfigBuilder.presetFor("folder:" + pictures)
                .data("folder:" + pictures)
                .set("data.size", "8")
                .set("batch", "4")
                .set("generator.warmup.epochs", "2")
                .set("discriminator.warmup.epochs", "0.5")
                .build();
        assertThat(config.generator().schedule().warmup().updates()).isEqualTo(5);
        assertThat(config.discriminator().schedule().warmup().updates()).isEqualTo(2);
    }

    /** A run that has begun keeps its lengths, whatever becomes of the folder. */
    @Test
    void lengthsInEpochsAreWrittenDownInUpdatesAndHoldWithoutTheData() throws Exception {
        Config config = pictures(10)
                .set("batch", "4")
                .set("epochs", "20")
                .set("generator.warmup.epochs", "2")
                .set("discriminator.warmup.images", "30")
                .build();
        assertThat(config.tree().at("/steps").asLong()).isEqualTo(50);
        assertThat(config.tree().at("/generator/warmup/epochs").asDouble()).isEqualTo(2);
        assertThat(config.tree().at("/generator/warmup/updates").asLong()).isEqualTo(5);
        assertThat(config.tree().at("/discriminator/warmup/images").asLong()).isEqualTo(30);
        assertThat(config.tree().at("/discriminator/warmup/updates").asLong()).isEqualTo(8);
        Path written = file(config.yaml());
        Files.delete(folder.resolve("pictures10/0.png"));
        Files.delete(folder.resolve("pictures10/1.png"));
        assertThat(ConfigBuilder.complete(written).build(OpenedData.closed())).isEqualTo(config);
        assertThatThrownBy(() -> ConfigBuilder.complete(written).build())
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessage(
                        "epochs makes 40 steps now, and steps is 50; leave one of them out; --set of one drops the other");
        assertThat(ConfigBuilder.complete(written)
                        .set("steps", "50")
                        .set("generator.warmup.updates", "5")
                        .build()
                        .steps())
                .isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "'batch=2', 'generator.warmup.images makes 15 updates now, and generator.warmup.updates is 8'",
        "'generator.warmup.images=30,generator.warmup.updates=9', 'generator.warmup.images makes 8 updates now'",
    })
    void aLengthThatIsSaidTwiceAndDiffersIsRefused(String settings, String message) throws Exception {
        Path written = file(pictures(10)
                .set("batch", "4")
                .set("generator.warmup.images", "30")
                .build()
                .yaml());
        ConfigBuilder layers = ConfigBuilder.complete(written);
        for (String setting : settings.split(",")) {
            layers.set(setting.split("=")[0], setting.split("=")[1]);
        }
        assertThatThrownBy(layers::build)
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith(message);
    }

    /** Pictures of 8x8, for tests that count them. */
    private ConfigBuilder pictures(int count) throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("pictures" + count));
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
        }
        return ConfigBuilder.presetFor("folder:" + pictures)
                .data("folder:" + pictures)
                .set("data.size", "8");
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 0, 5", "0.5, 1, 0, 2", "2, 2, 0, 3", "2, 1, 7, 12", "0.01, 1, 0, 1"})
    void aRunsLengthInEpochsIsWhatTheDiscriminatorSees(String epochs, String rounds, String startAt, long steps)
            throws Exception {
        // 10 pictures in batches of 4: an epoch is 2.5 updates of the discriminator.
        Config config = pictures(10)
                .set("batch", "4")
                .set("epochs", epochs)
                .set("discriminator.steps", rounds)
                .set("discriminator.startAt", startAt)
                .build();
        assertThat(config.steps()).isEqualTo(steps);
        assertThat(config.tree().get("epochs").asDouble()).isEqualTo(Double.parseDouble(epochs));
        assertThat(config.tree().get("steps").asLong()).isEqualTo(steps);
        assertThat(ConfigBuilder.complete(file(config.yaml())).build()).isEqualTo(config);
    }

    @Test
    void theRunsLengthIsSaidInOneUnitAndALaterLayerMayChooseTheOther() throws Exception {
        Path file =
                file(pictures(10).set("batch", "4").set("epochs", "2").build().yaml());
        assertThat(ConfigBuilder.complete(file).set("steps", "77").build().steps())
                .isEqualTo(77);
        Path steps =
                file(pictures(10).set("batch", "4").set("steps", "77").build().yaml());
        assertThat(ConfigBuilder.complete(steps).set("epochs", "4").build().steps())
                .isEqualTo(10);
    }

    @Test
    void anEpochThatIsRememberedNeedsNoData() throws Exception {
        Config config = ConfigBuilder.presetFor("folder:nowhere")
                .data("folder:nowhere")
                .set("batch", "4")
                .set("epochs", "3")
                .set("generator.warmup.epochs", "2")
                .build(OpenedData.ofEpoch(OptionalLong.of(10)));
        assertThat(config.steps()).isEqualTo(8);
        assertThat(config.generator().schedule().warmup().updates()).isEqualTo(5);
    }

    @Test
    void manyLengthsInEpochsOpenTheDataOnce() throws Exception {
        OpenedData data = OpenedData.unknown();
        Config config = pictures(10)
                .set("epochs", "3")
                .set("generator.warmup.epochs", "2")
                .set("discriminator.warmup.epochs", "2")
                .build(data);
        DataSource opened = data.open(config.data(), config.seed());
        assertThat(data.open(config.data(), config.seed())).isSameAs(opened);
        Files.delete(folder.resolve("pictures10/0.png"));
        assertThat(data.open(config.data(), config.seed()).size()).hasValue(10);
    }

    @Test
    void theDataSectionCanBeReadAlone() throws Exception {
        ObjectNode tree =
                Yaml.mapping("generator: {warmup: {epochs: 3}}\ndata: {source: grid, side: 3}\n", "two sections");
        assertThat(ConfigBuilder.stored(tree).dataAlone()).isEqualTo(new GridData(3, 2, 0.05));
        assertThatThrownBy(
                        () -> ConfigBuilder.stored(tree).set("data.sied", "4").dataAlone())
                .hasMessage("data.sied is no key of this configuration; did you mean data.side?");
    }

    @Test
    void aLeadingTildeIsTheHomeFolder() throws Exception {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(ConfigBuilder.presetFor("folder:~/pics")
                        .data("folder:~/pics")
                        .build()
                        .data())
                .isEqualTo(pictures(home.resolve("pics").toAbsolutePath().normalize()));
        Config config = ConfigBuilder.preset("mnist")
                .set("data.path", "~/digits")
                .set("monitor.features", "classifier")
                .set("monitor.classifier", "~/classifier")
                .build();
        assertThat(config.data()).isEqualTo(idx(home.resolve("digits")));
        assertThat(config.monitor().classifier()).contains(home.resolve("classifier"));
        assertThat(ConfigBuilder.preset("mnist")
                        .set("data.path", "~/digits")
                        .absolutePaths()
                        .build()
                        .yaml())
                .contains(home.resolve("digits").toAbsolutePath().normalize().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"generator", "discriminator"})
    void aNetworkThatNeverBeginsIsSaid(String network) throws Exception {
        assertThat(ring("steps=50", network + ".startAt=50").warnings())
                .filteredOn(warning -> warning.startsWith(network))
                .containsExactly(
                        network + ".startAt is 50 and the run has 50 steps: this network never learns; lower it or"
                                + " lengthen the run");
        assertThat(ring("steps=500", network + ".startAt=499", network + ".warmup.updates=1")
                        .warnings())
                .isEmpty();
    }

    @Test
    void wassersteinWithoutItsConstraintIsSaid() throws Exception {
        assertThat(ring("loss=wasserstein", "penalties=[]").warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("loss is wasserstein with neither a penalty nor clipped weights");
        assertThat(ring("loss=wasserstein", "penalties=[{type: r1, fade: 1500}]")
                        .warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("loss is wasserstein and its penalty fades to nothing");
        assertThat(ring("loss=wasserstein", "penalties=[{type: r1, fade: 1500, fadeTo: 0.1}]")
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 1000 steps, no warmup: what a decay takes of them if it is not told.
                "type=cosine | updates=1000",
                "type=linear | updates=1000",
                "type=polynomial | updates=1000",
                "type=exponential | updates=1000",
                "type=one-cycle | updates=1000",
                "type=step | updates=250",
                "type=cosine-restarts | cycles=4, updates=250",
                "type=wsd | stable=800, updates=200",
                "type=wsd;updates=100 | stable=900",
                "type=wsd;stable=10 | updates=200",
                "type=wsd;stable=10;updates=20 | ",
                "type=linear;images=1000 | ",
                "type=exponential;gamma=0.9 | ",
                "type=inverse-sqrt | ",
                "type=multistep;milestones=[5] | ",
                "type=none | "
            })
    void whatOfADecayFollowsFromTheRunsLengthIsKnown(String keys, String lengths) throws Exception {
        List<String> settings = new ArrayList<>(List.of("steps=1000", "generator.warmup.type=none"));
        for (String key : keys.trim().split(";")) {
            settings.add("generator.decay." + key);
        }
        Config config = ring(settings.toArray(String[]::new));
        assertThat(config.generator().toTheEnd()).hasToString("{" + (lengths == null ? "" : lengths.trim()) + "}");
    }

    @Test
    void aSideThatTheModelCanHardlyHalveIsSaid() throws Exception {
        ConfigBuilder shapes = ConfigBuilder.preset("shapes");
        assertThat(shapes.build().warnings()).isEmpty();
        assertThat(shapes.set("data.size", "100").build().warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("images of 100x100 can be halved 2 times only, to 25x25, which gives the dcgan generator");
    }

    @Test
    void theAverageCanBeGivenByItsHalfLifeInSamples() throws Exception {
        Config config = ring("batch=100", "generator.ema.decay=0.5", "generator.ema.halfLife=10000");
        assertThat(config.generator().emaDecay()).isCloseTo(Math.pow(0.5, 0.01), within(1e-15));
        assertThat(ConfigBuilder.stored(config.tree()).build().generator().emaDecay())
                .isEqualTo(config.generator().emaDecay());
    }

    @Test
    void smoothedLabelsWantALossThatHasThem() throws Exception {
        assertThat(ring("labelSmoothing=0.1").practice().labelSmoothing()).isEqualTo(0.1);
        assertThatThrownBy(() -> ring("labelSmoothing=0.1", "loss=hinge"))
                .hasMessageContaining("the loss hinge has no labels");
    }

    @Test
    void whatIsHardlyMeantIsSaid() throws Exception {
        assertThat(ring().warnings()).isEmpty();
        assertThat(ring("steps=100", "generator.warmup.updates=200").warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("generator.warmup lasts 200 updates and the run has 100");
        assertThat(ring("discriminator.warmup.type=linear", "discriminator.warmup.convention=zero")
                        .warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("discriminator.warmup begins at a rate of exactly 0");
        assertThat(ring(
                                "steps=1000",
                                "generator.warmup.updates=100",
                                "generator.decay.type=linear",
                                "generator.decay.updates=300")
                        .warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("generator.decay is down to 0 at update 400 of 1000");
    }

    @Test
    void aDecayWithoutALengthEndsWithTheRunOnTheNetworksOwnClock() throws Exception {
        Config config = ring(
                "steps=1000",
                "discriminator.steps=3",
                "generator.decay.type=cosine",
                "discriminator.decay.type=linear");
        assertThat(config.generator().schedule().decay()).isEqualTo(new Decay.Cosine(500, 0));
        assertThat(config.discriminator().schedule().decay()).isEqualTo(new Decay.Linear(2900, 0));
    }

    @Test
    void namingATypeSaysTheSectionAnew() throws Exception {
        assertThat(ring("generator.optimizer.type=rmsprop").generator().optimizer())
                .isEqualTo(new RmsPropOptimizer(0.99, 1e-8));
        assertThat(ring("generator.optimizer.type=nesterovs").generator().optimizer())
                .isEqualTo(new SgdOptimizer(0.9, true));
        assertThat(ring("generator.optimizer.type=sgd").generator().optimizer()).isEqualTo(new SgdOptimizer());
        assertThat(ring("discriminator.warmup.type=none")
                        .discriminator()
                        .schedule()
                        .warmup())
                .isEqualTo(new Warmup.None());
    }

    @Test
    void anotherModelDropsTheOldOnesKeys() throws Exception {
        assertThat(ring("generator.model=dcgan").generator().model()).isEqualTo(Dcgan.of(64));
        assertThat(ring("generator.model=dcgan", "generator.width=16")
                        .generator()
                        .model())
                .isEqualTo(Dcgan.of(16));
    }

    @Test
    void layersComeInOrder() throws Exception {
        Path file = file("steps: 77\nbatch: 12\ndata: {source: grid, side: 3}\n");
        Config config = ConfigBuilder.preset("ring")
                .file(file)
                .data("spiral")
                .set("batch", "14")
                .build();
        assertThat(config.steps()).isEqualTo(77);
        assertThat(config.batch()).isEqualTo(14);
        assertThat(config.data()).isEqualTo(new SpiralData(2, 1, 0.02));
    }

    @Test
    void numbersMayBeWrittenAsPeopleDo() throws Exception {
        assertThat(ring("generator.learningRate=2e-4").generator().schedule().base())
                .isEqualTo(2e-4);
        assertThat(ring("steps=1e3").steps()).isEqualTo(1000);
        assertThat(ring("seed=-9223372036854775808").seed()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void pathsCanBeMadeFitForAnotherWorkingDirectory() throws Exception {
        Config config = ConfigBuilder.preset("mnist")
                .set("data.path", "digits/idx")
                .set("monitor.features", "classifier")
                .set("monitor.classifier", "digits/../classifier")
                .absolutePaths()
                .build();
        assertThat(config.data()).isEqualTo(idx(Path.of("digits/idx").toAbsolutePath()));
        assertThat(config.monitor().classifier()).contains(Path.of("classifier").toAbsolutePath());
    }

    @Test
    void picturesChooseAPresetForImages() throws Exception {
        Config config = ConfigBuilder.presetFor("folder:x").data("folder:x").build();
        assertThat(config.generator().model()).isEqualTo(Dcgan.of(32));
        assertThat(config.data()).isEqualTo(pictures(Path.of("x").toAbsolutePath()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "steps=0 | steps is 0; it must be a whole number in [1, 1000000000]",
                "steps=ten | steps is ten; it must be a whole number in [1, 1000000000]",
                "steps=1.5 | steps is 1.5; it must be a whole number in [1, 1000000000]",
                "batch=1e9 | batch is 1.0E9; it must be a whole number in [2, 65536]",
                "generator.learningRate=-1 | generator.learningRate is -1; it must be a number in (0, ",
                "generator.learningRate=0 | generator.learningRate is 0; it must be a number in (0, ",
                "generator.learningRate=NaN | generator.learningRate is NaN; it must be a number in (0, ",
                "generator.warmup.updates=-3 | generator.warmup.updates is -3; it must be a whole number in [1, ",
                "generator.warmup.type=lunar | generator.warmup.type is lunar; it must be one of none, constant, linear, exponential, polynomial, cosine, sqrt, ",
                "generator.decay.type=exponential,generator.decay.gamma=0.9,generator.decay.updates=9 | generator.decay.gamma and a length are both given",
                "generator.decay.type=multistep | generator.decay.milestones is missing",
                "generator.decay.type=one-cycle | generator.decay.type is one-cycle, which begins with a warmup of its own",
                "generator.warmup.type=radam,generator.optimizer.type=sgd | generator.warmup.type reads its length from the optimizer's beta2",
                "generator.warmup.epochs=2 | generator.warmup.epochs is given, but data drawn without end has no epochs",
                "generator.startAt=5,discriminator.startAt=5 | generator.startAt and discriminator.startAt are both above 0",
                "generator.optimizer.type=radam,generator.optimizer.beta2=0.5 | generator.optimizer.beta2 is 0.5, too low for radam",
                "generator.optimizer.type=extra-adam,generator.optimizer.lookahead.k=5 | generator.optimizer.lookahead does not fit this optimizer",
                "generator.rewarm.updates=5 | generator.rewarm.at is missing",
                "data.source=spiral,generator.plateau.metric=high-quality | generator.plateau.metric is high-quality, and this data has no known modes",
                "generator.optimizer.beta2=1 | generator.optimizer.beta2 is 1; it must be a number in [0, 1)",
                "generator.optimizer.beta1=-0.1 | generator.optimizer.beta1 is -0.1; it must be a number in [0, 1)",
                "generator.ema.decay=1.5 | generator.ema.decay is 1.5; it must be a number in [0, 1)",
                "monitor.policy=pray | monitor.policy is pray; it must be one of warn, rewarm, slow, skip, rollback, stop",
                "monitor.policies.collapse=warn | monitor.policies.collapse is no key of this configuration; monitor.policies knows ",
                "monitor.policies.mode-colapse=warn | monitor.policies.mode-colapse is no key of this configuration; did you mean monitor.policies.mode-collapse?",
                "monitor.policies.mode-collapse=pray | monitor.policies.mode-collapse is pray; it must be one of warn, rewarm",
                "monitor.features=random | monitor.features is random, and this data is no images; choose auto, raw or discriminator",
                "monitor.features=classifier | monitor.classifier is missing; give the directory that",
                "monitor.classifier=digits | monitor.classifier is given, and monitor.features is another space; set monitor",
                "monitor.share=1 | monitor.share is 1; it must be a number in [0.01, 0.99]",
                "monitor.attempts=0 | monitor.attempts is 0; it must be a whole number in [1, 1000]",
                "loss=best | loss is best; it must be one of non-saturating, minimax",
                "discriminator.steps=0 | discriminator.steps is 0; it must be a whole number in [1, 1000]",
                "latent.dim=0 | latent.dim is 0; it must be a whole number in [1, 65536]",
                "latent.distribution=cauchy | latent.distribution is cauchy; it must be one of normal, uniform",
                "checkpoint.keep=0 | checkpoint.keep is 0; it must be a whole number in [1, 1000]",
                "generator=7 | generator is 7; it must be a mapping of keys",
                "penalties=[r1] | penalties[0] is r1; it must be a mapping of keys",
                "lerningRate=1 | lerningRate is no key of this configuration; did you mean generator.learningRate?",
                "generator.warmup.update=1 | generator.warmup.update is no key of this configuration; did you mean generator.warmup.updates?",
                "LEARNINGRATE=1 | LEARNINGRATE is no key of this configuration; did you mean generator.learningRate?",
                "nonsense=1 | nonsense is no key of this configuration; the keys are name, seed, steps, epochs, batch, accumulate, loss, ",
                "smoothness=1 | smoothness is no key of this configuration; the keys are ",
                "embedding=true | embedding is no key of this configuration; the keys are ",
                "generator.from=runs/ring | generator.from is no key of this configuration; did you mean from?",
                "device=cpu | device is no key of this configuration; the keys are ",
                "lr=1 | lr is no key of this configuration; the keys are ",
                "data.flop=true | data.flop is no key of this configuration; data knows source, modes, radius, sigma",
                "discriminator.clipWeights=1 | discriminator.clipWeights is no key of this configuration; discriminator knows ",
                "epochs=3 | epochs is given, but data drawn without end has no epochs; give steps",
                "data.source=shapes,data.size=64x | data.size is 64x; it must be a whole number in [8, 1024], or two such as 64x96",
                "data.source=shapes,data.size=64x96 | data.size is 64x96, and shapes are drawn on squares; give one side",
                "data.source=idx,data.path=x,data.size=64x2000 | data.size is 64x2000; it must be",
                "discriminator.packing=3 | discriminator.packing is 3, which does not divide the batch of 256; set batch",
                "discriminator.packing=2,conditional=true | discriminator.packing is 2 and conditional is true",
                "accumulate=2,loss=relativistic-average | accumulate is 2, and the loss relativistic-average holds each",
                "generator.optimizer.beta2Updates=9 | generator.optimizer.beta2Updates ",
                "epochs=0 | epochs is 0; it must be a number in (0, ",
                "steps=5,epochs=3 | epochs is given, but data drawn without end has no epochs; give steps",
                "from='' | from is empty; give a path, or leave the key out",
                "steps=null | steps is null; it must have a value",
                "generator=null | generator is null; it must have a value",
                "data.source=shapes,data.size=4 | data.size is 4; it must be a whole number in [8, 1024]",
                "data.source=spiral,data.arms=80 | data.arms is 80; it must be a whole number in [1, 64]",
                "data.source=shapes,data.size=1024,data.channels=3,batch=2 | samples.count is 2500, too many samples of 3145728 numbers; it must be at most 42"
            })
    void whatIsWrongIsNamedWithItsPathItsValueAndTheLegalRange(String setting, String message) {
        assertThatThrownBy(() -> ring(setting.trim().split(",")))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith(message.trim());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps: [1,\n",
                "- a\n- b\n",
                "just text\n",
                "steps: 1\nsteps: 2\n",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n",
                "a: &a [x,x]\nb: &b [*a,*a]\nsteps: *b\n",
                "steps: {a: {b: {c: 1}}}\n"
            })
    void aFileThatIsNoConfigurationIsRefusedInOneLine(String text) throws Exception {
        Path file = file(text);
        assertThatThrownBy(() -> ConfigBuilder.preset("ring").file(file).build())
                .isInstanceOf(SparringException.Configuration.class)
                .satisfies(e -> assertThat(e.getMessage()).contains("; ").doesNotContain("\n"));
    }

    @Test
    void aDottedKeyInAFileIsNoPath() throws Exception {
        Path file = file("generator.width: 256\n");
        assertThatThrownBy(() -> ConfigBuilder.preset("ring").file(file).build())
                .hasMessageStartingWith("generator.width is no key of this configuration");
    }

    @Test
    void everySourceOpensAtBothEndsOfItsRanges() throws Exception {
        for (String keys : new String[] {
            "data.source=ring,data.modes=1",
            "data.source=ring,data.modes=10000",
            "data.source=grid,data.side=1",
            "data.source=grid,data.side=100",
            "data.source=spiral,data.arms=1",
            "data.source=spiral,data.arms=64,data.turns=100",
            "data.source=shapes,data.size=8,samples.count=1",
            "data.source=shapes,data.size=1024,data.channels=3,samples.count=1,batch=2"
        }) {
            DataSource source = ring(keys.split(",")).data().open(1);
            float[] sample = new float[source.shape().length()];
            source.read(0, sample, 0);
            assertThat(sample).isNotEmpty();
        }
    }

    @Test
    void aDecayThatEndsWithTheRunMovesWithItsEnd() throws Exception {
        Path file = file(ring("steps=1000", "generator.decay.type=cosine").yaml());
        assertThat(ConfigBuilder.complete(file)
                        .set("steps", "2000")
                        .build()
                        .generator()
                        .schedule()
                        .decay())
                .isEqualTo(new Decay.Cosine(1500, 0));
    }

    @Test
    void deepNestingAndHugeFilesAreRefused() throws Exception {
        Path deep = file("steps: " + "[".repeat(5000));
        assertThatThrownBy(() -> ConfigBuilder.complete(deep)).isInstanceOf(SparringException.Configuration.class);
        Path huge = file("# " + "x".repeat(9 << 20));
        assertThatThrownBy(() -> ConfigBuilder.complete(huge))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("8 MB");
    }

    @Test
    void aMissingFileIsSaid() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ConfigBuilder.preset("ring").file(missing))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("cannot be read: it is not there")
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whyAFileCannotBeReadIsSaidAndKept() throws Exception {
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'#', (byte) 0xe9, '\n'});
        assertThatThrownBy(() -> ConfigBuilder.preset("ring").file(latin))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("cannot be read: it is no text in UTF-8; save it in UTF-8")
                .hasCauseInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> ConfigBuilder.preset("ring").file(file("a: [1")))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("is not YAML")
                .hasCauseInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teapot", "idx", "idx:", "folder:", "ring:there"})
    void anUnknownOrIncompleteSourceIsRefused(String spec) {
        assertThatThrownBy(() -> ConfigBuilder.preset("ring").data(spec))
                .isInstanceOf(SparringException.Configuration.class);
    }

    @Test
    void anUnknownPresetIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> ConfigBuilder.preset("nosuch"))
                .hasMessage(
                        "there is no preset nosuch; choose one of ring, grid, shapes, images, mnist, stacked-mnist");
    }

    @Test
    void emptyConfigurationsAreTheDefaults() throws Exception {
        Path file = file("\n");
        assertThat(ConfigBuilder.preset("ring").file(file).build()).isEqualTo(ring());
    }

    @Test
    void aSizeIsASideOrHeightAndWidth() throws Exception {
        ConfigBuilder images = ConfigBuilder.preset("mnist").set("data.path", "x");
        assertThat(images.set("data.size", "50").build().data().shape()).isEqualTo(SampleShape.image(1, 50));
        Config wide = images.set("data.size", "64x96").build();
        assertThat(wide.data().shape()).isEqualTo(new SampleShape(1, 64, 96));
        assertThat(wide.yaml()).contains("size: 64x96");
        assertThat(ConfigBuilder.stored(wide.tree()).build()).isEqualTo(wide);
    }

    /** What is counted in samples counts those of all batches of an update. */
    @Test
    void lengthsInImagesCountAllBatchesOfAnUpdate() throws Exception {
        Config config = ring("batch=32", "accumulate=4", "generator.warmup.images=1280", "generator.ema.halfLife=128");
        assertThat(config.generator().schedule().warmup().updates()).isEqualTo(10);
        assertThat(config.generator().emaDecay()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void beta2MayMove() throws Exception {
        Config config = ring(
                "generator.optimizer.beta2=0.99",
                "generator.optimizer.beta2Start=0.9",
                "generator.optimizer.beta2Updates=200");
        assertThat(config.generator().optimizer())
                .isEqualTo(new AdamOptimizer(0.5, 0.99, 1e-8).withBeta2From(0.9, 200));
        assertThat(ConfigBuilder.stored(config.tree()).build()).isEqualTo(config);
    }
}

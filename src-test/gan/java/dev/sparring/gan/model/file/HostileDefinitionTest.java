package dev.sparring.gan.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** A definition that somebody else wrote. What is caught here is shown to be a danger by DL4J itself, which makes the object. */
class HostileDefinitionTest {

    private static final AtomicInteger SPRUNG = new AtomicInteger();
    private static final String TRAP = Trap.class.getName();
    private static final String DISTRIBUTION_TRAP = DistributionTrap.class.getName();
    private static final String STEP = StepSchedule.class.getName();
    private static final String NORMAL = NormalDistribution.class.getName();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** A class on the class path of which nobody knows what its constructor does. */
    public static final class Trap implements ISchedule {
        private static final long serialVersionUID = 1L;

        public Trap() {
            SPRUNG.incrementAndGet();
        }

        @Override
        public double valueAt(int iteration, int epoch) {
            return 0;
        }

        @Override
        public ISchedule clone() {
            return new Trap();
        }
    }

    /** The same among distributions. */
    public static final class DistributionTrap extends Distribution {
        private static final long serialVersionUID = 1L;

        public DistributionTrap() {
            SPRUNG.incrementAndGet();
        }
    }

    @BeforeEach
    void nothingIsSprung() {
        SPRUNG.set(0);
    }

    private static MultiLayerConfiguration honest() {
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 10)))
                .weightInit(new NormalDistribution(0, 0.1))
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(2).build())
                .build();
    }

    /** The honest one with another schedule of its updater. */
    private static String schedule(String json) throws Exception {
        return changed("/confs/0/layer/iupdater", "learningRateSchedule", json);
    }

    private static String changed(String where, String name, String json) throws Exception {
        ObjectNode tree = (ObjectNode) MAPPER.readTree(honest().toJson());
        ((ObjectNode) tree.at(where)).set(name, MAPPER.readTree(json));
        return tree.toPrettyString();
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> DefinitionFile.of("it.json", text, "generator.model it.json"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith("generator.model it.json")
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
        assertThat(SPRUNG).hasValue(0);
    }

    static Stream<String> waysToNameAClass() throws Exception {
        return Stream.of(
                schedule("{\"@class\": \"" + TRAP + "\"}"),
                schedule("[\"" + TRAP + "\", {}]"),
                changed("/confs/0/layer/weightInitFn", "distribution", "{\"type\": \"" + DISTRIBUTION_TRAP + "\"}"),
                changed(
                        "/confs/0/layer/weightInitFn",
                        "distribution",
                        "{\"@class\": \"" + NORMAL + "\", \"type\": \"" + DISTRIBUTION_TRAP + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("waysToNameAClass")
    void whatDl4jWouldMakeIsRefused(String text) {
        try {
            MultiLayerConfiguration.fromJson(text);
        } catch (RuntimeException e) {
            // It has made the object before it found something else wrong.
        }
        assertThat(SPRUNG).hasPositiveValue();
        SPRUNG.set(0);
        assertRefused(text, "class");
    }

    static Stream<String> classes() {
        return Stream.of(
                "java.lang.ProcessBuilder",
                "javax.script.ScriptEngineManager",
                "java.util.ArrayList<" + TRAP + ">",
                "org.deeplearning4j.nn.conf.layers.samediff.SameDiffLambdaLayer",
                "org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer",
                "org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer",
                "org.deeplearning4j.nn.conf.layers.misc.FrozenLayer",
                "org.deeplearning4j.nn.weights.embeddings.WeightInitEmbedding",
                "ORG.DEEPLEARNING4J.NN.CONF.LAYERS.DENSELAYER",
                " org.deeplearning4j.nn.conf.layers.DenseLayer",
                "org.deeplearning4j.nn.conf.layers.DenseLayer;",
                "[Lorg.deeplearning4j.nn.conf.layers.DenseLayer;",
                "org/deeplearning4j/nn/conf/layers/DenseLayer",
                NORMAL,
                "");
    }

    @ParameterizedTest
    @MethodSource("classes")
    void aClassThatIsNotOnTheListIsRefusedByNameAndPlace(String name) throws Exception {
        assertRefused(
                changed("/confs/0", "layer", "{\"@class\": \"" + name + "\"}"),
                "confs[0].layer is of the class " + name);
        assertRefused(schedule("{\"@class\": \"" + name + "\"}"), "confs[0].layer.iupdater.learningRateSchedule");
    }

    @Test
    void aClassAtAnOddPlaceIsRefused() throws Exception {
        String trap = "{\"@class\": \"" + TRAP + "\"}";
        assertRefused(changed("", "@class", "\"" + TRAP + "\""), "@class names a class");
        assertRefused(changed("", "other", trap), "other is a mapping");
        assertRefused(changed("/confs/0", "@class", "\"" + TRAP + "\""), "confs[0].@class");
        assertRefused(changed("/confs/0", "stepFunction", "{\"default\": {}}"), "confs[0].stepFunction is a mapping");
        assertRefused(changed("/confs/0", "variables", "[" + trap + "]"), "confs[0].variables holds a mapping");
        assertRefused(changed("/confs/0", "variables", "[[\"" + TRAP + "\"]]"), "confs[0].variables holds a list");
        assertRefused(changed("", "confs", "[[\"" + TRAP + "\", {}]]"), "confs[0] is a list");
        assertRefused(changed("", "confs", "{\"0\": " + trap + "}"), "confs is a mapping");
        assertRefused(changed("", "inputPreProcessors", "{\"0\": [\"" + TRAP + "\", {}]}"), "inputPreProcessors.0");
        assertRefused(changed("", "inputPreProcessors", "{\"@class\": " + trap + "}"), "inputPreProcessors");
        assertRefused(changed("", "inputPreProcessors", "[\"" + TRAP + "\"]"), "inputPreProcessors is a list");
        assertRefused(changed("/confs/0/layer", "unheardOf", "{\"deep\": [" + trap + "]}"), "layer.unheardOf");
        assertRefused(changed("/confs/0/layer", "regularization", "[[\"" + TRAP + "\", {}]]"), "regularization[0][0]");
        assertRefused(
                changed("/confs/0/layer/weightInitFn", "distribution", "[\"" + DISTRIBUTION_TRAP + "\", {}]"),
                "weightInitFn.distribution[0] is the text");
        assertRefused(schedule("{\"@Class\": \"" + STEP + "\"}"), "does not name its class");
        assertRefused(schedule("{\"@class\": [\"" + STEP + "\"]}"), "does not name its class");
        assertRefused(schedule("{\"@class\": \"" + STEP + "\", \"type\": \"" + TRAP + "\"}"), "names two classes");
        assertRefused(schedule("{\"StepSchedule\": {}}"), "does not name its class");
        assertRefused(changed("/confs/0", "layer", "{\"dense\": {\"nin\": 2}}"), "does not name its class");
    }

    @Test
    void aNameThatComesTwiceIsRefused() {
        String text = honest().toJson()
                .replace(
                        "\"@class\" : \"" + STEP + "\"",
                        "\"@class\" : \"" + STEP + "\", \"@class\" : \"" + TRAP + "\"");
        assertThat(text).contains(TRAP);
        assertRefused(text, "Duplicate field '@class'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!<%s>", "!!%s", "!%s"})
    void aTagOfYamlIsAClass(String tag) {
        String text = honest().toYaml().replace("!<" + STEP + ">", String.format(tag, TRAP));
        assertThat(text).contains(TRAP);
        assertRefused(text, TRAP);
    }

    @Test
    void dl4jMakesWhatATagOfYamlNames() {
        try {
            MultiLayerConfiguration.fromYaml(honest().toYaml().replace(STEP, TRAP));
        } catch (RuntimeException e) {
            // It has made the object before it found something else wrong.
        }
        assertThat(SPRUNG).hasPositiveValue();
    }

    @Test
    void yamlsOtherMeansAreRefused() {
        String text = honest().toYaml();
        assertRefused(text.replace("backpropType: \"Standard\"", "backpropType: !<" + TRAP + "> \"Standard\""), "tag");
        assertRefused(text.replace("inputPreProcessors: {}", "inputPreProcessors: !<" + TRAP + "> []"), "tag");
        assertRefused(
                text.replace("miniBatch: true", "miniBatch: &a true").replace("minimize: true", "minimize: *a"),
                "alias");
        assertRefused(text.replace("miniBatch: true", "<<: {miniBatch: true}"), "mapping");
        assertRefused(text + "\n---\n" + text, "something follows its end");
        assertRefused(
                text.replace("!<" + STEP + ">", "!<" + STEP + ">\n        \"@class\": \"" + TRAP + "\""), "twice");
        assertRefused(text.replace("miniBatch: true", "miniBatch: true\n  miniBatch: true"), "Duplicate");
    }

    @Test
    void aBombOfAliasesIsRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertRefused(bomb + "confs: []\n", "alias");
    }

    static Stream<String> noConfigurations() {
        return Stream.of(
                "",
                "nothing",
                "[]",
                "{}",
                "null",
                "{\"confs\": [], \"vertices\": {}}",
                "{\"vertices\": []}",
                "{\"confs\": null}",
                "{\"confs\": [null]}",
                "{\"confs\": [",
                "{\"confs\": []} x",
                "{\"confs\": " + "[".repeat(5000),
                "confs: " + "[".repeat(5000),
                "\u0000\u0001\u0002",
                "{\"confs\": [], \"x\": \"" + "x".repeat(1 << 20) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("noConfigurations")
    void whatIsNoConfigurationIsRefused(String text) {
        assertRefused(text, ";");
    }

    private static void assertUnread(Path file, String why) {
        assertThatThrownBy(() -> DefinitionFile.read(file, "generator.model"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith("generator.model " + file)
                .hasMessageContaining(why)
                .hasMessageContaining("docs/models.md");
    }

    @Test
    void whatIsNoReadableFileIsRefusedByItsReason() throws Exception {
        assertUnread(folder.resolve("gone.json"), "it is not there");
        assertUnread(folder, "is a directory");
        Path rubbish = folder.resolve("rubbish.json");
        Files.write(rubbish, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0});
        assertUnread(rubbish, "it is no text in UTF-8");
        Path latin = folder.resolve("latin.json");
        Files.write(latin, "{\"confs\": [], \"name\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertUnread(latin, "it is no text in UTF-8");
    }

    @Test
    void ofAFileOfTwoGigabytesNoMoreIsReadThanMayBeThere() throws Exception {
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(1L << 31);
        }
        assertUnread(huge, "it is larger than 1048576 bytes");
    }

    @Test
    void aDeviceThatNeverEndsIsNotRead() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero));
        assertUnread(zero, "is no file");
    }
}

package dev.sparring.gan.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.NetworkSpec;
import dev.sparring.gan.model.Normalization;
import dev.sparring.gan.model.R3Gan;
import dev.sparring.gan.model.ResNet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class DefinitionFileTest {

    private static final SampleShape IMAGE = SampleShape.image(3, 16);

    private static DefinitionFile file(String text) throws SparringException {
        return DefinitionFile.of("mine.json", text, "generator.model mine.json");
    }

    private static String json(Definition definition) {
        return definition.either(layers -> layers.toJson(), graph -> graph.toJson());
    }

    private static String yaml(Definition definition) {
        return definition.either(layers -> layers.toYaml(), graph -> graph.toYaml());
    }

    private static NeuralNetConfiguration.Builder builder() {
        return new NeuralNetConfiguration.Builder().seed(3).dataType(DataType.FLOAT);
    }

    private static DenseLayer dense(int inputs, int outputs) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }

    static Stream<Model> everyLayerOfOurs() {
        return Stream.of(
                new Mlp(6, 2, Normalization.LAYER),
                Dcgan.of(4),
                new Dcgan(4, 0, 0.2, Normalization.LAYER),
                new ResNet(4, Normalization.INSTANCE),
                new R3Gan(8, 1));
    }

    /** With the same seed the first parameters are those of the model that the file was written from, number by number. */
    @ParameterizedTest
    @MethodSource("everyLayerOfOurs")
    void whatDl4jWroteIsTheSameNetworkWithTheRunsSeed(Model model) throws Exception {
        Definition wanted = model.generator(8, IMAGE, 11);
        Definition other = model.generator(8, IMAGE, 12);
        String said = json(wanted);
        for (String text : List.of(json(other), yaml(other))) {
            Definition got = file(text).generator(8, IMAGE, 11);
            assertThat(json(got)).isEqualTo(said);
            try (Network a = Network.of(got);
                    Network b = Network.of(wanted)) {
                assertThat(a.parameters()).isEqualTo(b.parameters());
            }
        }
    }

    @Test
    void spectralLayersConditionalGraphsAndDistributionsAreReadFromBothForms() throws Exception {
        NetworkSpec spec = new NetworkSpec(8, IMAGE, 3, 11);
        Model model = Dcgan.of(4).with(Normalization.SPECTRAL);
        Definition wanted = model.discriminator(spec);
        assertThat(json(file(json(wanted)).discriminator(spec))).isEqualTo(json(wanted));
        assertThat(json(file(yaml(wanted)).discriminator(spec))).isEqualTo(json(wanted));
    }

    @Test
    void whatStandsBesideLayersIsReadToo() throws Exception {
        MultiLayerConfiguration wanted = builder()
                .updater(new Sgd(new MapSchedule.Builder(ScheduleType.ITERATION)
                        .add(0, 0.1)
                        .add(9, 0.01)
                        .build()))
                .l1(1e-3)
                .weightDecay(1e-4)
                .constrainWeights(new org.deeplearning4j.nn.conf.constraint.MaxNormConstraint(2, 1))
                .list()
                .layer(dense(2, 4))
                .layer(new DropoutLayer(0.5))
                .layer(new BatchNormalization.Builder().nIn(4).nOut(4).build())
                .layer(new ActivationLayer.Builder()
                        .activation(Activation.SWISH)
                        .build())
                .layer(dense(4, 2))
                .build();
        SampleShape points = SampleShape.vector(2);
        assertThat(json(file(wanted.toJson()).generator(2, points, 3))).isEqualTo(wanted.toJson());
        assertThat(json(file(wanted.toYaml()).generator(2, points, 3))).isEqualTo(wanted.toJson());
    }

    @Test
    void whatIsKeptSaysTheSame() throws Exception {
        DefinitionFile read = file(yaml(Dcgan.of(4).generator(8, IMAGE, 1)));
        DefinitionFile again = file(read.text());
        assertThat(again.text()).isEqualTo(read.text());
        assertThat(json(again.generator(8, IMAGE, 5))).isEqualTo(json(read.generator(8, IMAGE, 5)));
    }

    @Test
    void everyClassThatIsAllowedIsThere() throws Exception {
        for (String name : AllowedClasses.NAMES) {
            assertThat(Class.forName(name, false, getClass().getClassLoader())).isPublic();
        }
        for (String name : AllowedClasses.DISTRIBUTIONS) {
            assertThat(Class.forName(name, false, getClass().getClassLoader())).isPublic();
        }
    }

    @Test
    void everyLayerVertexAndPreprocessorThatIsAllowedIsInTheGuide() throws Exception {
        String guide = Files.readString(Path.of(System.getProperty("project.root"), "docs", "models.md"));
        for (String name : AllowedClasses.NAMES) {
            if (name.matches("org\\.deeplearning4j\\.nn\\.conf\\.(layers|graph|preprocessor)\\..*")) {
                assertThat(guide).contains("`" + name.substring(name.lastIndexOf('.') + 1) + "`");
            }
        }
    }

    /** DL4J passes over what it does not know. */
    @ParameterizedTest
    @ValueSource(strings = {"nIn", "hasbias", "dropOut"})
    void aMisspeltNameIsRefusedByItsPlace(String name) throws Exception {
        String text = builder().list().layer(dense(2, 2)).build().toJson().replace("\"hasBias\"", "\"" + name + "\"");
        DefinitionFile file = file(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.generator(2, SampleShape.vector(2), 1))
                .withMessageContaining("confs[0].layer." + name)
                .withMessageContaining("does not know");
    }

    @Test
    void aValueThatDl4jReadsAsAnotherIsRefused() throws Exception {
        String text = builder().list().layer(dense(2, 2)).build().toJson().replace("\"nout\" : 2", "\"nout\" : 2.7");
        DefinitionFile file = file(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.generator(2, SampleShape.vector(2), 1))
                .withMessageContaining("confs[0].layer.nout is 2.7, which DL4J reads as 2");
    }

    @Test
    void layersThatDoNotGoTogetherAreRefusedBeforeAnythingIsAllocated() throws Exception {
        DefinitionFile file = file(json(Dcgan.of(4).discriminator(IMAGE, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.discriminator(SampleShape.vector(2), 1))
                .withMessageContaining("do not go together");
    }

    @Test
    void moreParametersThanFitAreRefusedBeforeAnythingIsAllocated() throws Exception {
        DefinitionFile file = file(builder()
                .list()
                .layer(dense(2, 2_000_000_000))
                .layer(dense(2_000_000_000, 2))
                .build()
                .toJson());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.generator(2, SampleShape.vector(2), 1))
                .withMessageContaining("parameters; make it smaller");
    }

    @Test
    void moreNumbersBetweenLayersThanFitAreRefused() throws Exception {
        DefinitionFile file = file(builder()
                .list()
                .layer(dense(2, 4))
                .layer(new Upsampling2D.Builder(2_000_000_000).build())
                .inputPreProcessor(1, new FeedForwardToCnnPreProcessor(2, 2, 1))
                .build()
                .toJson());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.generator(2, SampleShape.vector(2), 1))
                .withMessageContaining("between two layers");
    }

    private static String labelled(String second, int rows) {
        return builder()
                .graphBuilder()
                .addInputs(Model.LATENT, second)
                .addLayer(
                        "table", new EmbeddingLayer.Builder().nIn(rows).nOut(4).build(), second)
                .addVertex("both", new MergeVertex(), Model.LATENT, "table")
                .addLayer("out", dense(6, 2), "both")
                .setOutputs("out")
                .build()
                .toJson();
    }

    @Test
    void labelsNeedTheInputsNamesAndARowForEach() throws Exception {
        NetworkSpec told = new NetworkSpec(2, SampleShape.vector(2), 3, 1);
        NetworkSpec untold = new NetworkSpec(2, SampleShape.vector(2), 0, 1);
        assertThat(file(labelled(Model.LABEL, 3)).generator(told).layers()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(labelled(Model.LABEL, 2)).generator(told))
                .withMessageContaining("\"table\" has 2 rows, and there are 3 labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(labelled("kind", 3)).generator(told))
                .withMessageContaining("must have the inputs latent and label, got [latent, kind]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(labelled(Model.LABEL, 3)).discriminator(told))
                .withMessageContaining("must have the inputs sample and label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(labelled(Model.LABEL, 3)).generator(untold))
                .withMessageContaining("set conditional=true");
        String plain = builder().list().layer(dense(2, 2)).build().toJson();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(plain).generator(told))
                .withMessageContaining("take no labels");
    }

    @Test
    void aGraphThatGoesInACircleIsRefused() throws Exception {
        NetworkSpec told = new NetworkSpec(2, SampleShape.vector(2), 3, 1);
        String circle = labelled(Model.LABEL, 3)
                .replace("\"both\" : [ \"latent\", \"table\" ]", "\"both\" : [ \"latent\", \"out\" ]");
        assertThat(circle).isNotEqualTo(labelled(Model.LABEL, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(circle).generator(told))
                .withMessageContaining("no way leads from the graph's inputs to \"");
    }

    @Test
    void anOutputLayerIsRefusedWithWhatToEndIn() {
        String text = builder()
                .list()
                .layer(dense(2, 2))
                .layer(new org.deeplearning4j.nn.conf.layers.OutputLayer.Builder()
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .lossFunction(org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.XENT)
                        .build())
                .build()
                .toJson();
        assertThatThrownBy(() -> file(text))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("generator.model mine.json: confs[1].layer is of the class")
                .hasMessageContaining("end it in a dense or activation layer");
    }
}

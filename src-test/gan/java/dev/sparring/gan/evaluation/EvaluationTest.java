package dev.sparring.gan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.classifier.ClassifierFile;
import dev.sparring.gan.classifier.ClassifierTraining;
import dev.sparring.gan.classifier.LabelledData;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.Pictures;
import dev.sparring.gan.data.image.StackedImages;
import dev.sparring.gan.data.image.binary.IdxFiles;
import dev.sparring.gan.data.synthetic.Shapes;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.sampling.RunSampler;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** A run of two steps of tiny networks. */
    private Path run(String... settings) throws Exception {
        Path root = folder.resolve("run");
        ConfigBuilder layers = ConfigBuilder.preset("ring")
                .set("steps", "2")
                .set("batch", "8")
                .set("generator.width", "8")
                .set("discriminator.width", "8");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        Run.prepare(layers.build(), root).play(new RunControl(), new RunListener() {}, "test");
        return root;
    }

    private Path runOfImages() throws Exception {
        return run("data.source=shapes", "data.size=8");
    }

    private static Evaluation evaluation(Path run) {
        return new Evaluation(run, Optional.empty(), Optional.of(500), 1, Optional.empty());
    }

    private static Report report(Evaluation evaluation) throws SparringException {
        return evaluation.report(new RunSampler(evaluation.run(), Optional.empty(), warning -> {}));
    }

    private static MetricResult reading(Report report, Metric quantity) {
        return report.readings().stream()
                .filter(reading -> reading.quantity() == quantity)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunOfPointsIsMeasuredByItsModesAndItsOwnNumbers() throws Exception {
        Report report = report(evaluation(run()));
        assertThat(report.step()).isEqualTo(2);
        assertThat(report.count()).isEqualTo(500);
        assertThat(report.space()).isEqualTo(new SpaceChoice.Raw());
        assertThat(report.length()).isEqualTo(2);
        assertThat(report.labels()).isEmpty();
        assertThat(report.readings())
                .extracting(MetricResult::quantity)
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(Metric.LABEL_AGREEMENT)));
        assertThat(reading(report, Metric.MODES).data()).isEqualTo(8);
        // Of a round Gaussian, 1 - exp(-9/2) lie within three standard deviations.
        assertThat(reading(report, Metric.HIGH_QUALITY).data()).isCloseTo(1 - Math.exp(-4.5), within(0.02));
        assertThat(reading(report, Metric.COVERAGE).data()).isCloseTo(1 - 1 / 32.0, within(0.04));
        // A generator of two steps makes nothing like the ring.
        assertThat(reading(report, Metric.COVERAGE).samples()).isLessThan(0.3);
        assertThat(reading(report, Metric.FRECHET_DISTANCE).samples())
                .isGreaterThan(20 * reading(report, Metric.FRECHET_DISTANCE).data());
    }

    @Test
    void theSameQuestionHasTheSameAnswerAndAnotherSeedAnother() throws Exception {
        Path run = run();
        Report report = report(evaluation(run));
        assertThat(report(evaluation(run))).isEqualTo(report);
        Evaluation other = new Evaluation(run, Optional.empty(), Optional.of(500), 2, Optional.empty());
        assertThat(report(other).readings()).isNotEqualTo(report.readings());
    }

    @Test
    void theJsonHoldsEverything() throws Exception {
        Report report = report(evaluation(run()));
        JsonNode json = new ObjectMapper().readTree(report.toJson("somewhere"));
        assertThat(json.path("format").asText()).isEqualTo("sparring-evaluation");
        assertThat(json.path("run").asText()).isEqualTo("somewhere");
        assertThat(json.path("step").asInt()).isEqualTo(2);
        assertThat(json.path("seed").asInt()).isEqualTo(1);
        assertThat(json.path("count").asInt()).isEqualTo(500);
        assertThat(json.path("data").asText()).contains("8 Gaussians on a ring");
        assertThat(json.path("space").path("kind").asText()).isEqualTo("raw");
        assertThat(json.path("settings").path("neighbours").asInt()).isEqualTo(5);
        for (MetricResult reading : report.readings()) {
            JsonNode figure = json.path("figures").path(reading.quantity().key());
            assertThat(figure.path("samples").asDouble(Double.NaN)).isEqualTo(reading.samples());
            assertThat(figure.path("data").asDouble()).isEqualTo(reading.data());
        }
    }

    @Test
    void numbersThatJsonDoesNotKnowAreTexts() throws Exception {
        MetricResult reading = new MetricResult(Metric.REVERSE_KL, Double.NaN, 0);
        Report report = new Report(
                1,
                1,
                100,
                "data",
                new SpaceChoice.Raw(),
                "numbers",
                2,
                List.of(reading),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new LabelDistances(List.of("a"), new double[] {2.5}, new double[] {Double.NaN})),
                Optional.empty());
        JsonNode json = new ObjectMapper().readTree(report.toJson("run"));
        assertThat(json.path("figures").path("reverse_kl").path("samples").asText())
                .isEqualTo("NaN");
        assertThat(json.path("label_distances").toString())
                .isEqualTo("[{\"label\":\"a\",\"samples\":2.5,\"data\":\"NaN\"}]");
    }

    @Test
    void imagesAreComparedByRandomConvolutions() throws Exception {
        Report report = report(evaluation(runOfImages()));
        assertThat(report.space().kind()).isEqualTo("random-convolutions");
        assertThat(report.features()).isEqualTo("64 random convolutional features");
        assertThat(report.readings()).hasSize(Metric.values().length - 4);
        assertThat(reading(report, Metric.FRECHET_DISTANCE).samples())
                .isGreaterThan(5 * reading(report, Metric.FRECHET_DISTANCE).data());
    }

    private Path classifier(int size) throws Exception {
        Path directory = folder.resolve("classifier" + size);
        ClassifierTraining training = new ClassifierTraining(30, 1);
        ClassifierTraining.Result result =
                training.train(LabelledData.of(Shapes.of(size, 1, 1), 1), (step, loss) -> {});
        ClassifierFile.save(directory, result, training);
        result.classifier().close();
        return directory;
    }

    private static Evaluation in(Path run, SpaceChoice space) {
        return new Evaluation(run, Optional.empty(), Optional.of(500), 1, Optional.of(space));
    }

    @Test
    void aClassifierGivesItsSpaceAndTheLabels() throws Exception {
        Report report = report(in(runOfImages(), new SpaceChoice.Learned(classifier(8))));
        assertThat(report.space().kind()).isEqualTo("classifier");
        LabelCounts labels = report.labels().orElseThrow();
        assertThat(labels.names()).containsExactly("disc", "square", "triangle", "ring", "cross");
        assertThat(IntStream.of(labels.samples()).sum()).isEqualTo(500);
        assertThat(IntStream.of(labels.data()).sum()).isEqualTo(500);
        JsonNode json = new ObjectMapper().readTree(report.toJson("run"));
        assertThat(json.path("space").path("origin").asText()).endsWith("classifier8");
        assertThat(json.path("labels")).hasSize(5);
        assertThat(json.path("labels").path(4).path("label").asText()).isEqualTo("cross");
        assertThat(json.path("labels").path(4).path("data").asInt()).isEqualTo(labels.data()[4]);
        assertThat(json.path("missing_labels")).hasSameSizeAs(labels.missing());
    }

    /** Images that are bright on the left or on the right, as IDX files; a classifier of them. */
    private Path halves() throws Exception {
        Path digits = Files.createDirectories(folder.resolve("halves"));
        SplittableRandom random = new SplittableRandom(5);
        ByteBuffer images = ByteBuffer.allocate(16 + 400 * 64);
        images.putInt(0x803).putInt(400).putInt(8).putInt(8);
        ByteBuffer labels = ByteBuffer.allocate(8 + 400);
        labels.putInt(0x801).putInt(400);
        for (int i = 0; i < 400; i++) {
            int label = random.nextInt(2);
            labels.put((byte) label);
            for (int p = 0; p < 64; p++) {
                images.put((byte) (random.nextInt(100) + (p % 8 / 4 == label ? 100 : 0)));
            }
        }
        Files.write(digits.resolve("train-images-idx3-ubyte"), images.array());
        Files.write(digits.resolve("train-labels-idx1-ubyte"), labels.array());
        return digits;
    }

    private Path classifierOf(DataSource source, String name) throws Exception {
        Path directory = folder.resolve(name);
        ClassifierTraining training = new ClassifierTraining(60, 1);
        ClassifierTraining.Result result = training.train(LabelledData.of(source, 1), (step, loss) -> {});
        ClassifierFile.save(directory, result, training);
        result.classifier().close();
        return directory;
    }

    @Test
    void kindsOfStacksAreCountedByAClassifierOfWhatIsStacked() throws Exception {
        Path digits = halves();
        Path run = run("data={source: stacked, path: " + digits + ", size: 8}");
        Path learned = classifierOf(IdxFiles.load(digits, SampleShape.image(1, 8)), "single");
        Report report = report(in(run, new SpaceChoice.Learned(learned)));
        assertThat(report.features()).isEqualTo("192 features of a classifier of 2 labels, channel by channel");
        assertThat(reading(report, Metric.MODES).data()).isEqualTo(8);
        assertThat(reading(report, Metric.MODES).samples()).isBetween(1.0, 8.0);
        // Of 500 in eight equal shares the divergence is about 7 / 1,000.
        assertThat(reading(report, Metric.REVERSE_KL).data()).isBetween(0.001, 0.03);
        assertThat(reading(report, Metric.REVERSE_KL).samples()).isBetween(0.0, Math.log(8));
        LabelCounts labels = report.labels().orElseThrow();
        assertThat(labels.names()).containsExactly("000", "001", "010", "011", "100", "101", "110", "111");
        int[] held = IntStream.of(labels.samples()).filter(count -> count > 0).toArray();
        assertThat(reading(report, Metric.MODES).samples()).isEqualTo(held.length);
        int[] real = new int[8];
        DataSource stacks = StackedImages.of(IdxFiles.load(digits, SampleShape.image(1, 8)), 0, 1);
        // Of an endless source the first ones are the reference, the next ones the other data.
        LongStream.range(500, 1000).forEach(i -> real[stacks.label(i).orElseThrow()]++);
        assertThat(labels.data()).isEqualTo(real);
    }

    @Test
    void aClassifierOfTheStacksThemselvesDoesAsWellAndAnotherOneIsRefused() throws Exception {
        Path digits = halves();
        Path run = run("data={source: stacked, path: " + digits + ", size: 8}");
        Path learned = classifierOf(StackedImages.of(IdxFiles.load(digits, SampleShape.image(1, 8)), 0, 1), "whole");
        Report report = report(in(run, new SpaceChoice.Learned(learned)));
        assertThat(report.features()).isEqualTo("64 features of a classifier of 8 labels");
        assertThat(reading(report, Metric.MODES).data()).isBetween(1.0, 8.0);
        assertRefused(
                in(run, new SpaceChoice.Learned(classifier(12))),
                SparringException.Configuration.class,
                "takes 12x12x1 images and knows 5 labels, and the run stacks three 8x8x1 images",
                "train one on what is stacked");
    }

    private static void assertRefused(
            Evaluation evaluation, Class<? extends SparringException> kind, String what, String remedy) {
        assertThatThrownBy(() -> report(evaluation))
                .isInstanceOf(kind)
                .hasMessageContaining(what)
                .hasMessageContaining("; " + remedy);
    }

    @Test
    void aClassifierOfOtherImagesIsRefused() throws Exception {
        assertRefused(
                in(runOfImages(), new SpaceChoice.Learned(classifier(12))),
                SparringException.Configuration.class,
                "takes 12x12x1 images, and the run makes 8x8x1 images",
                "train one on such data");
    }

    private static Evaluation against(Path run, String data) {
        return new Evaluation(run, Optional.of(data), Optional.empty(), 1, Optional.empty());
    }

    @Test
    void otherDataOfTheRunsKindIsTakenAndAllElseRefused() throws Exception {
        Path points = run();
        Report spiral = report(against(points, "spiral"));
        assertThat(spiral.data()).contains("spiral");
        assertThat(spiral.count()).isEqualTo(2500);
        assertRefused(
                against(points, "shapes"),
                SparringException.Configuration.class,
                "--data shapes gives 28x28x1 images, and the run makes vectors of 2 numbers",
                "give data of the run's kind");
        assertRefused(
                against(points, "teapot"), SparringException.Configuration.class, "is no source of data", "choose");
        assertRefused(
                against(folder.resolve("none"), "ring"),
                SparringException.Configuration.class,
                "holds no run",
                "give the directory");
    }

    /** Noise in a part of the data. */
    private void writePart(Path data, String part, int count) throws Exception {
        SplittableRandom random = new SplittableRandom(part.hashCode());
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            for (int pixel = 0; pixel < 64; pixel++) {
                image.getRaster().setSample(pixel % 8, Math.floorDiv(pixel, 8), 0, random.nextInt(256));
            }
            Pictures.write(image, "png", data.resolve(part + "/" + i + ".png"));
        }
    }

    @Test
    void whatIsHeldOutIsComparedWithWhereItIsEnough() throws Exception {
        Path data = folder.resolve("data");
        writePart(data, "train", 230);
        writePart(data, "val", 199);
        Path run = run("data.source=folder", "data.path=" + data, "data.size=8", "data.channels=1");
        Evaluation own = new Evaluation(run, Optional.empty(), Optional.empty(), 1, Optional.empty());
        Report training = report(own);
        assertThat(training.count()).isEqualTo(115);
        assertThat(training.data()).isEqualTo("230 images, 8x8 grey, the training part, for too little is held out");
        assertThat(training.overfitting()).isEmpty();
        writePart(data, "val", 220);
        Report heldOut = report(own);
        assertThat(heldOut.count()).isEqualTo(110);
        assertThat(heldOut.data()).isEqualTo("220 images, 8x8 grey, the part held out");
        assertThat(heldOut.overfitting()).isPresent();
        assertThat(report(against(run, "shapes")).overfitting()).isEmpty();
    }

    /** Of noise nothing can be learned but by heart. */
    @Test
    void aDiscriminatorThatKnowsNoiseByHeartIsSeenByNoiseThatItNeverSaw() throws Exception {
        Path data = folder.resolve("data");
        writePart(data, "train", 40);
        writePart(data, "val", 400);
        Path run = run(
                "data.source=folder",
                "data.path=" + data,
                "data.size=8",
                "data.channels=1",
                "batch=40",
                "steps=300",
                "discriminator.model=mlp",
                "discriminator.width=64",
                "discriminator.learningRate=0.005");
        Overfitting found = report(new Evaluation(run, Optional.empty(), Optional.empty(), 1, Optional.empty()))
                .overfitting()
                .orElseThrow();
        assertThat(found.training().real()).isGreaterThan(0.9);
        assertThat(found.heldOut().real()).isLessThanOrEqualTo(found.training().real());
        assertThat(found.heldOut().logit()).isLessThan(found.training().logit());
        assertThat(found.samples().logit()).isLessThan(found.training().logit());
        assertThat(found.share())
                .isCloseTo(
                        (found.training().logit() - found.heldOut().logit())
                                / (found.training().logit() - found.samples().logit()),
                        within(1e-12))
                .isBetween(0.01, 1.0);
    }

    /** Both files have the mean 0 and the deviation 1 on scales of their own, but on that of the run the other one's mean is 100. */
    @Test
    void otherPointsAreMeasuredOnTheScaleOfTheRun() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder near = new StringBuilder("x,y\n");
        StringBuilder far = new StringBuilder("x,y\n");
        for (int i = 0; i < 400; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            near.append(x).append(',').append(y).append('\n');
            far.append(x + 100).append(',').append(y).append('\n');
        }
        Files.writeString(folder.resolve("near.csv"), near);
        Files.writeString(folder.resolve("far.csv"), far);
        Path run = run("data.source=csv", "data.path=" + folder.resolve("near.csv"));
        MetricResult distance =
                reading(report(against(run, "csv:" + folder.resolve("far.csv"))), Metric.FRECHET_DISTANCE);
        assertThat(distance.samples()).isBetween(90.0 * 90, 120.0 * 120);
        assertThat(distance.data()).isLessThan(1);
        MetricResult own = reading(report(against(run, "csv:" + folder.resolve("near.csv"))), Metric.FRECHET_DISTANCE);
        assertThat(own.samples()).isLessThan(10);
    }

    /** An IDX file of noise. */
    private String images(int count) throws Exception {
        Path directory = Files.createDirectories(folder.resolve("idx" + count));
        ByteBuffer file = ByteBuffer.allocate(16 + 64 * count);
        file.putInt(0x803).putInt(count).putInt(8).putInt(8);
        SplittableRandom random = new SplittableRandom(3);
        while (file.hasRemaining()) {
            file.put((byte) random.nextInt());
        }
        Files.write(directory.resolve("train-images-idx3-ubyte"), file.array());
        return "idx:" + directory;
    }

    @Test
    void smallDataIsHalvedAndTooSmallDataRefused() throws Exception {
        Path run = runOfImages();
        Report report = report(against(run, images(301)));
        assertThat(report.count()).isEqualTo(150);
        assertThat(report.data()).isEqualTo("301 images, 8x8 grey");
        assertRefused(
                new Evaluation(run, Optional.of(images(301)), Optional.of(151), 1, Optional.empty()),
                SparringException.Configuration.class,
                "--count is 151 and the data is 301 images",
                "it must be at most 150, half of them");
        assertRefused(
                against(run, images(199)),
                SparringException.Data.class,
                "the data is 199 images, 8x8 grey, too few",
                "give at least 200 samples");
    }

    @Test
    void aGeneratorOfNumbersThatAreNotFiniteIsRefused() throws Exception {
        Path run = run();
        CheckpointStore store = RunDirectory.checkpoints(run);
        Checkpoint checkpoint = store.load(2);
        Map<String, Tensor> tensors = new LinkedHashMap<>(checkpoint.tensors());
        for (String name : new String[] {"generator.parameters.3_b", "generator.average.3_b"}) {
            if (tensors.containsKey(name)) {
                Tensor tensor = Objects.requireNonNull(tensors.get(name));
                float[] numbers = tensor.values().clone();
                Arrays.fill(numbers, Float.POSITIVE_INFINITY);
                tensors.put(name, new Tensor(tensor.shape(), numbers));
            }
        }
        store.save(new Checkpoint(3, tensors, checkpoint.state()), 5);
        assertRefused(
                evaluation(run),
                SparringException.Checkpoint.class,
                "the generator of step 3 makes numbers that are not finite",
                "choose an earlier step");
    }

    @Test
    void countsOutOfRangeAreRefused() {
        for (int count : new int[] {99, 50_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Evaluation(folder, Optional.empty(), Optional.of(count), 1, Optional.empty()))
                    .withMessage("count must be in [100, 50000], got " + count);
        }
    }
}

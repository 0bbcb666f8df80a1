package dev.sparring.gan.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.step.FixedSource;
import dev.sparring.gan.step.GanStep;
import dev.sparring.gan.step.UpdateRatio;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class TrainerTest {

    private static final int BATCH = 16;
    private static final LearningRate G_RATE = LearningRate.constant(1e-3).withWarmup(new Warmup.Linear(10));
    private static final LearningRate D_RATE = LearningRate.constant(2e-3).withWarmup(new Warmup.Exponential(7, 0.1));

    private final Network generator = Dl4jNetwork.of(new Mlp(8, 2).generator(2, SampleShape.vector(2), 1));
    private final Network discriminator = Dl4jNetwork.of(new Mlp(8, 2).discriminator(SampleShape.vector(2), 2));

    @AfterEach
    void close() {
        generator.close();
        discriminator.close();
    }

    private Trainer trainer(String loss, UpdateRatio rounds) {
        return new Trainer(new GanStep(
                Player.of(generator, Adam.builder().beta1(0.5).build(), G_RATE).build(),
                Player.of(discriminator, Adam.builder().beta1(0.5).build(), D_RATE)
                        .build(),
                Losses.find(loss).orElseThrow(),
                new DataLoader(GaussianMixture.ring(8, 1, 0.02, 3), BATCH, 3),
                new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3),
                rounds));
    }

    @Test
    void eachNetworksRateFollowsItsOwnUpdateCount() {
        Trainer trainer = trainer("non-saturating", new UpdateRatio(3, 0, 0));
        for (int step = 1; step <= 12; step++) {
            StepMetrics record = trainer.trainStep();
            assertThat(record.step()).isEqualTo(step);
            assertThat(record.generator().updates()).isEqualTo(step);
            assertThat(record.discriminator().updates()).isEqualTo(3L * step);
            assertThat(record.generator().learningRate()).isEqualTo(1e-3 * Math.min(1, step / 10.0));
            double t = 3.0 * step - 1;
            assertThat(record.discriminator().learningRate())
                    .isCloseTo(t >= 6 ? 2e-3 : 2e-3 * Math.pow(0.1, 1 - t / 6), within(1e-15));
            assertThat(record.images()).isEqualTo(3L * BATCH * step);
        }
    }

    /** Sixteen samples do not divide into groups of six, thirty-two neither. */
    @ParameterizedTest
    @ValueSource(strings = {"non-saturating", "relativistic-pairing"})
    void groupsOfSamplesNeedNotDivideTheBatch(String loss) throws Exception {
        MultiLayerNetwork definition = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(4)
                .list()
                .layer(new MinibatchStandardDeviation(6))
                .layer(new DenseLayer.Builder()
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.feedForward(2))
                .build());
        definition.init();
        try (Network grouped = CompiledNetwork.of(definition)) {
            Trainer trainer = new Trainer(new GanStep(
                    Player.of(generator, Adam.builder().beta1(0.5).build(), G_RATE)
                            .build(),
                    Player.of(grouped, Adam.builder().beta1(0.5).build(), D_RATE)
                            .build(),
                    Losses.find(loss).orElseThrow(),
                    new DataLoader(GaussianMixture.ring(8, 1, 0.02, 3), BATCH, 3),
                    new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3),
                    new UpdateRatio(1, 0, 0)));
            for (int step = 0; step < 3; step++) {
                assertThat(trainer.trainStep().discriminator().loss()).isFinite();
            }
        }
    }

    @Test
    void aDiscriminatorThatStartsLaterIsIdleBeforeAndItsClockStandsStill() {
        Trainer trainer = trainer("hinge", new UpdateRatio(2, 4, 0));
        INDArray before = discriminator.parameters().dup();
        for (int step = 1; step <= 4; step++) {
            StepMetrics record = trainer.trainStep();
            assertThat(record.discriminator().updates()).isZero();
            assertThat(record.discriminator().learningRate()).isZero();
            assertThat(record.generator().updates()).isEqualTo(step);
        }
        assertThat(discriminator.parameters()).isEqualTo(before);
        StepMetrics record = trainer.trainStep();
        assertThat(record.discriminator().updates()).isEqualTo(2);
        assertThat(discriminator.parameters()).isNotEqualTo(before);
    }

    @Test
    void aGeneratorThatStartsLaterStandsStillWhileTheDiscriminatorLearns() {
        Trainer trainer = trainer("non-saturating", new UpdateRatio(1, 0, 3));
        INDArray before = generator.parameters().dup();
        for (int step = 1; step <= 3; step++) {
            StepMetrics record = trainer.trainStep();
            assertThat(record.generator().updates()).isZero();
            assertThat(record.generator().loss()).isPositive();
            assertThat(record.discriminator().updates()).isEqualTo(step);
        }
        assertThat(generator.parameters()).isEqualTo(before);
        StepMetrics record = trainer.trainStep();
        assertThat(record.generator().updates()).isEqualTo(1);
        assertThat(record.generator().learningRate()).isEqualTo(1e-3 / 10);
        assertThat(generator.parameters()).isNotEqualTo(before);
    }

    @Test
    void whoeverSitsAStepOutStandsStillWithItsClock() {
        Trainer trainer = trainer("non-saturating", new UpdateRatio(2, 0, 0));
        trainer.trainStep();
        INDArray first = generator.parameters().dup();
        INDArray second = discriminator.parameters().dup();
        StepMetrics record = trainer.trainStep(UpdateMask.GENERATOR);
        assertThat(discriminator.parameters()).isEqualTo(second);
        assertThat(generator.parameters()).isNotEqualTo(first);
        assertThat(record.discriminator().updates()).isEqualTo(2);
        assertThat(record.generator().updates()).isEqualTo(2);
        first = generator.parameters().dup();
        record = trainer.trainStep(UpdateMask.DISCRIMINATOR);
        assertThat(generator.parameters()).isEqualTo(first);
        assertThat(discriminator.parameters()).isNotEqualTo(second);
        assertThat(record.discriminator().updates()).isEqualTo(4);
        assertThat(record.generator().updates()).isEqualTo(2);
    }

    @Test
    void theGradientThatReachesTheSamplesIsMeasuredBeforeTheGenerator() {
        // A linear critic w: the generator's loss is -mean(w x), so that each sample's gradient is -w / batch.
        try (Network linear = Dl4jNetwork.of(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build())) {
            linear.parameters().assign(Nd4j.createFromArray(3f, 4f, 0f));
            Trainer trainer = new Trainer(new GanStep(
                    Player.of(generator, Sgd.builder().build(), G_RATE).build(),
                    Player.of(linear, Sgd.builder().build(), D_RATE).build(),
                    Losses.WASSERSTEIN,
                    new DataLoader(GaussianMixture.ring(8, 1, 0.02, 3), BATCH, 3),
                    new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3),
                    new UpdateRatio(1, 1, 0)));
            assertThat(trainer.trainStep().sampleGradientNorm()).isCloseTo(5 / Math.sqrt(BATCH), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"non-saturating", "minimax", "least-squares", "hinge", "wasserstein", "relativistic-pairing"})
    void aSmallStepLowersTheDiscriminatorsLossOnItsOwnBatch(String loss) {
        // A generator that stands still and always draws the same, a discriminator that walks downhill.
        Player still = Player.of(generator, Sgd.builder().build(), LearningRate.constant(1e-30))
                .build();
        Player walking = Player.of(discriminator, Sgd.builder().build(), LearningRate.constant(1e-2))
                .build();
        float[] points = new float[2 * BATCH];
        GaussianMixture ring = GaussianMixture.ring(8, 1, 0.02, 3);
        for (int i = 0; i < BATCH; i++) {
            ring.read(i, points, 2 * i);
        }
        Trainer trainer = new Trainer(new GanStep(
                still,
                walking,
                Losses.find(loss).orElseThrow(),
                new DataLoader(new FixedSource(SampleShape.vector(2), points), BATCH, 0),
                new FixedNoise(points),
                UpdateRatio.EVEN));
        double before = trainer.trainStep().discriminator().loss();
        for (int i = 0; i < 5; i++) {
            double after = trainer.trainStep().discriminator().loss();
            assertThat(after).isLessThan(before);
            before = after;
        }
    }

    private record FixedNoise(float[] values) implements dev.sparring.gan.latent.LatentSource {
        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public void draw(String purpose, long counter, int count, float[] target) {
            System.arraycopy(values, 0, target, 0, 2 * count);
        }
    }

    @Test
    void accuraciesAndMeansAreThoseOfTheLogits() {
        Trainer trainer = trainer("non-saturating", UpdateRatio.EVEN);
        // A discriminator without weights and with a bias of 1/2 finds everything real.
        discriminator.parameters().assign(0);
        Objects.requireNonNull(
                        discriminator.parameterViews(discriminator.parameters()).get("2_b"))
                .assign(0.5);
        StepMetrics record = trainer.trainStep();
        assertThat(record.realLogit()).isCloseTo(0.5, within(1e-6));
        assertThat(record.fakeLogit()).isCloseTo(0.5, within(1e-6));
        assertThat(record.realAccuracy()).isEqualTo(1);
        assertThat(record.fakeAccuracy()).isZero();
        assertThat(record.separation()).isEqualTo(0.5);
        double softplus = Math.log1p(Math.exp(-0.5));
        assertThat(record.discriminator().loss()).isCloseTo(softplus + Math.log1p(Math.exp(0.5)), within(1e-6));
    }

    @Test
    void theGeneratorsUpdateDoesNotTouchTheDiscriminator() {
        Trainer trainer = trainer("non-saturating", new UpdateRatio(1, 1, 0));
        INDArray before = discriminator.parameters().dup();
        trainer.trainStep();
        assertThat(discriminator.parameters()).isEqualTo(before);
        assertThat(discriminator.gradients().norm2Number().doubleValue()).isZero();
    }

    @Test
    void theAdversarialWeightScalesTheGeneratorsGradient() {
        double whole = firstGradientNorm(new Warmup.None());
        double quarter = firstGradientNorm(new Warmup.LinearFrom(3, 0.25));
        assertThat(quarter).isCloseTo(0.25 * whole, within(1e-5 * whole));
    }

    private static double firstGradientNorm(Warmup weight) {
        try (Network first = Dl4jNetwork.of(new Mlp(8, 2).generator(2, SampleShape.vector(2), 1));
                Network second = Dl4jNetwork.of(new Mlp(8, 2).discriminator(SampleShape.vector(2), 2))) {
            Trainer trainer = new Trainer(new GanStep(
                            Player.of(first, Sgd.builder().build(), G_RATE).build(),
                            Player.of(second, Sgd.builder().build(), D_RATE).build(),
                            Losses.NON_SATURATING,
                            new DataLoader(GaussianMixture.ring(8, 1, 0.02, 3), BATCH, 3),
                            new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3),
                            UpdateRatio.EVEN)
                    .withAdversarialWeight(weight));
            return trainer.trainStep().generator().gradientNorm();
        }
    }

    @Test
    void aGeneratorWhoseSamplesAreNoneOfTheDatasIsRefusedBeforeAGameBegins() {
        try (Network wide = Dl4jNetwork.of(new Mlp(8, 2).generator(2, SampleShape.vector(3), 1))) {
            Player three = Player.of(wide, Sgd.builder().build(), G_RATE).build();
            Player judge =
                    Player.of(discriminator, Sgd.builder().build(), D_RATE).build();
            Loss loss = Losses.HINGE;
            DataLoader loader = new DataLoader(GaussianMixture.ring(8, 1, 0.02, 3), BATCH, 3);
            LatentVectors latent = new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Trainer(new GanStep(three, judge, loss, loader, latent, UpdateRatio.EVEN)))
                    .withMessageContaining(
                            "the generator must give samples of the data's shape, [batch, 2], got [batch, 3]");
        }
    }

    @Test
    void illegalRoundsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UpdateRatio(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new UpdateRatio(1, -1, 0));
    }
}

package dev.sparring.gan.train;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.LossValue;
import dev.sparring.gan.model.ConditionalInputs;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.penalty.Critic;
import dev.sparring.gan.penalty.GradientPenalty.Points;
import dev.sparring.gan.penalty.Penalties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * A GAN's step: the discriminator's updates, then one of the generator through the updated discriminator.
 *
 * <p>Each discriminator update sees a fresh real and a fresh fake batch, run separately; the generator's update reuses the
 * fake batch of the last one, so the generator runs forward once per discriminator update and no more.
 *
 * <p>One thread, the networks'.
 *
 * <pre>{@code
 * Trainer trainer = new Trainer(new GanStep(
 *         generator, discriminator, Losses.NON_SATURATING, new DataLoader(data, 256, 42), noise, UpdateRatio.EVEN));
 * for (int step = 0; step < 6000; step++) {
 *     StepMetrics metrics = trainer.trainStep();
 * }
 * }</pre>
 */
public final class GanStep implements AdversarialStep {

    private static final float[] NO_LOGITS = {};
    private static final double[] NOTHING = {};

    /** Before a penalty's number, in what is remembered. */
    private static final String PENALTY = "penalty-";

    private static final String SCALE = "gradient-scale";

    /** What the loader is called. */
    private static final String DATA = "data";

    private final Players players;
    private final Player generator;
    private final Player discriminator;
    private final Loss loss;
    private final DataLoader loader;
    private final LatentSource latent;
    private final UpdateRatio updateRatio;
    private Warmup adversarialWeight = new Warmup.None();
    private Penalties penalties = new Penalties(List.of(), 0);
    private final BatchReader batch;
    private final Optional<INDArray> labels;
    private final INDArray noise;
    private final INDArray logitGradient;
    private final float[] noiseNumbers;
    private final float[] sampleGradient;
    private Optional<InstanceNoise> instanceNoise = Optional.empty();
    private Optional<GradientScale> gradientScale = Optional.empty();
    private INDArray noisyReal;
    private INDArray noisyFake;
    private double sampleGradientNorm;
    private double discriminatorLoss;

    private final Critic critic = new Critic() {
        @Override
        public Network network() {
            return discriminator.network();
        }

        @Override
        public Inputs inputs(INDArray samples) {
            return GanStep.this.inputs(samples);
        }
    };

    /**
     * A step of two players. Runs each network once on one sample, in inference mode, to see that they fit.
     *
     * @param generator takes {@code [batch, latent.dimensions()]}, gives samples of the loader's shape
     * @param discriminator takes samples, gives logits {@code [batch, 1]}
     * @param loss what both learn by
     * @param loader real samples
     * @param latent the generator's noise
     * @param updateRatio how often the discriminator is updated
     * @throws IllegalArgumentException if the generator does not give samples of the loader's shape, the discriminator not one
     *     logit a sample or what has gone through a sigmoid or the like, or one of them is not of type FLOAT
     */
    public GanStep(
            Player generator,
            Player discriminator,
            Loss loss,
            DataLoader loader,
            LatentSource latent,
            UpdateRatio updateRatio) {
        this(generator, discriminator, loss, loader, latent, updateRatio, Optional.empty());
    }

    /**
     * The same where both networks are told labels: the discriminator each sample's, the generator those of the real batch.
     *
     * @param generator takes {@link Model#LATENT} and {@link Model#LABEL}
     * @param discriminator takes {@link Model#SAMPLE} and {@link Model#LABEL}
     * @param loss what both learn by
     * @param loader real samples, each of which has a label
     * @param latent the generator's noise
     * @param updateRatio how often the discriminator is updated
     * @return the step
     * @throws IllegalArgumentException as the constructor
     */
    public static GanStep conditional(
            Player generator,
            Player discriminator,
            Loss loss,
            DataLoader loader,
            LatentSource latent,
            UpdateRatio updateRatio) {
        return new GanStep(
                generator,
                discriminator,
                loss,
                loader,
                latent,
                updateRatio,
                Optional.of(Floats.array(loader.batch(), 1)));
    }

    private GanStep(
            Player generator,
            Player discriminator,
            Loss loss,
            DataLoader loader,
            LatentSource latent,
            UpdateRatio updateRatio,
            Optional<INDArray> labels) {
        this.players = Players.duel(generator, discriminator);
        this.generator = Objects.requireNonNull(generator, "generator");
        this.discriminator = Objects.requireNonNull(discriminator, "discriminator");
        this.loss = Objects.requireNonNull(loss, "loss");
        this.loader = Objects.requireNonNull(loader, "loader");
        this.latent = Objects.requireNonNull(latent, "latent");
        this.updateRatio = Objects.requireNonNull(updateRatio, "updateRatio");
        SampleShape shape = loader.source().shape();
        NetworkChecks.check(
                generator.network(), discriminator.network(), shape, latent.dimensions(), labels.isPresent());
        int size = loader.batch();
        this.labels = labels;
        this.batch = labels.isPresent() ? BatchReader.withLabels(loader) : new BatchReader(loader);
        this.noise = Floats.array(size, latent.dimensions());
        this.logitGradient = Floats.array(size, 1);
        this.noiseNumbers = new float[size * latent.dimensions()];
        this.sampleGradient = new float[size * shape.length()];
        this.noisyReal = batch.samples();
        this.noisyFake = batch.samples();
    }

    /**
     * Lets the adversarial part of the generator's gradient grow from less to all of itself, over the generator's own updates.
     * An optimizer that divides by the gradient's size, as Adam does, hardly feels it unless something else adds to the
     * gradient or clips it.
     *
     * @param weight the share of the gradient
     * @return this
     */
    public GanStep withAdversarialWeight(Warmup weight) {
        this.adversarialWeight = Objects.requireNonNull(weight, "weight");
        return this;
    }

    /**
     * Adds noise to everything that the discriminator sees.
     *
     * @param noise less and less of it
     * @return this
     */
    public GanStep withInstanceNoise(InstanceNoise noise) {
        int size = loader.batch();
        SampleShape shape = loader.source().shape();
        this.instanceNoise = Optional.of(noise);
        this.noisyReal = Floats.array(shape.batch(size));
        this.noisyFake = Floats.array(shape.batch(size));
        return this;
    }

    /**
     * Divides the gradient that reaches the generator's samples by its running root mean square.
     *
     * @return this
     */
    public GanStep withGradientNormalization() {
        this.gradientScale = Optional.of(new GradientScale());
        return this;
    }

    /**
     * Adds penalties to what the discriminator is trained by.
     *
     * @param added what is added
     * @return this
     * @throws IllegalArgumentException if they need a gradient that the discriminator cannot give, with the reason
     */
    public GanStep withPenalties(Penalties added) {
        Optional<String> reason = discriminator.network().withoutTangent();
        if (added.needTangent() && reason.isPresent()) {
            throw new IllegalArgumentException(
                    "penalties need the gradient of the discriminator to its samples, and " + reason.get());
        }
        if (added.needTangent()) {
            tryTangent();
        }
        this.penalties = added;
        return this;
    }

    /** So that what this machine cannot do shows before the first step. */
    private void tryTangent() {
        Network network = discriminator.network();
        long position = network.dropoutPosition();
        INDArray parameters = network.parameters().dup();
        try (Pass pass = network.passForGradients(inputs(batch.samples()))) {
            pass.sampleGradients();
        } catch (OneDnnException e) {
            throw new IllegalArgumentException("the discriminator's gradient cannot be computed: " + e.getMessage(), e);
        } finally {
            network.seekDropout(position);
            // A pass moves the estimates of spectral normalisation.
            network.parameters().assign(parameters);
        }
    }

    /**
     * What the discriminator is trained by beside the loss.
     *
     * @return the penalties
     */
    public Penalties penalties() {
        return penalties;
    }

    /**
     * The real samples.
     *
     * @return the loader
     */
    public DataLoader loader() {
        return loader;
    }

    /**
     * The noise.
     *
     * @return it
     */
    public LatentSource latent() {
        return latent;
    }

    /**
     * What they play for.
     *
     * @return the loss
     */
    public Loss loss() {
        return loss;
    }

    /**
     * How often who is updated.
     *
     * @return how often the discriminator is updated for one update of the generator
     */
    public UpdateRatio updateRatio() {
        return updateRatio;
    }

    @Override
    public Players players() {
        return players;
    }

    @Override
    public Map<String, DataLoader> loaders() {
        return Map.of(DATA, loader);
    }

    @Override
    public double equilibrium() {
        return loss.equilibrium();
    }

    @Override
    public int discriminatorUpdates() {
        return updateRatio.steps();
    }

    @Override
    public Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        List<double[]> remembered = penalties.state();
        for (int i = 0; i < remembered.size(); i++) {
            if (remembered.get(i).length > 0) {
                state.put(PENALTY + i, remembered.get(i));
            }
        }
        gradientScale.ifPresent(scale -> state.put(SCALE, scale.state()));
        return state;
    }

    @Override
    public void restore(Map<String, double[]> state) {
        penalties.restore(IntStream.range(0, penalties.state().size())
                .mapToObj(i -> state.getOrDefault(PENALTY + i, NOTHING))
                .toList());
        gradientScale.ifPresent(scale -> scale.restore(state.getOrDefault(SCALE, NOTHING)));
    }

    @Override
    public StepReport play(long step) {
        boolean learns = !discriminator.isFrozen() && step >= updateRatio.startAt();
        LogitBatch logits = LogitBatch.NONE;
        int images = 0;
        for (int round = learns ? 0 : updateRatio.steps() - 1; round < updateRatio.steps() - 1; round++) {
            long draw = step * updateRatio.steps() + round;
            try (Pass made = generate(draw)) {
                logits = judge(draw, made.output(), learns);
                images += loader.batch();
            }
        }
        double generatorLoss;
        long last = step * updateRatio.steps() + updateRatio.steps() - 1;
        try (Pass made = generate(last)) {
            logits = judge(last, made.output(), learns);
            images += learns ? loader.batch() : 0;
            generatorLoss =
                    updateGenerator(last, made, !generator.isFrozen() && step >= updateRatio.generatorStartAt());
        }
        return new StepReport()
                .loss(Players.GENERATOR, generatorLoss)
                .loss(Players.DISCRIMINATOR, discriminatorLoss)
                .logits(logits.real(), logits.fake())
                .sampleGradientNorm(sampleGradientNorm)
                .penalty(penalties.value(), penalties.gradientNorm())
                .samples(images);
    }

    /** Reads a real batch and makes as many samples, of the same labels. */
    private Pass generate(long draw) {
        batch.next();
        labels.ifPresent(array -> ConditionalInputs.fill(array, batch.labels()));
        latent.draw("training", draw, loader.batch(), noiseNumbers);
        Floats.fill(noise, noiseNumbers);
        Inputs given = labels.isPresent() ? ConditionalInputs.generator(noise, labels.get()) : Inputs.of(noise);
        return generator.network().pass(given, true);
    }

    /** What a discriminator is run on for samples of this batch. */
    private Inputs inputs(INDArray samples) {
        return labels.isPresent() ? ConditionalInputs.discriminator(samples, labels.get()) : Inputs.of(samples);
    }

    private LogitBatch judge(long draw, INDArray made, boolean learns) {
        INDArray real = real(draw);
        INDArray fake = fake("fake", draw, made);
        LogitBatch logits = discriminatorStep(real, fake, learns);
        if (learns) {
            penalties.addGradients(discriminator.updates(), critic, real, fake);
            discriminator.update();
            penalties.afterUpdate(discriminator);
        }
        return logits;
    }

    /** The real batch as the discriminator sees it. */
    private INDArray real(long draw) {
        instanceNoise.ifPresent(noise -> noise.add(batch.samples(), noisyReal, "real", draw, discriminator.updates()));
        return noisyReal;
    }

    /** Generated samples as the discriminator sees them. */
    private INDArray fake(String purpose, long draw, INDArray made) {
        if (instanceNoise.isEmpty()) {
            return made;
        }
        instanceNoise.get().add(made, noisyFake, purpose, draw, discriminator.updates());
        return noisyFake;
    }

    /** Runs the discriminator on both batches and, if it learns, accumulates its gradients. */
    private LogitBatch discriminatorStep(INDArray real, INDArray fake, boolean learns) {
        Network network = discriminator.network();
        network.clearGradients();
        penalties.begin();
        if (learns && !loss.needsBothBatches()) {
            return oneAfterTheOther(network, real, fake);
        }
        try (Pass onReal = begin(network, real, Points.REAL, learns);
                Pass onFake = begin(network, fake, Points.FAKE, learns)) {
            float[] realLogits = Floats.numbers(onReal.output());
            float[] fakeLogits = Floats.numbers(onFake.output());
            LossValue value = loss.discriminator(realLogits, fakeLogits);
            if (learns) {
                penalties.addToReal(discriminator.updates(), realLogits, value.realGradient());
                penalties.addToFake(discriminator.updates(), fakeLogits, value.fakeGradient());
                addGradients(onFake, network, Points.FAKE, value.fakeGradient());
                addGradients(onReal, network, Points.REAL, value.realGradient());
            }
            discriminatorLoss = value.value();
            return new LogitBatch(realLogits, fakeLogits);
        }
    }

    /** Where the loss is a sum over single samples, one batch's activations serve the other, too. */
    private LogitBatch oneAfterTheOther(Network network, INDArray real, INDArray fake) {
        long update = discriminator.updates();
        float[] realLogits;
        LossValue realValue;
        try (Pass onReal = begin(network, real, Points.REAL, true)) {
            realLogits = Floats.numbers(onReal.output());
            realValue = loss.discriminator(realLogits, NO_LOGITS);
            penalties.addToReal(update, realLogits, realValue.realGradient());
            addGradients(onReal, network, Points.REAL, realValue.realGradient());
        }
        try (Pass onFake = begin(network, fake, Points.FAKE, true)) {
            float[] fakeLogits = Floats.numbers(onFake.output());
            LossValue fakeValue = loss.discriminator(NO_LOGITS, fakeLogits);
            penalties.addToFake(update, fakeLogits, fakeValue.fakeGradient());
            addGradients(onFake, network, Points.FAKE, fakeValue.fakeGradient());
            discriminatorLoss = realValue.value() + fakeValue.value();
            return new LogitBatch(realLogits, fakeLogits);
        }
    }

    private Pass begin(Network network, INDArray samples, Points points, boolean learns) {
        return learns && penalties.join(discriminator.updates(), points, network)
                ? network.passForGradients(inputs(samples))
                : network.pass(inputs(samples), true);
    }

    private void addGradients(Pass pass, Network network, Points samples, float[] toLogits) {
        if (penalties.join(discriminator.updates(), samples, network)) {
            penalties.addWithLoss(discriminator.updates(), samples, pass, toLogits);
        } else {
            pass.backwardToParameters(gradient(toLogits));
        }
    }

    private double updateGenerator(long draw, Pass made, boolean learns) {
        Network judge = discriminator.network();
        float[] onReal = NO_LOGITS;
        if (loss.needsBothBatches()) {
            try (Pass pass = judge.pass(inputs(real(draw)), true)) {
                onReal = Floats.numbers(pass.output());
            }
        }
        try (Pass pass = judge.pass(inputs(fake("again", draw, made.output())), true)) {
            LossValue value = loss.generator(onReal, Floats.numbers(pass.output()));
            if (learns) {
                updateGenerator(
                        made,
                        pass.backwardToInput(
                                gradient(times(adversarialWeight.factor(generator.updates()), value.fakeGradient()))));
            }
            return value.value();
        }
    }

    private void updateGenerator(Pass made, INDArray toSamples) {
        sampleGradientNorm = norm(toSamples);
        gradientScale.ifPresent(scale -> toSamples.muli(scale.next(sampleGradientNorm, toSamples.length())));
        generator.network().clearGradients();
        made.backwardToParameters(toSamples);
        generator.update();
    }

    private static float[] times(double weight, float[] numbers) {
        if (weight != 1) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] *= (float) weight;
            }
        }
        return numbers;
    }

    /** The Euclidean norm, from where the numbers are. */
    private double norm(INDArray gradient) {
        if (gradient.dataType() != DataType.FLOAT || !Shape.hasDefaultStridesForShape(gradient)) {
            return gradient.norm2Number().doubleValue();
        }
        gradient.data().asNioFloat().get((int) gradient.offset(), sampleGradient);
        double sum = 0;
        for (int from = 0;
                from < sampleGradient.length;
                from += loader.source().shape().length()) {
            float part = 0;
            for (int i = from; i < from + loader.source().shape().length(); i++) {
                part += sampleGradient[i] * sampleGradient[i];
            }
            sum += part;
        }
        return Math.sqrt(sum);
    }

    private INDArray gradient(float[] numbers) {
        Floats.fill(logitGradient, numbers);
        return logitGradient;
    }
}

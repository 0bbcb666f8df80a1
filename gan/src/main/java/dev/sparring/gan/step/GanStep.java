package dev.sparring.gan.step;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.augment.Augmentation;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.LossValue;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.train.AdversarialStep;
import dev.sparring.gan.train.Players;
import dev.sparring.gan.train.StepReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static final String AUGMENTATION = "augmentation";

    /** What the generator learns from is seen for. */
    private static final String AGAIN = "again";

    /** What the loader is called. */
    private static final String DATA = "data";

    private final Players players;
    private final Player generator;
    private final Player discriminator;
    private final Loss loss;
    private final DataLoader loader;
    private final LatentSource latent;
    private final UpdateRatio updateRatio;
    private final GanBatch batch;
    private final DiscriminatorGradients gradients;
    private final float[] sampleGradient;
    private Warmup adversarialWeight = new Warmup.None();
    private Optional<GradientScale> gradientScale = Optional.empty();

    /** Batches of an update of the generator to come back to; empty where an update is of one batch. */
    private List<GanBatch.Kept> kept = List.of();

    private int accumulated = 1;

    /** Of the batches of the update under way. */
    private double sampleGradientSquares;

    private double sampleGradientNorm;

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
        this(generator, discriminator, loss, loader, latent, updateRatio, false, 1);
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
        return new GanStep(generator, discriminator, loss, loader, latent, updateRatio, true, 1);
    }

    /**
     * The same where the discriminator judges several samples together (Lin et al. 2018, "PacGAN: the power of two samples in generative
     * adversarial networks", NeurIPS): samples that are all alike then give themselves away.
     *
     * @param generator as for the constructor
     * @param discriminator takes so many samples as one of so many times as many channels, gives one logit for them
     * @param loss what both learn by
     * @param loader real samples, a multiple of {@code packing} in a batch
     * @param latent the generator's noise
     * @param updateRatio how often the discriminator is updated
     * @param packing samples that are judged together, at least 1
     * @return the step
     * @throws IllegalArgumentException as the constructor, or if packing does not divide the batch
     */
    public static GanStep packed(
            Player generator,
            Player discriminator,
            Loss loss,
            DataLoader loader,
            LatentSource latent,
            UpdateRatio updateRatio,
            int packing) {
        return new GanStep(generator, discriminator, loss, loader, latent, updateRatio, false, packing);
    }

    private GanStep(
            Player generator,
            Player discriminator,
            Loss loss,
            DataLoader loader,
            LatentSource latent,
            UpdateRatio updateRatio,
            boolean isConditional,
            int packing) {
        if (packing < 1 || loader.batch() % packing != 0) {
            throw new IllegalArgumentException(
                    "packing must divide the batch of " + loader.batch() + ", got " + packing);
        }
        this.players = Players.duel(generator, discriminator);
        this.generator = Objects.requireNonNull(generator, "generator");
        this.discriminator = Objects.requireNonNull(discriminator, "discriminator");
        this.loss = Objects.requireNonNull(loss, "loss");
        this.loader = Objects.requireNonNull(loader, "loader");
        this.latent = Objects.requireNonNull(latent, "latent");
        this.updateRatio = Objects.requireNonNull(updateRatio, "updateRatio");
        SampleShape shape = loader.source().shape();
        NetworkChecks.check(
                generator.network(), discriminator.network(), shape, packing, latent.dimensions(), isConditional);
        this.batch = new GanBatch(loader, latent, isConditional, packing);
        this.gradients = new DiscriminatorGradients(discriminator.network(), loss, batch, new Penalties(List.of(), 0));
        this.sampleGradient = new float[loader.batch() * shape.length()];
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
        batch.setNoise(noise);
        return this;
    }

    /**
     * Changes images at random before the discriminator sees them, real and generated ones. Gradient penalties hold at the changed images.
     *
     * @param augmentation how, and how likely; a figure {@code augment_p} of each step tells the latter
     * @return this
     */
    public GanStep withAugmentation(Augmentation augmentation) {
        batch.setAugmentation(augmentation);
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
     * Makes each update of several batches, one after the other in the memory of one: the gradients' mean is what one batch of all their
     * samples would give, bit errors aside, where samples do not meet within the networks. Batch normalisation goes by each of the
     * batches, and so does {@link #withGradientNormalization}.
     *
     * @param batches an update, at least 1
     * @return this
     * @throws IllegalArgumentException if the loss is no mean over samples
     */
    public GanStep withAccumulation(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException("batches must be at least 1, got " + batches);
        }
        if (batches > 1 && !loss.isMeanOverSamples()) {
            throw new IllegalArgumentException(
                    "this loss is no mean over samples, so batches cannot be added up; make the batch larger");
        }
        this.accumulated = batches;
        this.kept = batches == 1
                ? List.of()
                : Stream.generate(batch::keeper).limit(batches).toList();
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
        gradients.setPenalties(added);
        return this;
    }

    /** So that what this machine cannot do shows before the first step. */
    private void tryTangent() {
        Network network = discriminator.network();
        long position = network.dropoutPosition();
        INDArray parameters = network.parameters().dup();
        try (Pass pass = network.passForGradients(batch.inputs(batch.judged()))) {
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
        return gradients.penalties();
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
        List<double[]> remembered = penalties().state();
        for (int i = 0; i < remembered.size(); i++) {
            if (remembered.get(i).length > 0) {
                state.put(PENALTY + i, remembered.get(i));
            }
        }
        gradientScale.ifPresent(scale -> state.put(SCALE, scale.state()));
        batch.augmentation().ifPresent(changes -> state.put(AUGMENTATION, changes.state()));
        return state;
    }

    @Override
    public void restore(Map<String, double[]> state) {
        penalties()
                .restore(IntStream.range(0, penalties().state().size())
                        .mapToObj(i -> state.getOrDefault(PENALTY + i, NOTHING))
                        .toList());
        gradientScale.ifPresent(scale -> scale.restore(state.getOrDefault(SCALE, NOTHING)));
        batch.augmentation().ifPresent(changes -> changes.restore(state.getOrDefault(AUGMENTATION, NOTHING)));
    }

    @Override
    public StepReport play(long step) {
        boolean learns = !discriminator.isFrozen() && step >= updateRatio.startAt();
        boolean generatorLearns = !generator.isFrozen() && step >= updateRatio.generatorStartAt();
        int rounds = updateRatio.steps();
        long last = step * rounds + rounds - 1;
        for (long round = learns ? last - rounds + 1 : last; round < last; round++) {
            updateDiscriminator(round, learns, new UpdateTotals(accumulated));
        }
        UpdateTotals totals = new UpdateTotals(accumulated);
        if (accumulated == 1) {
            playSharing(last, learns, generatorLearns, totals);
        } else {
            updateDiscriminator(last, learns, totals);
            updateGenerator(last, generatorLearns, totals);
        }
        StepReport report = totals.report()
                .sampleGradientNorm(sampleGradientNorm)
                .samples(learns ? rounds * accumulated * loader.batch() : 0);
        batch.augmentation()
                .ifPresent(changes -> report.figure("augment_p", changes.probability(discriminator.updates())));
        return report;
    }

    /** Both updates by the same samples, which are made once. */
    private void playSharing(long draw, boolean learns, boolean generatorLearns, UpdateTotals totals) {
        discriminator.network().clearGradients();
        try (Pass made = batch.next(draw, generator.network())) {
            judge(draw, 0, made, learns, totals);
            finishDiscriminator(learns);
            generator.network().clearGradients();
            sampleGradientSquares = 0;
            teach(draw, made, generatorLearns, totals);
            finishGenerator(generatorLearns);
        }
    }

    private void updateDiscriminator(long round, boolean learns, UpdateTotals totals) {
        discriminator.network().clearGradients();
        for (int i = 0; i < accumulated; i++) {
            long draw = round * accumulated + i;
            try (Pass made = batch.next(draw, generator.network())) {
                judge(draw, i, made, learns, totals);
            }
            if (!kept.isEmpty()) {
                batch.keep(kept.get(i));
            }
        }
        finishDiscriminator(learns);
    }

    /** By the samples of the discriminator's last update, made once more: together they would take the memory of them all. */
    private void updateGenerator(long round, boolean learns, UpdateTotals totals) {
        generator.network().clearGradients();
        sampleGradientSquares = 0;
        for (int i = 0; i < accumulated; i++) {
            long draw = round * accumulated + i;
            try (Pass made = batch.again(draw, generator.network(), kept.get(i))) {
                teach(draw, made, learns, totals);
            }
        }
        finishGenerator(learns);
    }

    /** Shows the discriminator a real and a generated batch, the i-th of its update, and adds to its gradients if it learns. */
    private void judge(long draw, int i, Pass made, boolean learns, UpdateTotals totals) {
        long update = discriminator.updates();
        INDArray real = batch.real(draw, update);
        INDArray fake = batch.fake("fake", draw, update, made.output());
        DiscriminatorGradients.Result result =
                learns ? gradients.add(update, update * accumulated + i, real, fake) : gradients.look(real, fake);
        if (learns) {
            batch.augmentation().ifPresent(changes -> changes.see(result.real()));
        }
        totals.addDiscriminator(result, penalties());
    }

    private void finishDiscriminator(boolean learns) {
        if (learns) {
            takeMean(discriminator.network());
            discriminator.update();
            penalties().afterUpdate(discriminator);
        }
    }

    /** Shows the updated discriminator generated samples, and adds to the generator's gradients if it learns. */
    private void teach(long draw, Pass made, boolean learns, UpdateTotals totals) {
        Network judge = discriminator.network();
        long update = discriminator.updates();
        float[] onReal = NO_LOGITS;
        if (loss.needsBothBatches()) {
            try (Pass pass = judge.pass(batch.inputs(batch.real(draw, update)), true)) {
                onReal = Floats.numbers(pass.output());
            }
        }
        try (Pass pass = judge.pass(batch.inputs(batch.fake(AGAIN, draw, update, made.output())), true)) {
            LossValue value = loss.generator(onReal, Floats.numbers(pass.output()));
            if (learns) {
                float[] toLogits = times(adversarialWeight.factor(generator.updates()), value.fakeGradient());
                INDArray toSamples =
                        batch.toSamples(AGAIN, draw, update, pass.backwardToInput(gradients.gradient(toLogits)));
                double norm = norm(toSamples);
                sampleGradientSquares += norm * norm;
                if (gradientScale.isPresent()) {
                    toSamples.muli(gradientScale.get().next(norm, toSamples.length()));
                }
                made.backwardToParameters(toSamples);
            }
            totals.addGenerator(value.value());
        }
    }

    private void finishGenerator(boolean learns) {
        if (learns) {
            sampleGradientNorm = Math.sqrt(sampleGradientSquares) / accumulated;
            takeMean(generator.network());
            generator.update();
        }
    }

    /** Of the gradients of the batches of an update. */
    private void takeMean(Network network) {
        if (accumulated > 1) {
            network.gradients().muli(1.0 / accumulated);
        }
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
}

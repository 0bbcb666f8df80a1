package dev.sparring.gan.run;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.augment.AugmentProbability;
import dev.sparring.gan.augment.Augmentation;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.penalty.Penalty;
import dev.sparring.gan.step.GanStep;
import dev.sparring.gan.step.InstanceNoise;
import dev.sparring.gan.step.UpdateRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a GAN is made of, see {@link Gan}. One thread.
 *
 * <pre>{@code
 * Gan gan = Gan.builder()
 *         .data(GaussianMixture.ring(8, 1.0, 0.02, 42))
 *         .latent(2)
 *         .generator(new Mlp(128, 3), net -> Player.of(net, new AdamOptimizer(), LearningRate.constant(1e-3)))
 *         .discriminator(new Mlp(128, 3), net -> Player.of(net, new AdamOptimizer(), LearningRate.constant(1e-3)))
 *         .loss(Losses.RELATIVISTIC_PAIRING)
 *         .penalty(GradientPenalty.r1(1))
 *         .penalty(GradientPenalty.r2(1))
 *         .build();
 * }</pre>
 */
public final class GanBuilder {
    /** Where a player comes from. */
    interface Source {
        Player player(List<Network> made, Function<Model, Definition> definition);
    }

    private @Nullable DataSource data;
    int batch = 64;
    int latent = 128;
    LatentVectors.Distribution distribution = LatentVectors.Distribution.NORMAL;
    Source generator = missing("generator");
    Source discriminator = missing("discriminator");
    Loss loss = Losses.NON_SATURATING;
    final List<Penalties.Lazy> penalties = new ArrayList<>();
    UpdateRatio updateRatio = UpdateRatio.EVEN;
    Warmup adversarialWeight = new Warmup.None();
    boolean conditional;
    int packing = 1;
    int accumulate = 1;
    Optional<Noise> instanceNoise = Optional.empty();
    Optional<Changes> augment = Optional.empty();
    boolean normalizeGradient;
    long seed;

    /** Augmentation before the images' shape and the seed are known. */
    record Changes(AugmentProbability probability, Set<Augmentation.Kind> kinds) {}

    /** Instance noise before its seed is known. */
    record Noise(double deviation, long updates) {}

    GanBuilder() {}

    private static Source missing(String what) {
        return (made, definition) -> {
            throw new IllegalArgumentException("a GAN needs a " + what);
        };
    }

    /**
     * The real samples.
     *
     * @param source where they come from
     * @return this
     */
    public GanBuilder data(DataSource source) {
        data = source;
        return this;
    }

    /**
     * Samples a batch.
     *
     * @param samples in [1, 65536]; 64 if this is not called
     * @return this
     */
    public GanBuilder batch(int samples) {
        batch = samples;
        return this;
    }

    /**
     * Length of a latent vector, of normally distributed numbers.
     *
     * @param dimensions at least 1; 128 if this is not called
     * @return this
     */
    public GanBuilder latent(int dimensions) {
        return latent(dimensions, LatentVectors.Distribution.NORMAL);
    }

    /**
     * Length of a latent vector, and how its numbers are distributed.
     *
     * @param dimensions at least 1
     * @param numbers of each number
     * @return this
     */
    public GanBuilder latent(int dimensions, LatentVectors.Distribution numbers) {
        latent = dimensions;
        distribution = Objects.requireNonNull(numbers, "numbers");
        return this;
    }

    /**
     * A generator of a model that fits itself to latent vectors and data.
     *
     * @param model makes the definition
     * @param player gives the network its optimizer, its schedule and what else a player has
     * @return this
     */
    public GanBuilder generator(Model model, Function<Network, Player.Builder> player) {
        generator = modelled(model, player);
        return this;
    }

    /**
     * A generator of one's own layers.
     *
     * @param definition takes {@code [batch, latent]}, gives samples
     * @param player as above
     * @return this
     */
    public GanBuilder generator(MultiLayerConfiguration definition, Function<Network, Player.Builder> player) {
        generator = made(() -> Network.of(definition), player);
        return this;
    }

    /**
     * A generator of one's own graph.
     *
     * @param definition takes {@code [batch, latent]}, gives samples
     * @param player as above
     * @return this
     */
    public GanBuilder generator(ComputationGraphConfiguration definition, Function<Network, Player.Builder> player) {
        generator = made(() -> Network.of(definition), player);
        return this;
    }

    /**
     * A generator that there is already. Its network is the caller's to close.
     *
     * @param player takes {@code [batch, latent]}, gives samples
     * @return this
     */
    public GanBuilder generator(Player player) {
        generator = (made, definition) -> player;
        return this;
    }

    /**
     * A discriminator of a model that fits itself to the data.
     *
     * @param model makes the definition
     * @param player gives the network its optimizer, its schedule and what else a player has
     * @return this
     */
    public GanBuilder discriminator(Model model, Function<Network, Player.Builder> player) {
        discriminator = modelled(model, player);
        return this;
    }

    /**
     * A discriminator of one's own layers.
     *
     * @param definition takes samples, gives logits {@code [batch, 1]}
     * @param player as above
     * @return this
     */
    public GanBuilder discriminator(MultiLayerConfiguration definition, Function<Network, Player.Builder> player) {
        discriminator = made(() -> Network.of(definition), player);
        return this;
    }

    /**
     * A discriminator of one's own graph.
     *
     * @param definition takes samples, gives logits {@code [batch, 1]}
     * @param player as above
     * @return this
     */
    public GanBuilder discriminator(
            ComputationGraphConfiguration definition, Function<Network, Player.Builder> player) {
        discriminator = made(() -> Network.of(definition), player);
        return this;
    }

    /**
     * A discriminator that there is already. Its network is the caller's to close.
     *
     * @param player takes samples, gives logits {@code [batch, 1]}
     * @return this
     */
    public GanBuilder discriminator(Player player) {
        discriminator = (made, definition) -> player;
        return this;
    }

    /** What makes a network, which may throw. */
    private interface Opening {
        Network open();
    }

    private static Source made(Opening opening, Function<Network, Player.Builder> player) {
        return (made, definition) -> {
            Network network = opening.open();
            made.add(network);
            return player.apply(network).build();
        };
    }

    private static Source modelled(Model model, Function<Network, Player.Builder> player) {
        return (made, definition) ->
                made(() -> Network.of(definition.apply(model)), player).player(made, definition);
    }

    /**
     * Tells both networks the labels of the data, as often as the data has them. Models do what is needed; networks of one's own
     * take a second input, see {@link Model}.
     *
     * @return this
     */
    public GanBuilder conditional() {
        conditional = true;
        return this;
    }

    /**
     * What both learn by.
     *
     * @param value one of {@link Losses}, or one's own; {@link Losses#NON_SATURATING} if this is not called
     * @return this
     */
    public GanBuilder loss(Loss value) {
        loss = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Adds a penalty on the discriminator, in every of its updates.
     *
     * @param added such as {@link dev.sparring.gan.penalty.GradientPenalty#r1}
     * @return this
     */
    public GanBuilder penalty(Penalty added) {
        return penalty(added, 1);
    }

    /**
     * Adds a penalty on the discriminator, in every k-th of its updates and then k times as strong.
     *
     * @param added such as {@link dev.sparring.gan.penalty.GradientPenalty#r1}
     * @param every k, at least 1
     * @return this
     */
    public GanBuilder penalty(Penalty added, int every) {
        return penalty(added, every, LearningRate.constant(1));
    }

    /**
     * Adds a penalty whose weight follows a schedule.
     *
     * @param added such as {@link dev.sparring.gan.penalty.GradientPenalty#r1}
     * @param every k: it is added in every k-th update and then k times as strong, at least 1
     * @param weight factor of its own weight, by the discriminator's updates
     * @return this
     */
    public GanBuilder penalty(Penalty added, int every, Schedule weight) {
        penalties.add(new Penalties.Lazy(added, every, weight));
        return this;
    }

    /**
     * Lets the discriminator judge several samples together, see {@link GanStep#packed}.
     *
     * @param samples that are judged together, at least 1 and a divisor of the batch; 1 if this is not called. A model fits itself; a
     *     network of one's own takes so many times as many channels
     * @return this
     */
    public GanBuilder packing(int samples) {
        packing = samples;
        return this;
    }

    /**
     * Makes each update of several batches, one after the other, see {@link GanStep#withAccumulation}.
     *
     * @param batches an update, at least 1; 1 if this is not called
     * @return this
     */
    public GanBuilder accumulate(int batches) {
        accumulate = batches;
        return this;
    }

    /**
     * Adds noise to everything that the discriminator sees, less and less of it, see {@link InstanceNoise}.
     *
     * @param deviation of the noise at the first update, above 0
     * @param updates of the discriminator until there is none, at least 1
     * @return this
     */
    public GanBuilder instanceNoise(double deviation, long updates) {
        instanceNoise = Optional.of(new Noise(deviation, updates));
        return this;
    }

    /**
     * Changes images at random before the discriminator sees them, see {@link Augmentation}.
     *
     * @param probability of each change
     * @param kinds what is changed, at least one
     * @return this
     */
    public GanBuilder augment(AugmentProbability probability, Augmentation.Kind... kinds) {
        augment = Optional.of(new Changes(probability, Set.of(kinds)));
        return this;
    }

    /**
     * Divides the gradient that reaches the generator's samples by its running size, see {@link
     * GanStep#withGradientNormalization}.
     *
     * @return this
     */
    public GanBuilder normalizeGradient() {
        normalizeGradient = true;
        return this;
    }

    /**
     * Updates the discriminator more often than the generator.
     *
     * @param steps its updates for each of the generator's, at least 1; 1 if this is not called
     * @return this
     */
    public GanBuilder discriminatorSteps(int steps) {
        return updateRatio(new UpdateRatio(steps, 0, 0));
    }

    /**
     * Who is updated when.
     *
     * @param ratio {@link UpdateRatio#EVEN} if this is not called
     * @return this
     */
    public GanBuilder updateRatio(UpdateRatio ratio) {
        updateRatio = Objects.requireNonNull(ratio, "ratio");
        return this;
    }

    /**
     * Lets the adversarial part of the generator's gradient grow, see {@link GanStep#withAdversarialWeight}.
     *
     * @param weight the share of the gradient, by the generator's own updates
     * @return this
     */
    public GanBuilder adversarialWeight(Warmup weight) {
        adversarialWeight = Objects.requireNonNull(weight, "weight");
        return this;
    }

    /**
     * Where all that is random comes from: first parameters of models, latent vectors, the order of the data, points of
     * penalties. Definitions of one's own bring their own seed.
     *
     * @param value any; 0 if this is not called
     * @return this
     */
    public GanBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Makes the GAN.
     *
     * @return at step 0
     * @throws IllegalArgumentException if something is missing or does not fit, with the reason
     */
    public Gan build() {
        DataSource source = data;
        if (source == null) {
            throw new IllegalArgumentException("a GAN needs data");
        }
        List<Network> networks = new ArrayList<>();
        Optional<Gan> gan = Optional.empty();
        try {
            gan = Optional.of(new Gan(this, source, networks));
            return gan.get();
        } finally {
            if (gan.isEmpty()) {
                networks.forEach(Network::close);
            }
        }
    }
}

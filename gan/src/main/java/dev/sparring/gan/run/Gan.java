package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.random.RandomStream;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.LabelDistribution;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.NetworkSpec;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.penalty.Penalty;
import dev.sparring.gan.sampling.GeneratorSampler;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.train.GanStep;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import dev.sparring.gan.train.UpdateRatio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A GAN: a generator and a discriminator, each with an optimizer and a schedule of its own, what they learn by, and the data.
 * Owns the networks that it makes. One thread.
 *
 * <pre>{@code
 * try (Gan gan = Gan.builder()
 *         .data(GaussianMixture.ring(8, 1.0, 0.02, 42))
 *         .latent(2)
 *         .generator(new Mlp(128, 3), net -> Player.of(net, new AdamOptimizer(), LearningRate.constant(1e-3)))
 *         .discriminator(new Mlp(128, 3), net -> Player.of(net, new AdamOptimizer(), LearningRate.constant(1e-3)))
 *         .build()) {
 *     gan.train(6000);
 *     SampleBatch samples = gan.sample(64);
 *     gan.save(Path.of("ring"));
 * }
 * }</pre>
 */
public final class Gan implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gan.class);

    private final Trainer trainer;
    private final GeneratorSampler sampler;
    private final LatentVectors latent;
    private final Optional<LabelDistribution> labels;
    private final DataSource source;
    private final long seed;
    private final List<Network> networks;
    private long draws;

    private Gan(Builder builder, DataSource source, List<Network> networks) {
        this.source = source;
        this.seed = builder.seed;
        this.networks = networks;
        SampleShape shape = source.shape();
        this.labels = builder.conditional ? Optional.of(labels(source)) : Optional.empty();
        int told = labels.map(known -> known.labels().count()).orElse(0);
        Player generator =
                builder.generator.player(networks, model -> model.generator(spec(builder, shape, told, "generator")));
        Player discriminator = builder.discriminator.player(
                networks, model -> model.discriminator(spec(builder, shape, told, "discriminator")));
        this.latent = new LatentVectors(builder.latent, builder.distribution, seed);
        DataLoader loader = new DataLoader(source, builder.batch, seed);
        GanStep step = labels.isPresent()
                ? GanStep.conditional(generator, discriminator, builder.loss, loader, latent, builder.updateRatio)
                : new GanStep(generator, discriminator, builder.loss, loader, latent, builder.updateRatio);
        this.trainer = new Trainer(step.withAdversarialWeight(builder.adversarialWeight)
                .withPenalties(new Penalties(builder.penalties, seed)));
        this.sampler = labels.isPresent()
                ? GeneratorSampler.conditional(generator, latent, shape, labels.get(), seed)
                : new GeneratorSampler(generator, latent, shape);
    }

    private static LabelDistribution labels(DataSource source) {
        Labels labels = Labels.of(source)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a conditional GAN needs data with labels, got " + source.description()));
        return LabelDistribution.of(source, labels);
    }

    private static NetworkSpec spec(Builder builder, SampleShape shape, int labels, String network) {
        return new NetworkSpec(
                builder.latent, shape, labels, new RandomStream(builder.seed, network + "-parameters").wordAt(0));
    }

    /**
     * A GAN in the making.
     *
     * @return with data, generator and discriminator still to be given
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Plays one step.
     *
     * @return what it did
     */
    public StepMetrics step() {
        return trainer.trainStep();
    }

    /**
     * Trains on, without a word.
     *
     * @param steps how many more, at least 1
     * @return how it ended: diverged if a figure was not finite
     * @throws SparringException if there is too little memory
     */
    public Outcome train(long steps) throws SparringException {
        try (Training training = training()) {
            return training.run(trainer.step() + steps);
        }
    }

    /**
     * Training with records, pictures, checkpoints, the monitor or a listener, as far as they are asked for.
     *
     * @return goes on where this GAN stands; samples and data are its own
     */
    public Training training() {
        return Training.of(trainer).samples(sampler, source).seed(seed);
    }

    /**
     * Draws new samples from the generator as it is to be used: its average, if it keeps one.
     *
     * @param count how many, at least 1
     * @return others at every call
     */
    public SampleBatch sample(int count) {
        return new SampleBatch(trainer.step(), source.shape(), count, sampler.best("drawn", draws++, count));
    }

    /**
     * Draws new samples of one label from a conditional generator.
     *
     * @param count how many, at least 1
     * @param label its name
     * @return others at every call
     * @throws IllegalArgumentException if there is no such label
     */
    public SampleBatch sample(int count, String label) {
        List<String> names = labels.map(known -> known.labels().names())
                .orElseThrow(() -> new IllegalArgumentException("this GAN is told no labels"));
        if (!names.contains(label)) {
            throw new IllegalArgumentException("label must be one of " + names + ", got " + label);
        }
        float[] vectors = new float[Math.multiplyExact(count, latent.dimensions())];
        latent.draw("drawn", draws++, count, vectors);
        int[] asked = new int[count];
        Arrays.fill(asked, names.indexOf(label));
        return new SampleBatch(trainer.step(), source.shape(), count, sampler.best(vectors, asked));
    }

    /**
     * A picture's samples, of a conditional generator with a row for each label.
     *
     * @param count how many, or some more, so that all rows are full
     * @return always of the same latent vectors
     */
    public SampleBatch picture(int count) {
        return sampler.picture(trainer.step(), count);
    }

    /**
     * What is trained, and how far it is.
     *
     * @return the trainer
     */
    public Trainer trainer() {
        return trainer;
    }

    /**
     * Writes all there is to go on from: networks, averages, optimizers, clocks, positions.
     *
     * @param folder gets a checkpoint, and loses older ones
     * @throws SparringException.Storage if it cannot be written
     */
    public void save(Path folder) throws SparringException.Storage {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        TrainerState.write(trainer, 0, tensors, state);
        new CheckpointStore(folder).save(new Checkpoint(trainer.step(), tensors, state), 1, List.of());
    }

    /**
     * Goes on from what was saved, bit for bit.
     *
     * @param folder as it was given to {@link #save}, or the {@code checkpoints} of a run
     * @throws SparringException if there is no sound checkpoint, or it does not fit these networks
     */
    public void load(Path folder) throws SparringException {
        Checkpoint newest = new CheckpointStore(folder)
                .newest(LOG::warn)
                .orElseThrow(() -> new SparringException.Checkpoint(
                        folder + " holds no checkpoint", "give the folder that a GAN was saved to"));
        TrainerState.restore(newest, trainer);
    }

    /** Closes the networks that it has made. */
    @Override
    public void close() {
        networks.forEach(Network::close);
    }

    /** Where a player comes from. */
    private interface Source {
        Player player(List<Network> made, Function<Model, Definition> definition);
    }

    /** Collects what a GAN is made of. */
    public static final class Builder {
        private @Nullable DataSource data;
        private int batch = 64;
        private int latent = 128;
        private LatentVectors.Distribution distribution = LatentVectors.Distribution.NORMAL;
        private Source generator = missing("generator");
        private Source discriminator = missing("discriminator");
        private Loss loss = Losses.NON_SATURATING;
        private final List<Penalties.Lazy> penalties = new ArrayList<>();
        private UpdateRatio updateRatio = UpdateRatio.EVEN;
        private Warmup adversarialWeight = new Warmup.None();
        private boolean conditional;
        private long seed;

        private Builder() {}

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
        public Builder data(DataSource source) {
            data = source;
            return this;
        }

        /**
         * Samples a batch.
         *
         * @param samples in [1, 65536]; 64 if this is not called
         * @return this
         */
        public Builder batch(int samples) {
            batch = samples;
            return this;
        }

        /**
         * Length of a latent vector, of normally distributed numbers.
         *
         * @param dimensions at least 1; 128 if this is not called
         * @return this
         */
        public Builder latent(int dimensions) {
            return latent(dimensions, LatentVectors.Distribution.NORMAL);
        }

        /**
         * Length of a latent vector, and how its numbers are distributed.
         *
         * @param dimensions at least 1
         * @param numbers of each number
         * @return this
         */
        public Builder latent(int dimensions, LatentVectors.Distribution numbers) {
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
        public Builder generator(Model model, Function<Network, Player.Builder> player) {
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
        public Builder generator(MultiLayerConfiguration definition, Function<Network, Player.Builder> player) {
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
        public Builder generator(ComputationGraphConfiguration definition, Function<Network, Player.Builder> player) {
            generator = made(() -> Network.of(definition), player);
            return this;
        }

        /**
         * A generator that there is already. Its network is the caller's to close.
         *
         * @param player takes {@code [batch, latent]}, gives samples
         * @return this
         */
        public Builder generator(Player player) {
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
        public Builder discriminator(Model model, Function<Network, Player.Builder> player) {
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
        public Builder discriminator(MultiLayerConfiguration definition, Function<Network, Player.Builder> player) {
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
        public Builder discriminator(
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
        public Builder discriminator(Player player) {
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
        public Builder conditional() {
            conditional = true;
            return this;
        }

        /**
         * What both learn by.
         *
         * @param value one of {@link Losses}, or one's own; {@link Losses#NON_SATURATING} if this is not called
         * @return this
         */
        public Builder loss(Loss value) {
            loss = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Adds a penalty on the discriminator, in every of its updates.
         *
         * @param added such as {@link dev.sparring.gan.penalty.GradientPenalty#r1}
         * @return this
         */
        public Builder penalty(Penalty added) {
            return penalty(added, 1);
        }

        /**
         * Adds a penalty on the discriminator, in every k-th of its updates and then k times as strong.
         *
         * @param added such as {@link dev.sparring.gan.penalty.GradientPenalty#r1}
         * @param every k, at least 1
         * @return this
         */
        public Builder penalty(Penalty added, int every) {
            penalties.add(new Penalties.Lazy(added, every));
            return this;
        }

        /**
         * Updates the discriminator more often than the generator.
         *
         * @param steps its updates for each of the generator's, at least 1; 1 if this is not called
         * @return this
         */
        public Builder discriminatorSteps(int steps) {
            return updateRatio(new UpdateRatio(steps, 0, 0));
        }

        /**
         * Who is updated when.
         *
         * @param ratio {@link UpdateRatio#EVEN} if this is not called
         * @return this
         */
        public Builder updateRatio(UpdateRatio ratio) {
            updateRatio = Objects.requireNonNull(ratio, "ratio");
            return this;
        }

        /**
         * Lets the adversarial part of the generator's gradient grow, see {@link GanStep#withAdversarialWeight}.
         *
         * @param weight the share of the gradient, by the generator's own updates
         * @return this
         */
        public Builder adversarialWeight(Warmup weight) {
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
        public Builder seed(long value) {
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
}

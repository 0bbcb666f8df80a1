package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.augment.Augmentation;
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
import dev.sparring.gan.model.NetworkSpec;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.sampling.GeneratorSampler;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.step.GanStep;
import dev.sparring.gan.step.InstanceNoise;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Gan(GanBuilder builder, DataSource source, List<Network> networks) {
        if (builder.conditional && builder.packing > 1) {
            throw new IllegalArgumentException(
                    "packing must be 1 in a conditional GAN: samples that are judged together may have several labels");
        }
        this.source = source;
        this.seed = builder.seed;
        this.networks = networks;
        SampleShape shape = source.shape();
        this.labels = builder.conditional ? Optional.of(labels(source)) : Optional.empty();
        int told = labels.map(known -> known.labels().count()).orElse(0);
        Player generator =
                builder.generator.player(networks, model -> model.generator(spec(builder, shape, told, "generator")));
        Player discriminator = builder.discriminator.player(
                networks,
                model -> model.discriminator(spec(builder, shape.packed(builder.packing), told, "discriminator")));
        this.latent = new LatentVectors(builder.latent, builder.distribution, seed);
        DataLoader loader = new DataLoader(source, builder.batch, seed);
        GanStep step = labels.isPresent()
                ? GanStep.conditional(generator, discriminator, builder.loss, loader, latent, builder.updateRatio)
                : GanStep.packed(
                        generator, discriminator, builder.loss, loader, latent, builder.updateRatio, builder.packing);
        step.withAdversarialWeight(builder.adversarialWeight)
                .withAccumulation(builder.accumulate)
                .withPenalties(new Penalties(builder.penalties, seed));
        builder.instanceNoise.ifPresent(
                noise -> step.withInstanceNoise(new InstanceNoise(noise.deviation(), noise.updates(), seed)));
        builder.augment.ifPresent(changes ->
                step.withAugmentation(new Augmentation(changes.kinds(), changes.probability(), shape, seed)));
        if (builder.normalizeGradient) {
            step.withGradientNormalization();
        }
        this.trainer = new Trainer(step);
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

    private static NetworkSpec spec(GanBuilder builder, SampleShape shape, int labels, String network) {
        return new NetworkSpec(
                builder.latent, shape, labels, new RandomStream(builder.seed, network + "-parameters").wordAt(0));
    }

    /**
     * A GAN in the making.
     *
     * @return with data, generator and discriminator still to be given
     */
    public static GanBuilder builder() {
        return new GanBuilder();
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
        new CheckpointStore(folder).save(new Checkpoint(trainer.step(), tensors, state), 1);
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
}

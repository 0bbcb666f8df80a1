package dev.sparring.gan.run;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.PenaltyConfig;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.monitor.SampleComparison;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.sampling.GeneratorSampler;
import dev.sparring.gan.train.GanStep;
import dev.sparring.gan.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The networks and the trainer that a configuration describes.
 *
 * @param trainer plays the steps
 * @param sampler draws from the generator
 * @param source the real samples
 */
public record TrainingSetup(Trainer trainer, GeneratorSampler sampler, DataSource source) implements AutoCloseable {

    /** Builds a game at step 0; call on the thread that will train. */
    public static TrainingSetup of(Config config, DataSource source) throws SparringException.Configuration {
        return of(config, source, Network::of);
    }

    /** The same with networks from elsewhere; what was made of them is closed if the game cannot be built. */
    public static TrainingSetup of(Config config, DataSource source, Function<Definition, Network> networks)
            throws SparringException.Configuration {
        SampleShape shape = source.shape();
        long generatorSeed = new RandomStream(config.seed(), "generator-parameters").wordAt(0);
        long discriminatorSeed = new RandomStream(config.seed(), "discriminator-parameters").wordAt(0);
        List<Network> opened = new ArrayList<>();
        boolean built = false;
        try {
            opened.add(networks.apply(
                    fitting(() -> config.generator().model().generator(config.latent(), shape, generatorSeed))));
            opened.add(networks.apply(
                    fitting(() -> config.discriminator().model().discriminator(shape, discriminatorSeed))));
            TrainingSetup setup = of(config, source, opened.get(0), opened.get(1));
            built = true;
            return setup;
        } finally {
            if (!built) {
                opened.forEach(Network::close);
            }
        }
    }

    /** A model's definition for this data; what the model cannot make of the data is the user's to change. */
    private static Definition fitting(Supplier<Definition> definition) throws SparringException.Configuration {
        try {
            return definition.get();
        } catch (IllegalArgumentException e) {
            throw new SparringException.Configuration(
                    "a network cannot be made: " + e.getMessage(),
                    "change its model or what stands beside it, or data.size",
                    e);
        }
    }

    private static TrainingSetup of(Config config, DataSource source, Network generator, Network discriminator)
            throws SparringException.Configuration {
        LatentVectors latent = new LatentVectors(config.latent(), config.distribution(), config.seed());
        GanStep step = new GanStep(
                        config.generator().player(generator),
                        config.discriminator().player(discriminator),
                        Losses.find(config.loss()).orElseThrow(),
                        new DataLoader(source, config.batch(), config.seed()),
                        latent,
                        config.updateRatio())
                .withAdversarialWeight(config.adversarialWeight());
        Penalties penalties = new Penalties(
                config.penalties().stream().map(PenaltyConfig::make).toList(), config.seed());
        try {
            step.withPenalties(penalties);
        } catch (IllegalArgumentException e) {
            throw new SparringException.Configuration(
                    String.valueOf(e.getMessage()),
                    String.valueOf(e.getMessage()).contains("BatchNormalization")
                            ? "set discriminator.normalization to none, layer, instance or spectral, or leave the penalty out"
                            : "choose another model, or leave the penalty out",
                    e);
        }
        Trainer trainer = new Trainer(step);
        return new TrainingSetup(trainer, new GeneratorSampler(trainer.generator(), latent, source.shape()), source);
    }

    /** What the monitor holds against what. */
    public SampleComparison comparison() {
        return new SampleComparison(sampler, source);
    }

    @Override
    public void close() {
        trainer.generator().network().close();
        trainer.discriminator().network().close();
    }
}

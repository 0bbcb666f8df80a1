package dev.sparring.gan.run;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.LabelConfig;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.config.PenaltyConfig;
import dev.sparring.gan.data.BalancedLabels;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.LabelDistribution;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.file.DefinitionFile;
import dev.sparring.gan.monitor.SampleComparison;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.sampling.GeneratorSampler;
import dev.sparring.gan.step.GanStep;
import dev.sparring.gan.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    public static TrainingSetup of(Config config, DataSource source)
            throws SparringException.Configuration, SparringException.Data {
        return of(config, source, Network::of);
    }

    /** The same with networks from elsewhere; what was made of them is closed if the game cannot be built. */
    public static TrainingSetup of(Config config, DataSource data, Function<Definition, Network> networks)
            throws SparringException.Configuration, SparringException.Data {
        Optional<LabelDistribution> labels =
                config.conditional().isPresent() ? Optional.of(RunMemory.labels(data)) : Optional.empty();
        DataSource source = config.conditional().equals(Optional.of(LabelConfig.UNIFORM))
                ? balanced(data, labels.orElseThrow())
                : data;
        int told = labels.map(known -> known.labels().count()).orElse(0);
        Definitions definitions = Definitions.of(config, source.shape(), told);
        List<Network> opened = new ArrayList<>();
        boolean built = false;
        try {
            opened.add(fitting("generator", config.generator(), () -> networks.apply(definitions.generator())));
            opened.add(fitting(
                    "discriminator", config.discriminator(), () -> networks.apply(definitions.discriminator())));
            if (told > 0) {
                requireLabels("generator", opened.get(0));
                requireLabels("discriminator", opened.get(1));
            }
            TrainingSetup setup = of(config, source, labels, opened.get(0), opened.get(1));
            built = true;
            return setup;
        } finally {
            if (!built) {
                opened.forEach(Network::close);
            }
        }
    }

    /** A model from a jar may know nothing of labels. */
    private static void requireLabels(String name, Network network) throws SparringException.Configuration {
        if (!network.inputNames().contains(Model.LABEL)) {
            throw new SparringException.Configuration(
                    "conditional is true, and the " + name + "'s model takes no labels",
                    "choose mlp, dcgan, resnet or r3gan, or set conditional=false");
        }
    }

    private static DataSource balanced(DataSource data, LabelDistribution labels) throws SparringException.Data {
        try {
            return BalancedLabels.of(data, labels);
        } catch (IllegalArgumentException e) {
            throw new SparringException.Data(
                    "conditional.labels is uniform, and " + e.getMessage(), "set conditional.labels=data", e);
        }
    }

    /** A network that a file defines may have anything wrong, and DL4J may say so by any exception. */
    private static <T> T fitting(String name, NetworkConfig config, Supplier<T> made)
            throws SparringException.Configuration {
        try {
            return made.get();
        } catch (RuntimeException e) {
            if (config.model() instanceof DefinitionFile) {
                throw Definitions.misfit(name, e);
            }
            throw e;
        }
    }

    private static TrainingSetup of(
            Config config,
            DataSource source,
            Optional<LabelDistribution> labels,
            Network generator,
            Network discriminator)
            throws SparringException.Configuration {
        LatentVectors latent = new LatentVectors(config.latent(), config.distribution(), config.seed());
        Player first = fitting(
                "generator", config.generator(), () -> config.generator().player(generator));
        Player second = fitting("discriminator", config.discriminator(), () -> config.discriminator()
                .player(discriminator));
        Loss loss = config.practice().loss(config.loss());
        DataLoader loader = new DataLoader(source, config.batch(), config.seed());
        GanStep step = fitting(
                config,
                () -> labels.isPresent()
                        ? GanStep.conditional(first, second, loss, loader, latent, config.updateRatio())
                        : GanStep.packed(
                                first,
                                second,
                                loss,
                                loader,
                                latent,
                                config.updateRatio(),
                                config.practice().packing()));
        config.practice().applyTo(step);
        step.withAccumulation(config.accumulate());
        Penalties penalties = new Penalties(
                config.penalties().stream().map(PenaltyConfig::make).toList(), config.seed());
        try {
            step.withPenalties(penalties);
        } catch (IllegalArgumentException e) {
            throw new SparringException.Configuration(
                    String.valueOf(e.getMessage()),
                    String.valueOf(e.getMessage()).contains("BatchNormalization")
                                    && !(config.discriminator().model() instanceof DefinitionFile)
                            ? "set discriminator.normalization to none, layer, instance or spectral, or leave the penalty out"
                            : "choose another model, or leave the penalty out",
                    e);
        }
        Trainer trainer = new Trainer(step);
        LabelDistribution asked = labels.map(known -> config.conditional().equals(Optional.of(LabelConfig.UNIFORM))
                        ? LabelDistribution.uniform(known.labels())
                        : known)
                .orElse(null);
        GeneratorSampler sampler = asked == null
                ? new GeneratorSampler(first, latent, source.shape())
                : GeneratorSampler.conditional(first, latent, source.shape(), asked, config.seed());
        return new TrainingSetup(trainer, sampler, source);
    }

    /** The step runs both networks once on a sample, and says which one does not take or give what it must. */
    private static GanStep fitting(Config config, Supplier<GanStep> step) throws SparringException.Configuration {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            boolean second = said.startsWith("the discriminator");
            if ((second ? config.discriminator() : config.generator()).model() instanceof DefinitionFile) {
                throw new SparringException.Configuration(
                        said, "change the file of " + (second ? "discriminator" : "generator") + ".model", e);
            }
            throw e;
        }
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

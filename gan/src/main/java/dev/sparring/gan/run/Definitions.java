package dev.sparring.gan.run;

import dev.sparring.core.network.Definition;
import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.NetworkSpec;
import java.util.function.Supplier;

/**
 * Both networks as a configuration's models make them of the data. Nothing is allocated for them.
 *
 * @param generator from latent vectors to samples
 * @param discriminator from samples to logits
 */
record Definitions(Definition generator, Definition discriminator) {

    /**
     * Makes them.
     *
     * @param config of the run
     * @param shape of a real sample
     * @param labels how many both are told of; 0 if they are told none
     * @throws SparringException.Configuration naming the key of the model that cannot be made for such data
     */
    static Definitions of(Config config, SampleShape shape, int labels) throws SparringException.Configuration {
        NetworkSpec first = spec(config, shape, labels, "generator");
        NetworkSpec second = spec(config, shape.packed(config.practice().packing()), labels, "discriminator");
        return new Definitions(
                fitting("generator", () -> config.generator().model().generator(first)),
                fitting("discriminator", () -> config.discriminator().model().discriminator(second)));
    }

    private static NetworkSpec spec(Config config, SampleShape shape, int labels, String network) {
        return new NetworkSpec(
                config.latent(), shape, labels, new RandomStream(config.seed(), network + "-parameters").wordAt(0));
    }

    /** What a model cannot make of the data is the user's to change. */
    private static Definition fitting(String network, Supplier<Definition> definition)
            throws SparringException.Configuration {
        try {
            return definition.get();
        } catch (IllegalArgumentException e) {
            throw misfit(network, e);
        }
    }

    /** What to change where a network does not go with the data or the other network. */
    static SparringException.Configuration misfit(String network, RuntimeException error) {
        return new SparringException.Configuration(
                "the " + network + " cannot be made: " + error.getMessage(),
                "change " + network + ".model (mlp takes any data) or what stands beside it, or data.size",
                error);
    }
}

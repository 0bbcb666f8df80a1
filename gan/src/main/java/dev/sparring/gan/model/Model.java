package dev.sparring.gan.model;

import dev.sparring.core.network.Definition;
import dev.sparring.gan.data.SampleShape;
import java.util.List;

/**
 * A family of networks that can play either side, for samples of one shape.
 *
 * <p>A network of one input takes latent vectors or samples. A {@linkplain NetworkSpec#isConditional conditional} one is a graph
 * whose first input is {@link #LATENT} or {@link #SAMPLE} and whose second is {@link #LABEL}.
 */
public interface Model {

    /** A conditional generator's input of latent vectors, {@code [batch, latent]}. */
    String LATENT = "latent";

    /** A conditional discriminator's input of samples. */
    String SAMPLE = "sample";

    /** A conditional network's input of labels, {@code [batch, 1]}, each the index of one. */
    String LABEL = "label";

    /**
     * A network from latent vectors {@code [batch, latent]} to samples of the shape.
     *
     * @param spec what it is to fit
     * @return the definition; images end in tanh, vectors without an activation
     * @throws IllegalArgumentException if the family cannot make such samples
     */
    Definition generator(NetworkSpec spec);

    /**
     * A network from samples of the shape to logits {@code [batch, 1]}.
     *
     * @param spec what it is to fit
     * @return the definition
     * @throws IllegalArgumentException if the family cannot take such samples
     */
    Definition discriminator(NetworkSpec spec);

    /**
     * A generator that is told no labels.
     *
     * @param latent length of a latent vector, at least 1
     * @param shape the samples
     * @param seed draws the first parameters
     * @return as {@link #generator(NetworkSpec)}
     * @throws IllegalArgumentException as there
     */
    default Definition generator(int latent, SampleShape shape, long seed) {
        return generator(new NetworkSpec(latent, shape, 0, seed));
    }

    /**
     * A discriminator that is told no labels.
     *
     * @param shape the samples
     * @param seed draws the first parameters
     * @return as {@link #discriminator(NetworkSpec)}
     * @throws IllegalArgumentException as there
     */
    default Definition discriminator(SampleShape shape, long seed) {
        return discriminator(new NetworkSpec(1, shape, 0, seed));
    }

    /**
     * What of a generator of this kind is hardly meant.
     *
     * @param latent numbers in a latent vector, at least 1
     * @param shape of the samples
     * @return one line each
     */
    default List<String> warnings(int latent, SampleShape shape) {
        return List.of();
    }
}

package dev.sparring.gan.model;

import dev.sparring.gan.data.SampleShape;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** A family of networks that can play either side, for samples of one shape. */
public interface Model {

    /**
     * A network from latent vectors {@code [batch, latent]} to samples of the shape.
     *
     * @param latent length of a latent vector, at least 1
     * @param shape the samples
     * @param seed draws the first parameters
     * @return the definition; images end in tanh, vectors without an activation
     * @throws IllegalArgumentException if the family cannot make samples of this shape
     */
    MultiLayerConfiguration generator(int latent, SampleShape shape, long seed);

    /**
     * A network from samples of the shape to logits {@code [batch, 1]}.
     *
     * @param shape the samples
     * @param seed draws the first parameters
     * @return the definition
     * @throws IllegalArgumentException if the family cannot take samples of this shape
     */
    MultiLayerConfiguration discriminator(SampleShape shape, long seed);

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

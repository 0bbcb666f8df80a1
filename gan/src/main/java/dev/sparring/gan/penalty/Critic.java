package dev.sparring.gan.penalty;

import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The discriminator as a penalty sees it: a network, and how to run it on samples, whatever else it is told beside them. */
public interface Critic {

    /**
     * The network whose gradients are added to.
     *
     * @return it
     */
    Network network();

    /**
     * What the network is run on for samples of its batch.
     *
     * @param samples {@code [batch, ...]}, as many as in the batch
     * @return them, and what goes with them, such as labels
     */
    Inputs inputs(INDArray samples);

    /**
     * A pass whose gradients to its samples can be taken.
     *
     * @param samples as above
     * @return to be closed by the caller
     */
    default Pass passForGradients(INDArray samples) {
        return network().passForGradients(inputs(samples));
    }

    /**
     * A discriminator that is told nothing else.
     *
     * @param network of one input
     * @return it as a critic
     */
    static Critic of(Network network) {
        return new Critic() {
            @Override
            public Network network() {
                return network;
            }

            @Override
            public Inputs inputs(INDArray samples) {
                return Inputs.of(samples);
            }
        };
    }
}

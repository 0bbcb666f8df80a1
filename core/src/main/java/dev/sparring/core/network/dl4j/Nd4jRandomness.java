package dev.sparring.core.network.dl4j;

import dev.sparring.core.random.DropoutStream;
import java.util.function.Supplier;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Lets DL4J's own layers draw from a network's stream. They draw from ND4J's generator, of which there is one for each thread;
 * for the length of a pass it is put where the stream says, and then back, so that neither other networks on the thread nor
 * the user's own draws disturb the pass, nor it them.
 */
final class Nd4jRandomness {

    private Nd4jRandomness() {}

    /** Runs the next training pass of a stream. */
    static <T> T during(DropoutStream stream, Supplier<T> pass) {
        Random generator = Nd4j.getRandom();
        long root = generator.rootState();
        long node = generator.nodeState();
        stream.begin();
        generator.setStates(stream.word(0), stream.word(1));
        try {
            return pass.get();
        } finally {
            generator.setStates(root, node);
        }
    }
}

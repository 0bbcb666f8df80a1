package dev.sparring.gan.train;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's parameters in few numbers, such that the distance of two sketches is about the distance of the parameters: each
 * parameter is added to one of the numbers, with a random sign (Charikar, Chen and Farach-Colton 2002, "Finding frequent
 * items in data streams").
 */
public final class CountSketch {

    private static final int CHUNK = 2048;

    private CountSketch() {}

    /**
     * Sketches a network where it stands; running statistics are left out.
     *
     * @param network the network
     * @param directions how many numbers, at least 1
     * @return the sketch; the same parameters give the same
     */
    public static double[] of(Network network, int directions) {
        INDArray parameters = network.parameters();
        double[] sketch = new double[directions];
        float[] part = new float[CHUNK];
        FloatBuffer memory = parameters.dataType() == DataType.FLOAT
                ? parameters.data().asNioFloat()
                : FloatBuffer.wrap(parameters.data().asFloat());
        for (ParameterRange range : network.trainable()) {
            for (long at = range.from(); at < range.from() + range.length(); at += CHUNK) {
                int length = (int) Math.min(CHUNK, range.from() + range.length() - at);
                memory.get((int) (parameters.offset() + at), part, 0, length);
                for (int i = 0; i < length; i++) {
                    long random = mixed(at + i);
                    double signed = (random & 1) == 0 ? part[i] : -part[i];
                    sketch[(int) ((random >>> 1) % directions)] += signed;
                }
            }
        }
        return sketch;
    }

    /** The finisher of SplitMix64 (Steele, Lea and Flood 2014), made non-negative. */
    private static long mixed(long index) {
        long z = (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }
}

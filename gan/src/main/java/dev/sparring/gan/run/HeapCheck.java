package dev.sparring.gan.run;

import dev.sparring.core.network.Inference;
import dev.sparring.core.player.Player;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.train.Trainer;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a run takes of the Java heap for a while, beside what it holds all the time: the vectors of all networks for a
 * checkpoint, and, while that is being written, samples for a picture or a part of the samples for a check.
 *
 * @param checkpoint bytes
 * @param picture bytes
 * @param check bytes
 */
record HeapCheck(long checkpoint, long picture, long check) {

    private static final long NUMBER = Float.BYTES;
    /** A pixel of the sheet, and of what it is compressed to. */
    private static final long PIXEL = 2L * Integer.BYTES;

    static HeapCheck of(int samplesCount, Trainer trainer, SampleShape shape) {
        long samples = (long) samplesCount * shape.length() * NUMBER;
        long sheet = shape.isImage() ? (long) samplesCount * shape.height() * shape.width() * PIXEL : 0;
        return new HeapCheck(
                trainer.players().all().values().stream()
                        .mapToLong(HeapCheck::vectors)
                        .sum(),
                samples + sheet,
                3L * Inference.block(shape.length()) * shape.length() * NUMBER);
    }

    private static long vectors(Player player) {
        long parameters = player.network().parameters().length();
        long average = player.average().map(INDArray::length).orElse(0L);
        return NUMBER
                * (parameters + average + player.state().map(INDArray::length).orElse(0L));
    }

    /**
     * Refuses a run that would end for want of memory at its first check, picture or checkpoint, when the first steps are made.
     * What nobody uses any more is given back only if there is too little without it: that takes a pause.
     */
    void require() throws SparringException.Configuration {
        if (checkpoint + Math.max(picture, check) > free()) {
            System.gc();
            require(free());
        }
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    /** The same with a known number of bytes that are free. */
    void require(long free) throws SparringException.Configuration {
        require(checkpoint, free, "a checkpoint", "make the networks narrower");
        require(picture, free - checkpoint, "a picture of the samples", "lower samples.count");
        require(check, free - checkpoint, "a check of the monitor", "make data.size smaller");
    }

    private static void require(long needed, long free, String what, String other)
            throws SparringException.Configuration {
        if (needed > free) {
            throw new SparringException.Configuration(
                    String.format(
                            Locale.ROOT,
                            "%s needs %,d MB of Java's memory, and %,d MB are free for it",
                            what,
                            (needed >> 20) + 1,
                            free >> 20),
                    "give Java more by SPARRING_JAVA_OPTS=-Xmx..., or " + other);
        }
    }
}

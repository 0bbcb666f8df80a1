package dev.sparring.core.random;

/**
 * Which masks a network's dropout layers use: a function of the network's seed, the number of the training pass and the layer,
 * and of nothing else in the process. Whoever stores the position can replay a pass's masks or go on with them later.
 *
 * <p>One thread, the network's.
 */
public final class DropoutStream {

    private static final String PURPOSE = "dropout";

    private final RandomStream words;
    private long position;
    private long pass;

    /**
     * A stream at position 0.
     *
     * @param seed the network's
     */
    public DropoutStream(long seed) {
        this.words = new RandomStream(seed, PURPOSE);
    }

    /**
     * The number of the next training pass.
     *
     * @return at least 0
     */
    public long position() {
        return position;
    }

    /**
     * Goes to the masks of another pass.
     *
     * @param next the number of the next training pass, at least 0
     */
    public void seek(long next) {
        if (next < 0) {
            throw new IllegalArgumentException("the position in the dropout masks must be at least 0, got " + next);
        }
        this.position = next;
    }

    /** Begins the next training pass. */
    public void begin() {
        pass = position++;
    }

    /**
     * 64 mixed bits for the training pass that has begun last.
     *
     * @param layer what they are for, at least 0
     * @return the bits, the same for the same pass and layer
     */
    public long word(int layer) {
        return new RandomStream(words.wordAt(pass), PURPOSE).wordAt(layer);
    }
}

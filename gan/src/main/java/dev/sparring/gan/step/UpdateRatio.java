package dev.sparring.gan.step;

/**
 * Who is updated when.
 *
 * @param steps discriminator updates for each of the generator's, at least 1
 * @param startAt steps before the discriminator's first update, at least 0
 * @param generatorStartAt steps before the generator's first update, at least 0
 */
public record UpdateRatio(int steps, long startAt, long generatorStartAt) {

    /** One update each, from the start. */
    public static final UpdateRatio EVEN = new UpdateRatio(1, 0, 0);

    /** Validates. */
    public UpdateRatio {
        if (steps < 1 || startAt < 0 || generatorStartAt < 0) {
            throw new IllegalArgumentException("steps must be at least 1 and both startAt at least 0, got " + steps
                    + ", " + startAt + " and " + generatorStartAt);
        }
    }

    /**
     * The generator's updates in a run.
     *
     * @param length the run's, in steps
     * @return at least 1
     */
    public long generatorUpdates(long length) {
        return Math.max(1, length - generatorStartAt);
    }

    /**
     * The discriminator's updates in a run.
     *
     * @param length the run's, in steps
     * @return at least 1
     */
    public long discriminatorUpdates(long length) {
        return Math.multiplyExact(Math.max(1, length - startAt), steps);
    }
}

package dev.sparring.gan.balance;

/**
 * All that the detectors look at.
 *
 * @param step completed steps
 * @param age steps since both networks have begun, or since the end of the second warmup after the last rollback; below 0
 *     before that
 * @param game from the steps
 * @param samples from fresh samples beside the data
 * @param highestDiversity the highest {@link Look#diversity} within that age
 * @param generator how its parameters move
 * @param discriminator how its parameters move
 */
public record Signals(
        long step,
        long age,
        GameFigures game,
        Look samples,
        double highestDiversity,
        Motion generator,
        Motion discriminator) {}

package dev.sparring.gan.monitor.detector;

/**
 * From where on something is wrong. {@code docs/experiments/monitor.md} says how the numbers were found and how right they
 * are.
 *
 * @param diversityLost a spread of the samples below this part of the data's is a total collapse
 * @param shareLostAll so is the loss of more than this share of the data
 * @param shareLostPart the loss of more than this share is a partial collapse
 * @param precisionNone samples of which less than this share lie among the data are not like it
 * @param diversityFar samples whose spread is more than this many times the data's, or that move by more than that from check
 *     to check, have left it
 * @param separationWon a discriminator that tells real from fake more often than this wins
 * @param gradientVanished a generator's gradient below this part of its own peak has vanished
 * @param gradientExploded a gradient above this many times its own history explodes
 * @param stillness samples that move less than this part of the data's spread from check to check stand still
 * @param restlessness samples that move more than this part of it are restless
 * @param drift and if more than this share of them changes places
 * @param remade samples that move more than this part of it have been made anew, whether or not they change places: independent
 *     samples of one distribution lie 1.4 times its spread apart
 * @param youth steps after which samples have had their time to unfold
 * @param lossFooled a discriminator's loss this far above its equilibrium is that of one that is fooled
 */
public record Thresholds(
        double diversityLost,
        double shareLostAll,
        double shareLostPart,
        double precisionNone,
        double diversityFar,
        double separationWon,
        double gradientVanished,
        double gradientExploded,
        double stillness,
        double restlessness,
        double drift,
        double remade,
        long youth,
        double lossFooled) {

    /**
     * Steps before which nothing is judged but a figure that is not finite, because samples begin close together and gradients
     * have no history: from where both networks have begun, or from the end of the second warmup after a rollback.
     */
    public static final long FIRST_AGE = 500;

    /**
     * Those of the calibration.
     *
     * @return them
     */
    public static Thresholds calibrated() {
        return new Thresholds(0.4, 0.7, 0.17, 0.1, 5, 0.95, 0.05, 30, 0.004, 0.3, 0.4, 0.8, 1500, 0.05);
    }
}

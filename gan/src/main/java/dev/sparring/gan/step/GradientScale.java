package dev.sparring.gan.step;

/**
 * Keeps the gradient that reaches the generator's samples of one size: it is divided by its own running root mean square (AFM, arXiv
 * 2511.22475), so that a discriminator that grows sure of itself moves the generator no less, and one that is unsure no more.
 */
final class GradientScale {

    private static final double PAST = 0.9;

    private double meanSquare;
    private double weight;

    /**
     * Takes a gradient in.
     *
     * @param norm its Euclidean norm
     * @param length how many numbers it has
     * @return what to multiply it by; 1 for one of all zeros at the start, or that is not finite
     */
    double next(double norm, long length) {
        double square = norm * norm / length;
        if (!Double.isFinite(square)) {
            return 1;
        }
        meanSquare = PAST * meanSquare + (1 - PAST) * square;
        weight = PAST * weight + (1 - PAST);
        return meanSquare > 0 ? 1 / Math.sqrt(meanSquare / weight) : 1;
    }

    /** What it remembers. */
    double[] state() {
        return new double[] {meanSquare, weight};
    }

    /** Goes on from there. */
    void restore(double[] state) {
        if (state.length == 2) {
            meanSquare = state[0];
            weight = state[1];
        }
    }
}

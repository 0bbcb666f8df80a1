package dev.sparring.gan.sampling;

/** Ways between latent vectors: on the sphere for normal ones (Shoemake 1985), straight for uniform ones. */
final class LatentInterpolation {

    private LatentInterpolation() {}

    /** Rows of vectors, row r going evenly from end 2r to end 2r + 1. */
    static float[] rows(int dimensions, boolean normal, float[] ends, int columns, int count) {
        float[] vectors = new float[count * dimensions];
        for (int i = 0; i < count; i++) {
            int row = i / columns;
            double share = columns == 1 ? 0 : (double) (i % columns) / (columns - 1);
            int from = 2 * row * dimensions;
            double[] weights = normal ? onSphere(ends, from, dimensions, share) : new double[] {1 - share, share};
            for (int k = 0; k < dimensions; k++) {
                vectors[i * dimensions + k] =
                        (float) (weights[0] * ends[from + k] + weights[1] * ends[from + dimensions + k]);
            }
        }
        return vectors;
    }

    private static double[] onSphere(float[] ends, int from, int dimensions, double share) {
        double dot = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int k = 0; k < dimensions; k++) {
            double a = ends[from + k];
            double b = ends[from + dimensions + k];
            dot += a * b;
            squaresA += a * a;
            squaresB += b * b;
        }
        double angle = Math.acos(Math.max(-1, Math.min(1, dot / Math.sqrt(squaresA * squaresB))));
        double sine = Math.sin(angle);
        return sine < 1e-6
                ? new double[] {1 - share, share}
                : new double[] {Math.sin((1 - share) * angle) / sine, Math.sin(share * angle) / sine};
    }
}

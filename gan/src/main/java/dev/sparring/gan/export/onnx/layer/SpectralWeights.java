package dev.sparring.gan.export.onnx.layer;

import dev.sparring.core.layer.SpectralDenseLayer;

/** Weights with spectral normalisation as they are used: divided by u'Wv, the estimate of their largest singular value. */
final class SpectralWeights {

    private SpectralWeights() {}

    /** In the order of the weights, {@code [outputs, rest]}. */
    static float[] divided(LayerSite site) {
        float[] weights = site.numbers(SpectralDenseLayer.WEIGHTS);
        float[] left = site.numbers(SpectralDenseLayer.LEFT);
        float[] right = site.numbers(SpectralDenseLayer.RIGHT);
        double largest = 0;
        for (int i = 0; i < left.length; i++) {
            double stretched = 0;
            for (int j = 0; j < right.length; j++) {
                stretched += (double) weights[i * right.length + j] * right[j];
            }
            largest += left[i] * stretched;
        }
        float[] divided = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            divided[i] = (float) (weights[i] / largest);
        }
        return divided;
    }
}

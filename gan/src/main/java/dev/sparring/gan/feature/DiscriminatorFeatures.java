package dev.sparring.gan.feature;

import dev.sparring.core.network.Network;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * What a discriminator sees: the numbers of its penultimate layer, of images the mean of each channel over all places.
 *
 * <p>A copy of the discriminator at one moment, in inference mode; {@link #refresh()} makes it anew. The space moves as the
 * discriminator learns, so only points of the same moment compare. One thread, the discriminator's.
 */
public final class DiscriminatorFeatures implements FeatureSpace {

    private final PenultimateLayer layer;

    private DiscriminatorFeatures(PenultimateLayer layer) {
        this.layer = layer;
    }

    /**
     * The features of a discriminator as it is now.
     *
     * @param discriminator layers one after the other; it must outlive the features
     * @param shape of the samples it takes
     * @return the features, to be closed by the caller
     * @throws IllegalArgumentException if the discriminator is a graph, or has no layer before the last one with weights
     */
    public static DiscriminatorFeatures of(Network discriminator, SampleShape shape) {
        return new DiscriminatorFeatures(PenultimateLayer.of(discriminator, shape));
    }

    /** Takes over the discriminator's parameters as they are now; {@link #of(float[])} goes by the new ones from here on. */
    public void refresh() {
        layer.refresh();
    }

    @Override
    public int length() {
        return layer.length();
    }

    @Override
    public PointSet of(float[] samples) {
        return layer.of(samples);
    }

    @Override
    public String description() {
        return layer.length() + " features of the discriminator";
    }

    @Override
    public void close() {
        layer.close();
    }
}

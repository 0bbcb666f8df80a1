package mine;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.feature.FeatureSpace;
import dev.sparring.gan.feature.FeatureSpaceProvider;
import dev.sparring.gan.metric.geometry.PointSet;

/** A feature space: the numbers of a sample, doubled. */
public final class Doubled implements FeatureSpaceProvider {

    @Override
    public String name() {
        return "doubled";
    }

    @Override
    public String help() {
        return "the numbers of a sample, doubled";
    }

    @Override
    public FeatureSpace open(DataSource source, long seed) {
        int length = source.shape().length();
        return new FeatureSpace() {
            @Override
            public int length() {
                return length;
            }

            @Override
            public PointSet of(float[] samples) {
                float[] doubled = samples.clone();
                for (int i = 0; i < doubled.length; i++) {
                    doubled[i] *= 2;
                }
                return new PointSet(doubled, length);
            }

            @Override
            public String description() {
                return "doubled numbers";
            }

            @Override
            public void close() {}
        };
    }
}

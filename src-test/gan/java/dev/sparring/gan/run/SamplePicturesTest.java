package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplePicturesTest {

    @Test
    void samplesAreDrawnOverAsManyPointsOfTheDataAsThereAre() {
        DataSource ring = GaussianMixture.ring(8, 1, 0.02, 7);
        DataSource few = Subset.of(ring, LongStream.range(0, 500).toArray());
        assertThat(SamplePictures.points(ring)).hasSize(2 * 2048);
        float[] points = SamplePictures.points(few);
        assertThat(points).hasSize(2 * 500);
        double sum = 0;
        double expected = 0;
        float[] all = ((Subset) few).samples();
        for (int i = 0; i < points.length; i++) {
            sum += points[i];
            expected += all[i];
        }
        // The same points in another order.
        assertThat(sum).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6));
    }
}

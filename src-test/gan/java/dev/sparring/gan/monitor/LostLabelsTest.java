package dev.sparring.gan.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.metric.UncoveredData;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LostLabelsTest {

    /** A ring whose Gaussians have names. */
    private record Named(DataSource ring) implements DataSource {

        @Override
        public dev.sparring.gan.data.SampleShape shape() {
            return ring.shape();
        }

        @Override
        public OptionalLong size() {
            return ring.size();
        }

        @Override
        public void read(long index, float[] target, int offset) {
            ring.read(index, target, offset);
        }

        @Override
        public OptionalInt label(long index) {
            return ring.label(index);
        }

        @Override
        public List<String> labelNames() {
            return List.of("a", "b", "c", "d", "e", "f", "g", "h");
        }

        @Override
        public String description() {
            return ring.description();
        }
    }

    @Test
    void labelsWhoseDataHaveNoSamplesAreNamed() {
        DataSource ring = new Named(GaussianMixture.ring(8, 1, 0.02, 3));
        Subset reals = Subset.of(ring, LongStream.range(0, 800).toArray());
        long[] others = LongStream.range(1000, 2000)
                .filter(i -> ring.label(i).getAsInt() != 2 && ring.label(i).getAsInt() != 5)
                .toArray();
        UncoveredData covered = UncoveredData.of(new PointSet(reals.samples(), 2));
        boolean[] lost = covered.lost(new PointSet(Subset.of(ring, others).samples(), 2));
        assertThat(LostLabels.of(reals, lost)).containsExactly("c", "f");
        boolean[] none = covered.lost(new PointSet(
                Subset.of(ring, LongStream.range(1000, 2000).toArray()).samples(), 2));
        assertThat(LostLabels.of(reals, none)).isEmpty();
    }

    @Test
    void labelsOfFewerThanFiveSamplesAreNotNamed() {
        DataSource ring = new Named(GaussianMixture.ring(8, 1, 0.02, 3));
        long[] five = LongStream.range(0, 800)
                .filter(i -> ring.label(i).getAsInt() == 4)
                .limit(5)
                .toArray();
        boolean[] all = {true, true, true, true, true};
        assertThat(LostLabels.of(Subset.of(ring, five), all)).containsExactly("e");
        boolean[] four = {true, true, true, true};
        assertThat(LostLabels.of(Subset.of(ring, Arrays.copyOf(five, 4)), four)).isEmpty();
    }

    @Test
    void whereNothingIsKnownNothingIsNamed() {
        DataSource ring = GaussianMixture.ring(8, 1, 0.02, 3);
        assertThat(LostLabels.of(ring, new boolean[] {true, true})).isEmpty();
    }
}

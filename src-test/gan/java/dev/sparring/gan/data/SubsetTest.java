package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetTest {

    /** Images of one pixel, each as bright as its index, with its index as label. */
    private static ImageSet numbered(int count) {
        byte[][] pixels = new byte[count][];
        for (int i = 0; i < count; i++) {
            pixels[i] = new byte[] {(byte) i};
        }
        return ImageSet.labelled(
                SampleShape.image(1, 1),
                pixels,
                IntStream.range(0, count).toArray(),
                IntStream.range(0, count).mapToObj(i -> "n" + i).toList());
    }

    private static List<Integer> labels(Subset subset) {
        List<Integer> labels = new ArrayList<>();
        for (long i = 0; i < subset.size().orElseThrow(); i++) {
            labels.add(subset.label(i).orElseThrow());
        }
        return labels;
    }

    @Test
    void aSubsetIsItsIndicesInTheirOrder() {
        Subset subset = Subset.of(numbered(10), 7, 0, 7);
        assertThat(subset.size()).hasValue(3);
        assertThat(labels(subset)).containsExactly(7, 0, 7);
        assertThat(subset.samples()).containsExactly(7 / 127.5f - 1, -1, 7 / 127.5f - 1);
        assertThat(subset.labelNames()).hasSize(10).startsWith("n0");
        assertThat(subset.shape()).isEqualTo(SampleShape.image(1, 1));
        assertThat(subset.description()).isEqualTo("3 of 10 images, 1x1 grey, 10 labels");
    }

    @Test
    void disjointSubsetsShareNothingAndTogetherAreTheWhole() {
        List<Subset> parts = Subset.disjoint(numbered(100), 1, 20, 30, 50);
        List<Integer> all = new ArrayList<>();
        for (Subset part : parts) {
            all.addAll(labels(part));
        }
        assertThat(parts).extracting(part -> part.size().orElseThrow()).containsExactly(20L, 30L, 50L);
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).boxed().toList());
        assertThat(all).isNotEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void theyAreAFunctionOfTheSeed() {
        List<Integer> labels = labels(Subset.disjoint(numbered(100), 1, 20).get(0));
        assertThat(labels(Subset.disjoint(numbered(100), 1, 20).get(0))).isEqualTo(labels);
        assertThat(labels(Subset.disjoint(numbered(100), 2, 20).get(0))).isNotEqualTo(labels);
    }

    @Test
    void ofAnEndlessSourceTheyAreItsFirstSamples() {
        GaussianMixture ring = GaussianMixture.ring(8, 1, 0.02, 1);
        List<Subset> parts = Subset.disjoint(ring, 1, 2, 2);
        float[] expected = new float[8];
        for (int i = 0; i < 4; i++) {
            ring.read(i, expected, 2 * i);
        }
        assertThat(parts.get(0).samples()).containsExactly(expected[0], expected[1], expected[2], expected[3]);
        assertThat(parts.get(1).samples()).containsExactly(expected[4], expected[5], expected[6], expected[7]);
    }

    @Test
    void whatTheSourceDoesNotHoldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subset.of(numbered(10), 10))
                .withMessage("indices must be in [0, 10), got 10");
        assertThatIllegalArgumentException().isThrownBy(() -> Subset.of(numbered(10)));
        assertThatIllegalArgumentException().isThrownBy(() -> Subset.of(numbered(10), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subset.disjoint(numbered(10), 1, 6, 5))
                .withMessage("counts must be at least 1 and at most 10 together, got [6, 5]");
        assertThatIllegalArgumentException().isThrownBy(() -> Subset.disjoint(numbered(10), 1, 6, 0));
    }
}

package dev.sparring.gan.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.data.synthetic.Shapes;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledDataTest {

    @Test
    void aTenthOfTheLabelledImagesIsHeldOut() throws Exception {
        int[] labels = new int[240];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 6 == 0 ? -1 : i % 2;
        }
        LabelledData data = LabelledData.of(Halves.withLabels(labels), 1);
        assertThat(data.heldOut().size()).hasValue(20);
        assertThat(data.training().size()).hasValue(180);
        assertThat(data.epoch()).isEqualTo(180);
        assertThat(data.labels().names()).containsExactly("left", "right");
        for (long i = 0; i < 180; i++) {
            assertThat(data.training().label(i)).isPresent();
        }
    }

    @Test
    void ofAnEndlessSourceWhatIsHeldOutLiesFarAlong() throws Exception {
        Shapes shapes = Shapes.of(8, 1, 1);
        LabelledData data = LabelledData.of(shapes, 1);
        assertThat(data.epoch()).isEqualTo(20_000);
        assertThat(data.training()).isSameAs(shapes);
        assertThat(data.heldOut().size()).hasValue(2000);
        assertThat(data.heldOut().label(5)).isEqualTo(shapes.label((1L << 40) + 5));
        assertThat(data.labels().count()).isEqualTo(5);
    }

    private static void assertRefused(DataSource source, String why) {
        assertThatThrownBy(() -> LabelledData.of(source, 1))
                .isInstanceOf(SparringException.Data.class)
                .hasMessageContaining(why)
                .hasMessageContaining("; give images with labels: idx:DIR");
    }

    @Test
    void whatNothingCanBeLearnedFromIsRefused() {
        assertRefused(GaussianMixture.ring(8, 1, 0.02, 1), "which are no images");
        assertRefused(ImageSet.of(Halves.SHAPE, new byte[30][64]), "without labels");
        assertRefused(Halves.withLabels(new int[30]), "with one label only");
        assertRefused(Halves.of(19), "of which 19 have a label, too few to learn from");
    }

    @Test
    void labelsHaveNamesAndAreAtLeastTwo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(List.of("one")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(Collections.nCopies(10_001, "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(List.of("", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(List.of("x", "y".repeat(1001))));
        assertThat(new Labels(List.of("a", "b")).count()).isEqualTo(2);
    }
}

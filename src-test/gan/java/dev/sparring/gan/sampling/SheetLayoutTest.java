package dev.sparring.gan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.gan.data.SampleShape;
import org.junit.jupiter.api.Test;

class SheetLayoutTest {

    private static final SampleShape DIGIT = SampleShape.image(1, 28);

    @Test
    void smallImagesAreEnlargedWithTwoPixelsBetweenThem() {
        SheetLayout layout = new SheetLayout(DIGIT, 3, 2);
        assertThat(layout.scale()).isEqualTo(2);
        assertThat(layout.width()).isEqualTo(56 + 2 + 56 + 2 + 56);
        assertThat(layout.height()).isEqualTo(56 + 2 + 56);
        assertThat(layout.left(4)).isEqualTo(58);
        assertThat(layout.top(4)).isEqualTo(58);
    }

    @Test
    void aSheetsLayoutFollowsFromItsSize() {
        for (int count : new int[] {1, 2, 7, 64}) {
            SampleBatch samples = new SampleBatch(1, DIGIT, count, new float[count * DIGIT.length()]);
            SheetLayout drawn = SheetLayout.of(samples);
            assertThat(SheetLayout.ofSheet(DIGIT, drawn.width(), drawn.height()))
                    .contains(drawn);
        }
    }

    @Test
    void whatIsNoSheetOfSuchImagesHasNoLayout() {
        assertThat(SheetLayout.ofSheet(DIGIT, 57, 56)).isEmpty();
        assertThat(SheetLayout.ofSheet(DIGIT, 54, 56)).isEmpty();
        assertThat(SheetLayout.ofSheet(DIGIT, 56, 640)).isEmpty();
    }

    @Test
    void noColumnsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SheetLayout(DIGIT, 0, 1));
    }
}

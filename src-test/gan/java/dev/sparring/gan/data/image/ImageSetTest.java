package dev.sparring.gan.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageSetTest {

    private static final SampleShape TWO_BY_TWO = SampleShape.image(1, 2);

    @Test
    void bytesMapLinearlyFromMinusOneToOne() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        ImageSet set = ImageSet.of(SampleShape.image(1, 16), new byte[][] {all});
        float[] target = new float[257];
        set.read(0, target, 1);
        assertThat(target[1]).isEqualTo(-1);
        assertThat(target[256]).isEqualTo(1);
        for (int i = 0; i < 256; i++) {
            assertThat((double) target[1 + i]).isCloseTo(2 * i / 255.0 - 1, within(1e-6));
        }
    }

    @Test
    void sixteenBitsFillTheSameRange() {
        byte[] deep = {0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0x80, 0, 0, 1};
        float[] target = new float[4];
        ImageSet.of(TWO_BY_TWO, new byte[][] {deep}).read(0, target, 0);
        assertThat(target[0]).isEqualTo(-1);
        assertThat(target[1]).isEqualTo(1);
        assertThat((double) target[2]).isCloseTo(2 * 32768 / 65535.0 - 1, within(1e-7));
        assertThat((double) target[3]).isCloseTo(2 / 65535.0 - 1, within(1e-7));
    }

    @Test
    void labelsAreThoseGivenAndMayBeMissing() {
        ImageSet set = ImageSet.labelled(TWO_BY_TWO, new byte[3][4], new int[] {1, -1, 0}, List.of("cat", "dog"));
        assertThat(set.label(0)).hasValue(1);
        assertThat(set.label(1)).isEmpty();
        assertThat(set.label(2)).hasValue(0);
        assertThat(set.labelNames()).containsExactly("cat", "dog");
        assertThat(ImageSet.of(TWO_BY_TWO, new byte[1][4]).label(0)).isEmpty();
    }

    @Test
    void descriptionNamesWhatAPersonShouldKnow() {
        ImageSet grey = ImageSet.of(SampleShape.image(1, 1), new byte[60_000][1]);
        assertThat(grey.description()).isEqualTo("60,000 images, 1x1 grey");
        ReadingReport found = new ReadingReport(
                List.of(new ReadingReport.LeftOut("a.png", "it ends early")), List.of(), Optional.empty());
        assertThat(grey.with(found).description()).isEqualTo("60,000 images, 1x1 grey, 1 left out");
        assertThat(grey.with(found).report()).isEqualTo(found);
        ImageSet colour = ImageSet.labelled(SampleShape.image(3, 2), new byte[1][12], new int[] {0}, List.of("cat"));
        assertThat(colour.description()).isEqualTo("1 image, 2x2 colour, 1 label");
        assertThat(colour.size()).hasValue(1);
        assertThat(colour.report()).isEqualTo(ReadingReport.NONE);
    }

    @Test
    void imagesAndLabelsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSet.of(TWO_BY_TWO, new byte[0][]))
                .withMessage("pixels must hold at least 1 image, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSet.of(TWO_BY_TWO, new byte[][] {{1, 2, 3}}))
                .withMessage("every image must have 4 bytes, or twice as many, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSet.labelled(TWO_BY_TWO, new byte[2][4], new int[1], List.of("cat")))
                .withMessage("labels must be none or one an image, 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSet.labelled(TWO_BY_TWO, new byte[1][4], new int[] {1}, List.of("cat")))
                .withMessage("labels must be in [-1, 1), got 1");
    }

    @Test
    void indexOutOfRangeIsRefused() {
        ImageSet set = ImageSet.of(TWO_BY_TWO, new byte[2][4]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.read(2, new float[4], 0))
                .withMessage("index must be in [0, 2), got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.label(1L << 32))
                .withMessage("index must be in [0, 2), got 4294967296");
    }

    @Test
    void setsLargerThanTheMemoryAreRefusedBeforeTheyAreRead() {
        SampleShape large = SampleShape.image(3, 4096);
        assertThatCode(() -> ImageSet.requireMemory(Path.of("data"), 1, TWO_BY_TWO))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(SparringException.Data.class)
                .isThrownBy(() -> ImageSet.requireMemory(Path.of("data"), Integer.MAX_VALUE, large))
                .withMessageStartingWith("2,147,483,647 images from data need 103,0")
                .withMessageContaining("smaller data.size");
    }
}

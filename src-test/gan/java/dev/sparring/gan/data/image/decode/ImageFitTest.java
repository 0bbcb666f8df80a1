package dev.sparring.gan.data.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFitTest {

    @ParameterizedTest
    @CsvSource({"28, 28, 32", "33, 20, 7", "20, 33, 20", "1, 1, 9", "5, 4, 64", "300, 7, 3", "64, 64, 63", "64, 64, 1"})
    void constantImagesStayConstant(int height, int width, int size) {
        for (int value : new int[] {0, 1, 127, 128, 200, 255}) {
            byte[] pixels = new byte[3 * height * width];
            Arrays.fill(pixels, (byte) value);
            byte[] expected = new byte[3 * size * size];
            Arrays.fill(expected, (byte) value);
            assertThat(cropped(pixels, 3, height, width, size, size)).containsExactly(expected);
        }
    }

    @Test
    void halvingAveragesBlocksOfFour() {
        byte[] pixels = bytes(
                0, 4, 100, 200, //
                8, 12, 100, 200, //
                255, 255, 1, 2, //
                255, 255, 3, 4);
        assertThat(cropped(pixels, 1, 4, 4, 2, 2)).containsExactly(bytes(6, 150, 255, 3));
    }

    @Test
    void threeToTwoWeighsTheMiddlePixelByHalf() {
        // (9 + 30/2) / 1.5 = 16 and (30/2 + 90) / 1.5 = 70 in every row.
        byte[] pixels = bytes(9, 30, 90, 9, 30, 90, 9, 30, 90);
        assertThat(cropped(pixels, 1, 3, 3, 2, 2)).containsExactly(bytes(16, 70, 16, 70));
    }

    @Test
    void halvingAGradientGivesTheGradientAtTheNewCentres() {
        byte[] pixels = new byte[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            int column = i % 64;
            pixels[i] = (byte) (2 * column);
        }
        byte[] half = cropped(pixels, 1, 64, 64, 32, 32);
        for (int i = 0; i < half.length; i++) {
            int column = i % 32;
            assertThat(half[i]).isEqualTo((byte) (4 * column + 1));
        }
    }

    @Test
    void doublingAGradientGivesTheGradientAtTheNewCentresWithinTheEdge() {
        byte[] pixels = new byte[16 * 16];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (12 * (i / 16));
        }
        byte[] twice = cropped(pixels, 1, 16, 16, 32, 32);
        // Centre of row r lies at r/2 - 1/4, where the gradient is 6 r - 3; cubic convolution repeats lines exactly.
        for (int row = 4; row < 28; row++) {
            for (int column = 0; column < 32; column++) {
                assertThat(twice[row * 32 + column] & 0xFF).isEqualTo(6 * row - 3);
            }
        }
    }

    @Test
    void overshootOfTheCubicIsCutOff() {
        byte[] pixels = bytes(0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255);
        byte[] large = cropped(pixels, 1, 4, 4, 8, 8);
        assertThat(large[2]).isZero();
        assertThat(large[5]).isEqualTo((byte) 255);
    }

    @Test
    void shrinkingKeepsTheMean() {
        SplittableRandom random = new SplittableRandom(2);
        byte[] pixels = new byte[96 * 96];
        random.nextBytes(pixels);
        assertThat(mean(cropped(pixels, 1, 96, 96, 36, 36))).isCloseTo(mean(pixels), within(0.1));
    }

    @Test
    void theCentralSquareOfAWideImageIsKept() {
        byte[] pixels = bytes(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(cropped(pixels, 1, 2, 4, 2, 2)).containsExactly(bytes(2, 3, 6, 7));
    }

    @Test
    void theCentralSquareOfATallImageIsKept() {
        byte[] pixels = bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(cropped(pixels, 1, 5, 2, 2, 2)).containsExactly(bytes(3, 4, 5, 6));
    }

    @Test
    void channelsAreResampledApart() {
        byte[] pixels = bytes(10, 20, 30, 40, 0, 0, 0, 0, 255, 255, 255, 255);
        assertThat(cropped(pixels, 3, 2, 2, 1, 1)).containsExactly(bytes(25, 0, 255));
    }

    @Test
    void nothingIsCopiedIfTheSizeIsTheWantedOne() {
        byte[] pixels = bytes(1, 2, 3, 4);
        assertThat(cropped(pixels, 1, 2, 2, 2, 2)).isSameAs(pixels);
    }

    private static double mean(byte[] pixels) {
        double sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xFF;
        }
        return sum / pixels.length;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Of a square the rows around the middle stay; of a wide image the columns. */
    @Test
    void rectanglesAreFilledFromTheMiddle() {
        byte[] square = bytes(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33);
        assertThat(cropped(square, 1, 4, 4, 2, 4)).containsExactly(bytes(10, 11, 12, 13, 20, 21, 22, 23));
        assertThat(cropped(square, 1, 4, 4, 4, 2)).containsExactly(bytes(1, 2, 11, 12, 21, 22, 31, 32));
        assertThat(cropped(square, 1, 2, 8, 2, 4)).containsExactly(bytes(2, 3, 10, 11, 22, 23, 30, 31));
        // Means of four, of the upper two rows: three rows have no middle two.
        assertThat(cropped(bytes(9, 9, 9, 9, 2, 4, 6, 8, 9, 9, 9, 9), 1, 3, 4, 1, 2))
                .containsExactly(bytes(6, 8));
    }

    private static byte[] cropped(byte[] pixels, int channels, int height, int width, int toHeight, int toWidth) {
        return ImageFit.CROP
                .fit(Pixels.of(channels, height, width, pixels), toHeight, toWidth)
                .samples();
    }
}

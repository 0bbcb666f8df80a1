package dev.sparring.ui.desktop.component.chart.surface;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ColumnRasterTest {

    private final ColumnRaster raster = new ColumnRaster(4, 6);

    private String pixel(int x, int y) {
        return String.format("%08x", raster.pixels()[y * 4 + x]);
    }

    @Test
    void wholePixelsHaveTheColourAndOthersNothing() {
        raster.fill(1, new double[] {2}, new double[] {4}, Color.web("#0072b2"));
        assertThat(pixel(1, 1)).isEqualTo("00000000");
        assertThat(pixel(1, 2)).isEqualTo("ff0072b2");
        assertThat(pixel(1, 3)).isEqualTo("ff0072b2");
        assertThat(pixel(1, 4)).isEqualTo("00000000");
        assertThat(pixel(0, 2)).isEqualTo("00000000");
        assertThat(pixel(2, 2)).isEqualTo("00000000");
    }

    @Test
    void aPixelThatIsCoveredInPartHasAsMuchOfTheColour() {
        raster.fill(0, new double[] {1.75}, new double[] {2.5}, Color.WHITE);
        assertThat(pixel(0, 1)).isEqualTo("40404040");
        assertThat(pixel(0, 2)).isEqualTo("80808080");
        raster.clear();
        raster.fill(0, new double[] {1.25}, new double[] {1.5}, Color.WHITE);
        assertThat(pixel(0, 1)).isEqualTo("40404040");
    }

    @Test
    void whatIsTransparentLetsThroughWhatIsBelow() {
        raster.fill(0, new double[] {0}, new double[] {1}, Color.RED);
        raster.fill(0, new double[] {0}, new double[] {1}, Color.rgb(0, 0, 255, 0.2));
        // A fifth of blue over four fifths of red.
        assertThat(pixel(0, 0)).isEqualTo("ffcc0033");
    }

    @Test
    void whatLiesBesideThePixelsIsLeftOut() {
        raster.fill(-2, new double[] {-5, -5, -5, -5, 7, 3}, new double[] {9, 9, 9, -1, 9, 9}, Color.WHITE);
        raster.fill(3, new double[] {0, 0}, new double[] {1, 1}, Color.WHITE);
        for (int y = 0; y < 6; y++) {
            assertThat(pixel(0, y)).isEqualTo("ffffffff");
            assertThat(pixel(1, y)).isEqualTo("00000000");
            assertThat(pixel(2, y)).isEqualTo("00000000");
        }
        assertThat(pixel(3, 0)).isEqualTo("ffffffff");
        assertThat(pixel(3, 2)).isEqualTo("00000000");
        assertThat(pixel(3, 3)).isEqualTo("ffffffff");
    }
}

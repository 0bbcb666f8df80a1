package dev.sparring.ui.desktop.page.samples.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.session.samples.SampleTiles;
import org.junit.jupiter.api.Test;

class TileAreaTest {

    /** Five images of 10x8 in rows of three. */
    private static final SampleTiles TILES = new SampleTiles(1, 10, 8, 3, new int[5 * 80]);

    @Test
    void imagesAreEnlargedByAWholeFactorAndStandInTheMiddle() {
        TileArea area = TileArea.of(TILES, 200, 100);
        assertThat(area.scale())
                .as("3 images of 60 and 2 gaps of 2 are 184; 2 of 48 and a gap are 98")
                .isEqualTo(6);
        assertThat(area.x(0)).isEqualTo(8);
        assertThat(area.y(0)).isEqualTo(1);
        assertThat(area.x(4)).isEqualTo(8 + 62);
        assertThat(area.y(4)).isEqualTo(1 + 50);
    }

    @Test
    void imagesThatAreTooLargeAreMadeSmaller() {
        assertThat(TileArea.of(TILES, 19, 100).scale()).isEqualTo(0.5);
    }

    @Test
    void theImageAtAPlaceIsFoundAndNoneInAGapOrBeyondTheLast() {
        TileArea area = TileArea.of(TILES, 200, 100);
        assertThat(area.at(8, 1)).isZero();
        assertThat(area.at(67.9, 48.9)).isZero();
        assertThat(area.at(69, 10)).as("between two").isEqualTo(-1);
        assertThat(area.at(70, 51)).isEqualTo(4);
        assertThat(area.at(140, 60)).as("there is no sixth").isEqualTo(-1);
        assertThat(area.at(0, 0)).isEqualTo(-1);
    }
}

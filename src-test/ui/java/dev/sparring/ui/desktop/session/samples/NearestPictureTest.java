package dev.sparring.ui.desktop.session.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.SampleShape;
import org.junit.jupiter.api.Test;

class NearestPictureTest {

    /** Levels 0, 255, 128 and 128. */
    private static final int[] TILE = {0xFF000000, 0xFFFFFFFF, 0xFF808080, 0xFF808080};

    @Test
    void theNearestOfGreyPicturesIsFoundWithItsDistance() {
        NearestPicture.Search search = new NearestPicture.Search(SampleShape.image(1, 2), TILE);
        search.include(new float[] {1, -1, 0, 0});
        search.include(new float[] {-1, 1, 0, 1});
        search.include(new float[] {-1, 0, 0, -1});
        NearestPicture found = search.result();
        assertThat(found.searched()).isEqualTo(3);
        assertThat(found.distance()).as("one of four pixels is 127 off").isCloseTo(127 / 2.0, within(1e-9));
        assertThat(found.picture().tile(0)).containsExactly(0xFF000000, 0xFFFFFFFF, 0xFF808080, 0xFFFFFFFF);
    }

    @Test
    void channelsAreComparedEach() {
        int[] red = {0xFFFF0000, 0xFFFF0000, 0xFFFF0000, 0xFFFF0000};
        NearestPicture.Search search = new NearestPicture.Search(SampleShape.image(3, 2), red);
        search.include(new float[] {-1, -1, -1, -1, -1, -1, -1, -1, 1, 1, 1, 1});
        search.include(new float[] {1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1});
        NearestPicture found = search.result();
        assertThat(found.distance()).as("of three channels one is all off").isCloseTo(255 / Math.sqrt(3), within(1e-9));
        assertThat(found.picture().tile(0)).containsOnly(0xFFFFFF00);
    }

    @Test
    void aTileOfAnotherSizeIsTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearestPicture.Search(SampleShape.image(1, 3), TILE))
                .withMessage("tile must have 9 pixels, got 4");
    }
}

package dev.sparring.ui.desktop.page.samples.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlaneAreaTest {

    @Test
    void aUnitIsAsLongOnBothAxesAndAllPointsAreInside() {
        float[] points = {-1, -3, 1, 5, 0, Float.NaN};
        PlaneArea area = PlaneArea.of(points, 400, 300);
        double across = area.xOf(1) - area.xOf(0);
        double up = area.yOf(0) - area.yOf(1);
        assertThat(across).isCloseTo(up, within(1e-9));
        assertThat(area.shows(-1, -3)).isTrue();
        assertThat(area.shows(1, 5)).isTrue();
        assertThat(area.yOf(1))
                .as("the middle of the points is the middle of the plot")
                .isCloseTo(area.top() + area.height() / 2, within(1e-9));
        assertThat(area.shows(Double.NaN, 0)).isFalse();
    }

    @Test
    void onePointOrNoneStillHasAFrame() {
        PlaneArea one = PlaneArea.of(new float[] {7, 7}, 300, 300);
        assertThat(one.shows(7, 7)).isTrue();
        assertThat(one.shows(8, 7)).isTrue();
        assertThat(PlaneArea.of(new float[0], 300, 300).shows(0, 0)).isTrue();
        assertThat(PlaneArea.of(new float[0], 10, 10).width()).isEqualTo(1);
    }
}

package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.ui.desktop.component.chart.Axis;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChartViewTest {

    private final ChartView view = new ChartView(List.of("rates", "losses", "modes"));

    @BeforeEach
    void aRunOfTenThousandSteps() {
        view.follow(new RunExtent(1000, 400, 10_000));
    }

    @Test
    void beforeTheFirstStepThePlanIsSeenToItsEnd() {
        view.follow(new RunExtent(0, 400, 10_000));
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(0, 10_000));
    }

    @Test
    void aRunThatGoesOnIsSeenWithAQuarterOfWhatItDidAhead() {
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(0, 1250));
        view.follow(new RunExtent(2000, 400, 10_000));
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(0, 2500));
        view.follow(new RunExtent(9000, 400, 10_000));
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(0, 10_000));
        view.follow(new RunExtent(3, 400, 10_000));
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(0, 400));
    }

    @Test
    void warmupsAreLeftOnceTheRunHasLeftThem() {
        view.follow(new RunExtent(100, 400, 10_000));
        view.rangeProperty().set(ChartRange.WARMUP);
        view.follow(new RunExtent(400, 400, 10_000));
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(1, 400));
        view.follow(new RunExtent(415, 400, 10_000));
        assertThat(view.rangeProperty().get()).isEqualTo(ChartRange.SO_FAR);
    }

    @Test
    void warmupsThatAreLookedAtLaterStay() {
        view.rangeProperty().set(ChartRange.WARMUP);
        view.follow(new RunExtent(1100, 400, 10_000));
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(1, 400));
    }

    @Test
    void zoomingKeepsTheStepUnderThePointerWhereItIs() {
        view.show(2000, 6000);
        view.zoom(0.5, 3000);
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(2500, 4500));
        assertThat(view.axisProperty().get().position(3000)).isEqualTo(0.25);
        view.zoom(2, 3000);
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(2000, 6000));
    }

    @Test
    void zoomingOutEndsAtTheWholeRunAndZoomingInAtFourSteps() {
        view.zoom(1000, 500);
        assertThat(view.rangeProperty().get()).isEqualTo(ChartRange.WHOLE);
        for (int i = 0; i < 100; i++) {
            view.zoom(0.5, 5000);
        }
        Axis axis = view.axisProperty().get();
        assertThat(axis.high() - axis.low()).isEqualTo(4);
        assertThat(axis.position(5000)).isBetween(0.0, 1.0);
    }

    @Test
    void panningStopsAtBothEnds() {
        view.show(2000, 4000);
        view.pan(0.5);
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(3000, 5000));
        view.pan(100);
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(8000, 10_000));
        view.pan(-100);
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(0, 2000));
    }

    @Test
    void whatIsChosenFromRightToLeftIsTheSame() {
        view.show(500, 100);
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(100, 500));
        view.reset();
        assertThat(view.axisProperty().get()).isEqualTo(Axis.linear(0, 1250));
    }

    @Test
    void theCursorStaysAmongTheStepsThatAreShown() {
        view.show(100, 200);
        view.look(150.4);
        assertThat(view.cursorProperty().get()).isEqualTo(OptionalLong.of(150));
        view.look(999);
        assertThat(view.cursorProperty().get()).isEqualTo(OptionalLong.of(200));
        view.lookAway();
        assertThat(view.cursorProperty().get()).isEmpty();
    }

    @Test
    void theCursorMovesByOneStepAtLeast() {
        view.show(100, 110);
        view.moveCursor(0.02);
        assertThat(view.cursorProperty().get()).isEqualTo(OptionalLong.of(105));
        view.moveCursor(0.02);
        assertThat(view.cursorProperty().get()).isEqualTo(OptionalLong.of(106));
        view.moveCursor(-0.02);
        view.moveCursor(-0.02);
        assertThat(view.cursorProperty().get()).isEqualTo(OptionalLong.of(104));
    }

    @Test
    void chartsMoveUpAndDownAndStayAtTheEnds() {
        view.move("modes", -1);
        assertThat(view.shown()).containsExactly("rates", "modes", "losses");
        view.move("rates", -1);
        assertThat(view.shown()).containsExactly("rates", "modes", "losses");
        view.move("rates", 5);
        assertThat(view.shown()).containsExactly("modes", "losses", "rates");
        view.move("nowhere", 1);
        assertThat(view.shown()).containsExactly("modes", "losses", "rates");
    }

    @Test
    void aChartThatIsChosenAgainComesLastAndOnce() {
        view.choose("losses", false);
        view.choose("losses", true);
        view.choose("losses", true);
        assertThat(view.shown()).containsExactly("rates", "modes", "losses");
    }

    @Test
    void aRangeWithoutStepsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChartRange.Zoomed(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChartRange.Zoomed(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunExtent(-1, 2, 2));
    }
}

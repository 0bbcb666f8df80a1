package dev.sparring.ui.desktop.component.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.Plot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class MarkerLayoutTest {

    private static final double WIDTH = 500;
    private static final double LETTER = 6;

    @Test
    void aMarkerStandsAtItsStepWithItsLabelOnTheRight() {
        MarkerGroup flag = only(flags(marker(200, "mode collapse")));
        assertThat(flag.x()).isEqualTo(100);
        assertThat(flag.room()).isEqualTo(MarkerGroup.Room.LABEL_RIGHT);
        assertThat(flag.left()).isEqualTo(100 - MarkerGroup.ICON / 2);
        assertThat(flag.right()).isEqualTo(100 + MarkerGroup.ICON / 2 + MarkerGroup.SPACE + 13 * LETTER);
    }

    @Test
    void atTheRightEdgeTheLabelIsOnTheLeft() {
        MarkerGroup flag = only(flags(marker(1000, "mode collapse")));
        assertThat(flag.room()).isEqualTo(MarkerGroup.Room.LABEL_LEFT);
        assertThat(flag.left()).isEqualTo(WIDTH - MarkerGroup.ICON / 2 - MarkerGroup.SPACE - 13 * LETTER);
        assertThat(flag.right()).isEqualTo(WIDTH + MarkerGroup.ICON / 2);
    }

    @Test
    void whereThereIsNoRoomForALabelTheIconRemains() {
        assertThat(only(flags(marker(500, "x".repeat(100)))).room()).isEqualTo(MarkerGroup.Room.ICONS);
    }

    @Test
    void stepsThatTheAxisDoesNotReachHaveNoFlag() {
        List<Marker> markers = List.of(marker(1001, "late"), marker(30, "seen"), marker(5, "early"));
        assertThat(MarkerLayout.of(markers, Axis.linear(10, 1000), WIDTH, MarkerLayoutTest::width)
                        .flags())
                .singleElement()
                .extracting(MarkerGroup::label)
                .isEqualTo("seen");
    }

    @Test
    void whatHappenedAtOneStepSharesAFlag() {
        Marker diagnosis = marker(400, "mode collapse");
        Marker action = new Marker(
                400, EventTone.ACTION, Feather.ROTATE_CCW, "rollback to 300", () -> "", () -> "", OptionalLong.of(300));
        MarkerGroup flag = only(flags(action, diagnosis));
        assertThat(flag.markers()).containsExactly(action, diagnosis);
        assertThat(flag.icons()).containsExactly(diagnosis, action);
        assertThat(flag.tones()).containsExactly(EventTone.CRITICAL, EventTone.ACTION);
        assertThat(flag.label()).isEqualTo("mode collapse → rollback to 300");
    }

    @Test
    void theNewestOfACrowdKeepIconsAndTheOthersAreStubs() {
        MarkerLayout flags = flags(marker(220, "c"), marker(210, "b"), marker(200, "a"));
        assertThat(flags.flags()).extracting(MarkerGroup::label).containsExactly("c", "b", "a");
        assertThat(flags.flags())
                .extracting(MarkerGroup::room)
                .containsExactly(MarkerGroup.Room.LABEL_RIGHT, MarkerGroup.Room.STUB, MarkerGroup.Room.STUB);
    }

    @Test
    void whatWentWrongKeepsItsIconBesideWhatWasDoneALittleLater() {
        Marker collapse = marker(200, "mode collapse");
        Marker slow =
                new Marker(210, EventTone.ACTION, Feather.CLOCK, "slow", () -> "", () -> "", OptionalLong.empty());
        assertThat(flags(slow, collapse).flags())
                .extracting(MarkerGroup::room)
                .containsExactly(MarkerGroup.Room.STUB, MarkerGroup.Room.LABEL_RIGHT);
    }

    @Test
    void aLabelYieldsToAnOlderIcon() {
        MarkerLayout flags = flags(marker(200, "newest"), marker(260, "older"));
        assertThat(flags.flags())
                .extracting(MarkerGroup::room)
                .containsExactly(MarkerGroup.Room.LABEL_LEFT, MarkerGroup.Room.LABEL_RIGHT);
    }

    @Test
    void ofTwoLabelsInOneGapTheNewestIsWritten() {
        MarkerLayout flags = flags(marker(130, "now"), marker(60, "then"), marker(0, "once"));
        assertThat(flags.flags())
                .extracting(MarkerGroup::room)
                .containsExactly(MarkerGroup.Room.LABEL_RIGHT, MarkerGroup.Room.ICONS, MarkerGroup.Room.ICONS);
    }

    @Test
    void howeverManyMarkersNothingAboveThePlotOverlaps() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Marker> markers = new ArrayList<>();
            for (int i = 0; i < 1 + 20 * round; i++) {
                markers.add(marker(random.nextInt(1001), "x".repeat(1 + random.nextInt(20))));
            }
            Collections.reverse(markers);
            List<MarkerGroup> flags = MarkerLayout.of(markers, Axis.linear(0, 1000), WIDTH, MarkerLayoutTest::width)
                    .flags();
            assertThat(flags.stream().mapToInt(flag -> flag.markers().size()).sum())
                    .isEqualTo(markers.size());
            assertThat(flags.get(0).markers().get(0)).isEqualTo(markers.get(0));
            assertThat(flags.get(0).room()).isNotEqualTo(MarkerGroup.Room.STUB);
            List<MarkerGroup> above = flags.stream()
                    .filter(flag -> flag.room() != MarkerGroup.Room.STUB)
                    .sorted(Comparator.comparingDouble(MarkerGroup::left))
                    .toList();
            for (int i = 1; i < above.size(); i++) {
                assertThat(above.get(i).left()).isGreaterThan(above.get(i - 1).right());
            }
            assertThat(above.get(above.size() - 1).right()).isLessThanOrEqualTo(WIDTH + Plot.RIGHT);
        }
    }

    @Test
    void inThePlotTheNearestLineIsPointedAt() {
        MarkerLayout flags = flags(marker(210, "b"), marker(200, "a"));
        assertThat(flags.near(101)).map(MarkerGroup::label).hasValue("a");
        assertThat(flags.near(104)).map(MarkerGroup::label).hasValue("b");
        assertThat(flags.near(140)).isEmpty();
        assertThat(flags.near(Double.NaN)).isEmpty();
    }

    @Test
    void aboveThePlotALabelCanBePointedAt() {
        MarkerLayout flags = flags(marker(200, "mode collapse"));
        assertThat(flags.above(140)).isPresent();
        assertThat(flags.above(250)).isEmpty();
    }

    private static MarkerLayout flags(Marker... newestFirst) {
        return MarkerLayout.of(List.of(newestFirst), Axis.linear(0, 1000), WIDTH, MarkerLayoutTest::width);
    }

    private static MarkerGroup only(MarkerLayout flags) {
        assertThat(flags.flags()).hasSize(1);
        return flags.flags().get(0);
    }

    private static double width(String label) {
        return label.length() * LETTER;
    }

    private static Marker marker(long step, String label) {
        return new Marker(
                step, EventTone.CRITICAL, Feather.ALERT_OCTAGON, label, () -> "", () -> "", OptionalLong.empty());
    }
}

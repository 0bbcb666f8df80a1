package dev.sparring.ui.desktop.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.chart.Axis;
import dev.sparring.ui.desktop.chart.Plot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class FlagsTest {

    private static final double WIDTH = 500;
    private static final double LETTER = 6;

    @Test
    void aMarkerStandsAtItsStepWithItsLabelOnTheRight() {
        Flag flag = only(flags(marker(200, "mode collapse")));
        assertThat(flag.x()).isEqualTo(100);
        assertThat(flag.room()).isEqualTo(Flag.Room.LABEL_RIGHT);
        assertThat(flag.left()).isEqualTo(100 - Flag.ICON / 2);
        assertThat(flag.right()).isEqualTo(100 + Flag.ICON / 2 + Flag.SPACE + 13 * LETTER);
    }

    @Test
    void atTheRightEdgeTheLabelIsOnTheLeft() {
        Flag flag = only(flags(marker(1000, "mode collapse")));
        assertThat(flag.room()).isEqualTo(Flag.Room.LABEL_LEFT);
        assertThat(flag.left()).isEqualTo(WIDTH - Flag.ICON / 2 - Flag.SPACE - 13 * LETTER);
        assertThat(flag.right()).isEqualTo(WIDTH + Flag.ICON / 2);
    }

    @Test
    void whereThereIsNoRoomForALabelTheIconRemains() {
        assertThat(only(flags(marker(500, "x".repeat(100)))).room()).isEqualTo(Flag.Room.ICONS);
    }

    @Test
    void stepsThatTheAxisDoesNotReachHaveNoFlag() {
        List<Marker> markers = List.of(marker(1001, "late"), marker(30, "seen"), marker(5, "early"));
        assertThat(Flags.of(markers, Axis.linear(10, 1000), WIDTH, FlagsTest::width)
                        .flags())
                .singleElement()
                .extracting(Flag::label)
                .isEqualTo("seen");
    }

    @Test
    void whatHappenedAtOneStepSharesAFlag() {
        Marker verdict = marker(400, "mode collapse");
        Marker action =
                new Marker(400, Tone.ACTION, Feather.ROTATE_CCW, "rollback to 300", "", "", OptionalLong.of(300));
        Flag flag = only(flags(action, verdict));
        assertThat(flag.markers()).containsExactly(action, verdict);
        assertThat(flag.icons()).containsExactly(verdict, action);
        assertThat(flag.tones()).containsExactly(Tone.CRITICAL, Tone.ACTION);
        assertThat(flag.label()).isEqualTo("mode collapse → rollback to 300");
    }

    @Test
    void theNewestOfACrowdKeepIconsAndTheOthersAreStubs() {
        Flags flags = flags(marker(220, "c"), marker(210, "b"), marker(200, "a"));
        assertThat(flags.flags()).extracting(Flag::label).containsExactly("c", "b", "a");
        assertThat(flags.flags())
                .extracting(Flag::room)
                .containsExactly(Flag.Room.LABEL_RIGHT, Flag.Room.STUB, Flag.Room.STUB);
    }

    @Test
    void aLabelYieldsToAnOlderIcon() {
        Flags flags = flags(marker(200, "newest"), marker(260, "older"));
        assertThat(flags.flags()).extracting(Flag::room).containsExactly(Flag.Room.LABEL_LEFT, Flag.Room.LABEL_RIGHT);
    }

    @Test
    void ofTwoLabelsInOneGapTheNewestIsWritten() {
        Flags flags = flags(marker(130, "now"), marker(60, "then"), marker(0, "once"));
        assertThat(flags.flags())
                .extracting(Flag::room)
                .containsExactly(Flag.Room.LABEL_RIGHT, Flag.Room.ICONS, Flag.Room.ICONS);
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
            List<Flag> flags = Flags.of(markers, Axis.linear(0, 1000), WIDTH, FlagsTest::width)
                    .flags();
            assertThat(flags.stream().mapToInt(flag -> flag.markers().size()).sum())
                    .isEqualTo(markers.size());
            assertThat(flags.get(0).markers().get(0)).isEqualTo(markers.get(0));
            assertThat(flags.get(0).room()).isNotEqualTo(Flag.Room.STUB);
            List<Flag> above = flags.stream()
                    .filter(flag -> flag.room() != Flag.Room.STUB)
                    .sorted(Comparator.comparingDouble(Flag::left))
                    .toList();
            for (int i = 1; i < above.size(); i++) {
                assertThat(above.get(i).left()).isGreaterThan(above.get(i - 1).right());
            }
            assertThat(above.get(above.size() - 1).right()).isLessThanOrEqualTo(WIDTH + Plot.RIGHT);
        }
    }

    @Test
    void inThePlotTheNearestLineIsPointedAt() {
        Flags flags = flags(marker(210, "b"), marker(200, "a"));
        assertThat(flags.near(101)).map(Flag::label).hasValue("a");
        assertThat(flags.near(104)).map(Flag::label).hasValue("b");
        assertThat(flags.near(140)).isEmpty();
        assertThat(flags.near(Double.NaN)).isEmpty();
    }

    @Test
    void aboveThePlotALabelCanBePointedAt() {
        Flags flags = flags(marker(200, "mode collapse"));
        assertThat(flags.above(140)).isPresent();
        assertThat(flags.above(250)).isEmpty();
    }

    private static Flags flags(Marker... newestFirst) {
        return Flags.of(List.of(newestFirst), Axis.linear(0, 1000), WIDTH, FlagsTest::width);
    }

    private static Flag only(Flags flags) {
        assertThat(flags.flags()).hasSize(1);
        return flags.flags().get(0);
    }

    private static double width(String label) {
        return label.length() * LETTER;
    }

    private static Marker marker(long step, String label) {
        return new Marker(step, Tone.CRITICAL, Feather.ALERT_OCTAGON, label, "", "", OptionalLong.empty());
    }
}

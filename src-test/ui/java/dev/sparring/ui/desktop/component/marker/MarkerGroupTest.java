package dev.sparring.ui.desktop.component.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

class MarkerGroupTest {

    @Test
    void theLabelSaysWhatFollowedWhat() {
        assertThat(flag(marker("rewarm", Feather.SUN), marker("collapse", Feather.X))
                        .label())
                .isEqualTo("collapse → rewarm");
    }

    @Test
    void theLabelOfManySaysTheNewestAndHowManyThereAreBesides() {
        assertThat(flag(marker("c", Feather.X), marker("b", Feather.X), marker("a", Feather.X), marker("c", Feather.X))
                        .label())
                .isEqualTo("c +2");
    }

    @Test
    void theLabelOfManySaysTheWorstWhichIsWhyTheOthersAreThere() {
        Marker diagnosis =
                new Marker(1, EventTone.CRITICAL, Feather.X, "collapse", () -> "", () -> "", OptionalLong.empty());
        Marker rewarm =
                new Marker(1, EventTone.ACTION, Feather.SUN, "rewarm", () -> "", () -> "", OptionalLong.empty());
        Marker rollback =
                new Marker(1, EventTone.ACTION, Feather.MOON, "rollback", () -> "", () -> "", OptionalLong.empty());
        assertThat(flag(rewarm, rollback, diagnosis).label()).isEqualTo("collapse +2");
    }

    @Test
    void iconsAreTheNewestThreeKindsInTheOrderOfTime() {
        MarkerGroup flag = flag(
                marker("d", Feather.SUN),
                marker("c", Feather.MOON),
                marker("d", Feather.SUN),
                marker("b", Feather.X),
                marker("a", Feather.STAR));
        assertThat(flag.icons()).extracting(Marker::label).containsExactly("b", "c", "d");
        assertThat(flag.iconsWidth()).isEqualTo(3 * MarkerGroup.ICON + 2 * MarkerGroup.GAP);
    }

    @Test
    void theIconOfTheWorstIsAmongTheThree() {
        Marker diagnosis =
                new Marker(1, EventTone.CRITICAL, Feather.X, "collapse", () -> "", () -> "", OptionalLong.empty());
        MarkerGroup flag =
                flag(marker("c", Feather.SUN), marker("b", Feather.MOON), marker("a", Feather.STAR), diagnosis);
        assertThat(flag.icons()).extracting(Marker::label).containsExactly("collapse", "b", "c");
    }

    @Test
    void whatWentWrongStandsBeforeWhatWasDoneAboutItHoweverTheyCame() {
        Marker slow = at(7, EventTone.ACTION, Feather.CLOCK, "slow");
        Marker collapse = at(7, EventTone.CRITICAL, Feather.X, "collapse");
        Marker rewarm = at(7, EventTone.ACTION, Feather.SUN, "rewarm");
        Marker rollback = at(7, EventTone.ACTION, Feather.MOON, "rollback");
        List<Marker> all = List.of(slow, collapse, rewarm, rollback);
        for (int first = 0; first < all.size(); first++) {
            List<Marker> turned = new ArrayList<>(all);
            Collections.rotate(turned, first);
            MarkerGroup flag = flag(turned.toArray(Marker[]::new));
            assertThat(flag.causeFirst().get(0)).isEqualTo(collapse);
            assertThat(flag.icons().get(0)).isEqualTo(collapse);
            assertThat(flag.label()).isEqualTo("collapse +3");
        }
        assertThat(flag(collapse, rewarm).label()).isEqualTo("collapse → rewarm");
        assertThat(flag(rewarm, collapse).label()).isEqualTo("collapse → rewarm");
    }

    @Test
    void whatCameEarlierIsNotToldAsAConsequence() {
        Marker before = at(5, EventTone.ACTION, Feather.SUN, "rewarm");
        Marker collapse = at(7, EventTone.CRITICAL, Feather.X, "collapse");
        assertThat(flag(collapse, before).label()).isEqualTo("rewarm → collapse");
        assertThat(flag(collapse, before).icons().get(0)).isEqualTo(collapse);
    }

    private static Marker at(long step, EventTone tone, Ikon icon, String label) {
        return new Marker(step, tone, icon, label, () -> "", () -> "", OptionalLong.empty());
    }

    @Test
    void aFlagWithoutMarkersIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(MarkerGroupTest::flag);
    }

    private static MarkerGroup flag(Marker... newestFirst) {
        return new MarkerGroup(10, List.of(newestFirst), MarkerGroup.Room.STUB, 10, 10);
    }

    private static Marker marker(String label, Ikon icon) {
        return new Marker(1, EventTone.WARNING, icon, label, () -> "", () -> "", OptionalLong.empty());
    }
}

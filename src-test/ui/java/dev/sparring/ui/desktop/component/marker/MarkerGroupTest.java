package dev.sparring.ui.desktop.component.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        Marker diagnosis = new Marker(1, EventTone.CRITICAL, Feather.X, "collapse", "", "", OptionalLong.empty());
        Marker rewarm = new Marker(1, EventTone.ACTION, Feather.SUN, "rewarm", "", "", OptionalLong.empty());
        Marker rollback = new Marker(1, EventTone.ACTION, Feather.MOON, "rollback", "", "", OptionalLong.empty());
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
        Marker diagnosis = new Marker(1, EventTone.CRITICAL, Feather.X, "collapse", "", "", OptionalLong.empty());
        MarkerGroup flag =
                flag(marker("c", Feather.SUN), marker("b", Feather.MOON), marker("a", Feather.STAR), diagnosis);
        assertThat(flag.icons()).extracting(Marker::label).containsExactly("collapse", "b", "c");
    }

    @Test
    void aFlagWithoutMarkersIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(MarkerGroupTest::flag);
    }

    private static MarkerGroup flag(Marker... newestFirst) {
        return new MarkerGroup(10, List.of(newestFirst), MarkerGroup.Room.STUB, 10, 10);
    }

    private static Marker marker(String label, Ikon icon) {
        return new Marker(1, EventTone.WARNING, icon, label, "", "", OptionalLong.empty());
    }
}

package dev.sparring.ui.desktop.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

class FlagTest {

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
        Marker verdict = new Marker(1, Tone.CRITICAL, Feather.X, "collapse", "", "", OptionalLong.empty());
        Marker rewarm = new Marker(1, Tone.ACTION, Feather.SUN, "rewarm", "", "", OptionalLong.empty());
        Marker rollback = new Marker(1, Tone.ACTION, Feather.MOON, "rollback", "", "", OptionalLong.empty());
        assertThat(flag(rewarm, rollback, verdict).label()).isEqualTo("collapse +2");
    }

    @Test
    void iconsAreTheNewestThreeKindsInTheOrderOfTime() {
        Flag flag = flag(
                marker("d", Feather.SUN),
                marker("c", Feather.MOON),
                marker("d", Feather.SUN),
                marker("b", Feather.X),
                marker("a", Feather.STAR));
        assertThat(flag.icons()).extracting(Marker::label).containsExactly("b", "c", "d");
        assertThat(flag.iconsWidth()).isEqualTo(3 * Flag.ICON + 2 * Flag.GAP);
    }

    @Test
    void theIconOfTheWorstIsAmongTheThree() {
        Marker verdict = new Marker(1, Tone.CRITICAL, Feather.X, "collapse", "", "", OptionalLong.empty());
        Flag flag = flag(marker("c", Feather.SUN), marker("b", Feather.MOON), marker("a", Feather.STAR), verdict);
        assertThat(flag.icons()).extracting(Marker::label).containsExactly("collapse", "b", "c");
    }

    @Test
    void aFlagWithoutMarkersIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(FlagTest::flag);
    }

    private static Flag flag(Marker... newestFirst) {
        return new Flag(10, List.of(newestFirst), Flag.Room.STUB, 10, 10);
    }

    private static Marker marker(String label, Ikon icon) {
        return new Marker(1, Tone.WARNING, icon, label, "", "", OptionalLong.empty());
    }
}

package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class ThemeChoiceTest {

    private final BooleanProperty dark = new SimpleBooleanProperty();

    @Test
    void theWindowIsAsTheSystemIs() {
        ThemeChoice choice = new ThemeChoice(dark, true);
        choice.told(Optional.of(true));
        assertThat(dark.get()).isTrue();
        choice.told(Optional.empty());
        assertThat(dark.get()).as("a system that says nothing changes nothing").isTrue();
        choice.told(Optional.of(false));
        assertThat(dark.get()).isFalse();
        assertThat(choice.chosen().following()).isTrue();
    }

    @Test
    void whoChoosesIsNotOverruled() {
        ThemeChoice choice = new ThemeChoice(dark, true);
        choice.told(Optional.of(false));
        dark.set(true);
        choice.told(Optional.of(false));
        assertThat(dark.get()).isTrue();
        assertThat(choice.chosen().following()).isFalse();
    }

    @Test
    void whoChangesBackFollowsAgain() {
        ThemeChoice choice = new ThemeChoice(dark, false);
        choice.told(Optional.of(true));
        assertThat(dark.get()).as("chosen before").isFalse();
        dark.set(true);
        assertThat(choice.chosen().following()).isTrue();
        choice.told(Optional.of(false));
        assertThat(dark.get()).isFalse();
    }

    @Test
    void whatIsForcedOnceIsNotRememberedUnlessAPersonChooses() {
        ThemeChoice choice = new ThemeChoice(dark, true);
        choice.force(true);
        assertThat(dark.get()).isTrue();
        choice.told(Optional.of(false));
        assertThat(dark.get()).as("the system is not followed this once").isTrue();
        assertThat(choice.chosen()).isEqualTo(new ThemeChoice.Kept(false, true));
        dark.set(false);
        dark.set(true);
        assertThat(choice.chosen()).isEqualTo(new ThemeChoice.Kept(true, false));
    }
}

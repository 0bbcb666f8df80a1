package dev.sparring.ui.desktop.component.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.session.Pump;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class ActionTest {

    @Test
    void whatCannotBeDoneIsNotDone() {
        SimpleBooleanProperty can = new SimpleBooleanProperty(false);
        int[] done = {0};
        Action action =
                new Action("a", "Go", "Goes there", Feather.PLAY, Optional.empty(), can.asObject(), () -> done[0]++);
        action.perform();
        assertThat(done[0]).isZero();
        can.set(true);
        action.perform();
        assertThat(done[0]).isEqualTo(1);
        assertThat(action.hint()).isEqualTo("Goes there");
    }

    @Test
    void everyWordMustBeInNameOrHelp() {
        Action action = new Action(
                "a", "One step", "Make one step and pause", Feather.PLAY, Optional.empty(), always(), () -> {});
        assertThat(action.matches("")).isTrue();
        assertThat(action.matches("PAUSE step")).isTrue();
        assertThat(action.matches("pause now")).isFalse();
    }

    private static ObservableValue<Boolean> always() {
        return new SimpleBooleanProperty(true);
    }

    @Test
    void idsAndKeysAreUniqueAndPagesHaveTheirs(@TempDir Path home) {
        Actions actions = new Actions(
                new Workspace(home, Clock.systemUTC(), Runnable::run, new Pump(), new Pump()), new NoFiles(), () -> {});
        List<Action> all = actions.all();
        assertThat(all).extracting(Action::id).doesNotHaveDuplicates();
        assertThat(all.stream().flatMap(action -> action.keys().stream())).doesNotHaveDuplicates();
        for (Page page : Page.values()) {
            assertThat(actions.get(page).name()).isEqualTo(page.title());
        }
        assertThat(actions.get("pause").isEnabled()).isFalse();
        assertThat(actions.get("start").isEnabled()).isTrue();
    }

    /** Nobody is asked. */
    private static final class NoFiles implements Actions.Chooser {
        @Override
        public void directory(String title, Optional<Path> first, Consumer<Path> chosen) {
            throw new AssertionError(title);
        }

        @Override
        public void configFile(String title, Consumer<Path> chosen) {
            throw new AssertionError(title);
        }

        @Override
        public void save(String title, String name, Consumer<Path> chosen) {
            throw new AssertionError(title);
        }

        @Override
        public void dataFile(String title, Optional<Path> first, Consumer<Path> chosen) {
            throw new AssertionError(title);
        }
    }
}

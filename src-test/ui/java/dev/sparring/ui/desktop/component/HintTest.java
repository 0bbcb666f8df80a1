package dev.sparring.ui.desktop.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
class HintTest {

    HintTest() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
    }

    @Test
    void itIsThereWhenThePointerComesAndSaysTheNewest() {
        Button button = new Button("Save");
        List<String> said = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Hint hint = Hint.on(button, "Writes a file");
            assertThat(button.getTooltip()).as("nobody has asked yet").isNull();
            enter(button);
            String first = button.getTooltip().getText();
            hint.say("Writes the file again");
            return List.of(first, button.getTooltip().getText());
        });
        assertThat(said).containsExactly("Writes a file", "Writes the file again");
        assertThat(button.getAccessibleHelp()).isEqualTo("Writes the file again");
    }

    @Test
    void withNothingToSayThereIsNone() {
        Button button = new Button("Save");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Hint.on(button, "");
            enter(button);
            return true;
        });
        assertThat(button.getTooltip()).isNull();
    }

    private static void enter(Button button) {
        Event.fireEvent(
                button,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }
}

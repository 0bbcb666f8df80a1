package dev.sparring.ui.desktop.component.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.app.TextCanBeDrawn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Values are typed and chosen as a person does it. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class FieldsJourneyTest {

    private static final long PATIENCE_MILLIS = 120_000;

    private final FxRobot robot = new FxRobot();
    private final ObjectProperty<Double> decimal = new SimpleObjectProperty<>(1.0);
    private final ObjectProperty<Integer> whole = new SimpleObjectProperty<>(64);
    private final ObjectProperty<List<String>> names = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<String>> name = new SimpleObjectProperty<>(Optional.empty());
    private final Spinner<Double> decimals;
    private final Spinner<Integer> wholes;
    private final ChoiceBox<Optional<String>> choice;
    private final Stage stage;

    FieldsJourneyTest() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        decimals = Spinners.decimal("decimal", "a number", 0.01, 10, 0.1, decimal);
        wholes = Spinners.whole("whole", "how many", 1, 10_000, whole);
        choice = Choices.oneOrAll("choice", "which", names, name, "all");
        stage = WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> {
            Stage window = new Stage();
            window.setScene(new Scene(Fields.row(Fields.named("Truncation", decimals), wholes, choice), 400, 100));
            window.show();
            return window;
        });
    }

    @AfterEach
    void close() {
        robot.interact(stage::close);
    }

    private void type(Spinner<?> spinner, String text) {
        robot.interact(() -> {
            spinner.getEditor().requestFocus();
            spinner.getEditor().setText(text);
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aCommaIsADecimalMarkAndNoDigitIsTakenForTenTimesAsMuch() {
        type(decimals, "0,5");
        assertThat(decimal.get()).isEqualTo(0.5);
        assertThat(decimals.getEditor().getText()).isEqualTo("0.5");
        type(decimals, "0.75");
        assertThat(decimal.get()).isEqualTo(0.75);
        robot.press(KeyCode.UP).release(KeyCode.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(decimal.get()).isEqualTo(0.85);
    }

    @Test
    void whatIsNoNumberIsPutBackAndWhatIsTooMuchIsCutOff() {
        type(decimals, "half");
        assertThat(decimal.get()).isEqualTo(1);
        assertThat(decimals.getEditor().getText()).isEqualTo("1");
        robot.interact(() -> {
            decimals.requestFocus();
            decimals.getEditor().setText("0,5 x");
            wholes.requestFocus();
        });
        assertThat(decimal.get()).isEqualTo(1);
        assertThat(decimals.getEditor().getText()).as("left for another field").isEqualTo("1");
        type(decimals, "99");
        assertThat(decimal.get()).isEqualTo(10);
        type(wholes, "0,5");
        assertThat(whole.get()).isEqualTo(64);
        type(wholes, "");
        assertThat(whole.get()).isEqualTo(64);
        assertThat(wholes.getEditor().getText()).isEqualTo("64");
        type(wholes, " 128 ");
        assertThat(whole.get()).isEqualTo(128);
    }

    @Test
    void whatIsChosenStaysSoWhenOtherNamesCome() {
        assertThat(choice.isVisible()).isFalse();
        robot.interact(() -> names.set(List.of("disc", "ring")));
        assertThat(choice.isVisible()).isTrue();
        assertThat(choice.getItems()).containsExactly(Optional.empty(), Optional.of("disc"), Optional.of("ring"));
        robot.interact(() -> choice.setValue(Optional.of("ring")));
        assertThat(name.get()).hasValue("ring");
        robot.interact(() -> names.set(List.of("ring", "star")));
        assertThat(name.get()).hasValue("ring");
        assertThat(choice.getValue()).hasValue("ring");
        assertThat(choice.getConverter().toString(Optional.empty())).isEqualTo("all");
        assertThat(decimals.getAccessibleText()).isEqualTo("Truncation");
        assertThat(wholes.getAccessibleText()).isEqualTo("how many");
    }
}

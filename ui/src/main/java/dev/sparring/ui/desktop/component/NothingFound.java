package dev.sparring.ui.desktop.component;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;

/** What stands in place of the monitor's findings while there are none: a balance is spoken of only once steps were made. */
public final class NothingFound extends Label {

    /**
     * A text that follows the run.
     *
     * @param model whose
     */
    public NothingFound(DesktopModel model) {
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> text(
                                model.phaseProperty().get(),
                                model.progressProperty().get() != null),
                        model.phaseProperty(),
                        model.progressProperty()));
        setWrapText(true);
        getStyleClass().add(Styles.TEXT_MUTED);
    }

    /** What is said. */
    static String text(Phase phase, boolean trained) {
        if (!trained) {
            return Texts.text("findings.wait");
        }
        return phase.canStart() ? Texts.text("findings.none") : Texts.text("findings.none-yet");
    }
}

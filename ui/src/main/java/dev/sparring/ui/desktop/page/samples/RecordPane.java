package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.model.samples.RecordText;
import dev.sparring.ui.desktop.session.samples.SavedStep;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** What the run recorded at a step, a name and a value each. */
final class RecordPane extends FlowPane {

    RecordPane() {
        setId("records");
        getStyleClass().add("records");
    }

    void show(@Nullable SavedStep step) {
        getChildren().clear();
        if (step != null) {
            for (RecordText figure : RecordText.of(step.record(), step.step())) {
                Label name = new Label(figure.name());
                name.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
                Label value = new Label(figure.value());
                value.getStyleClass().add(Styles.TEXT_SMALL);
                HBox pair = new HBox(name, value);
                pair.getStyleClass().add("record");
                if (!figure.since().isEmpty()) {
                    Label since = new Label("(" + figure.since() + ")");
                    since.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
                    pair.getChildren().add(since);
                }
                getChildren().add(pair);
            }
        }
    }
}

package dev.sparring.ui.desktop.page.samples;

import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.JobLine;
import dev.sparring.ui.desktop.model.samples.SampleTimeline;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.text.Texts;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The samples that a run has saved, step by step. */
public final class SamplesPage extends BorderPane {

    private static final double GAP = 12;

    private final SavedCard saved;

    /**
     * A page.
     *
     * @param model what it shows
     * @param dialogs ask where samples are saved
     */
    public SamplesPage(SamplesModel model, FileTarget.Dialogs dialogs) {
        FileTarget target = dialogs.titled(Texts.text("samples.save.dialog"));
        getStyleClass().add("samples-page");
        SampleTimeline timeline = model.run().timeline();
        StepBar steps = new StepBar(timeline, "saved-steps", true);
        RecordPane records = new RecordPane();
        timeline.shownProperty().subscribe(records::show);
        saved = new SavedCard(model);
        steps.getChildren().add(new SaveMenu(model, saved.view(), target).node());
        BesideCard beside = new BesideCard(model, target);
        HBox cards = new HBox(saved.node(), beside.node());
        cards.setSpacing(GAP);
        for (Node card : cards.getChildren()) {
            HBox.setHgrow(card, Priority.ALWAYS);
            // Both the same share, whatever is in them.
            ((Region) card).setPrefWidth(0);
        }
        setCenter(cards);
        VBox below =
                new VBox(steps, records, new JobLine("export", model.export().job()));
        below.getStyleClass().addAll("sparring-card", "step-card");
        setBottom(below);
        BorderPane.setMargin(below, new Insets(GAP, 0, 0, 0));
        StepKeys.install(this, timeline, steps.slider());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.enlargement().back();
                model.besideEnlargement().back();
            }
        });
    }

    /** Gives the samples the focus. */
    @Override
    public void requestFocus() {
        saved.view().requestFocus();
    }
}

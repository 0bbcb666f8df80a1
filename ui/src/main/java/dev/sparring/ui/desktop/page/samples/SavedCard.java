package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.samples.Beside;
import dev.sparring.ui.desktop.model.samples.RunSamples;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The samples of the step that is looked at, or why there are none. */
final class SavedCard {

    private final RunSamples run;
    private final SamplesStage stage;
    private final Label step = new Label();
    private final Card card;

    SavedCard(SamplesModel model) {
        this.run = model.run();
        this.stage = new SamplesStage("saved-samples", model, model.enlargement(), this::reason);
        step.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.setId("saved-step");
        VBox body = new VBox(stage, new LayersPane(model.plane()));
        body.getStyleClass().add("beside");
        VBox.setVgrow(stage, Priority.ALWAYS);
        card = new Card("Saved samples", body, step, kind(model.beside()));
        model.plane().layersProperty().subscribe(stage.view()::layers);
        run.samplesProperty().subscribe(now -> show());
        run.rootProperty().subscribe(now -> stage.show());
        run.problemProperty().subscribe(now -> stage.show());
        run.runProblemProperty().subscribe(now -> stage.show());
        run.listingProperty().subscribe(now -> stage.show());
    }

    private static ChoiceBox<Beside.Kind> kind(Beside beside) {
        ChoiceBox<Beside.Kind> choice = new ChoiceBox<>();
        choice.getItems().addAll(Beside.Kind.values());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Beside.Kind kind) {
                return "Beside: " + kind.label();
            }

            @Override
            public Beside.Kind fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed");
            }
        });
        choice.setId("beside-kind");
        choice.setTooltip(new Tooltip("What stands beside the saved samples"));
        choice.setAccessibleText("What stands beside the saved samples");
        choice.valueProperty().bindBidirectional(beside.kindProperty());
        return choice;
    }

    private void show() {
        DrawnSamples samples = run.samplesProperty().get();
        step.setText(samples == null ? "" : "step " + FigureFormat.count(samples.step()));
        stage.view().setAccessibleText("Saved samples, " + step.getText());
        stage.show();
    }

    private String reason() {
        String problem = run.wrong();
        SampleListing listing = run.listingProperty().get();
        if (!problem.isEmpty()) {
            return problem + ".";
        }
        if (run.rootProperty().get() == null) {
            return "Open a run or train one: the samples that it saves are shown here, step by step.";
        }
        if (listing == null || !listing.steps().isEmpty()) {
            return "";
        }
        return listing.running()
                ? "No samples are saved yet; the first ones come at step "
                        + FigureFormat.count(listing.config().samplesEvery()) + "."
                : "This run has saved no samples.";
    }

    SamplesView view() {
        return stage.view();
    }

    Node node() {
        return card;
    }
}

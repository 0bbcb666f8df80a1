package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.field.Choices;
import dev.sparring.ui.desktop.model.samples.Beside;
import dev.sparring.ui.desktop.model.samples.RunSamples;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.page.samples.picture.SamplesView;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

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
        card = new Card(Texts.text("samples.saved.title"), body, step, kind(model.beside()));
        model.plane().layersProperty().subscribe(stage.view()::layers);
        run.samplesProperty().subscribe(now -> show());
        run.rootProperty().subscribe(now -> stage.show());
        run.problemProperty().subscribe(now -> stage.show());
        run.runProblemProperty().subscribe(now -> stage.show());
        run.listingProperty().subscribe(now -> stage.show());
    }

    private static ChoiceBox<Beside.Kind> kind(Beside beside) {
        return Choices.of(
                "beside-kind",
                Texts.text("samples.beside.choice-tooltip"),
                List.of(Beside.Kind.values()),
                beside.kindProperty(),
                kind -> Texts.text("samples.beside.choice", kind.label()));
    }

    private void show() {
        DrawnSamples samples = run.samplesProperty().get();
        step.setText(samples == null ? "" : Texts.text("samples.at-step", FigureFormat.count(samples.step())));
        stage.view().setAccessibleText(Texts.text("samples.saved.spoken", step.getText()));
        stage.show();
    }

    private String reason() {
        String problem = run.wrong();
        SampleListing listing = run.listingProperty().get();
        if (!problem.isEmpty()) {
            return problem + ".";
        }
        if (run.rootProperty().get() == null) {
            return Texts.text("samples.saved.no-run");
        }
        if (listing == null || !listing.steps().isEmpty()) {
            return "";
        }
        return listing.running()
                ? Texts.text(
                        "samples.saved.first-at",
                        FigureFormat.count(listing.config().samplesEvery()))
                : Texts.text("samples.saved.none");
    }

    SamplesView view() {
        return stage.view();
    }

    Node node() {
        return card;
    }
}

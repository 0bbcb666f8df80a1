package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.samples.Beside;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.page.samples.explore.ExplorePane;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.io.File;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands beside the saved samples, with the controls of its kind. */
final class BesideCard {

    private final Beside beside;
    private final SamplesStage stage;
    private final Label title = new Label();
    private final Button choose = new Button(Texts.text("samples.beside.choose-run"), new FontIcon(Feather.FOLDER));
    private final StepBar steps;
    private final ExplorePane explore;
    private final VBox body = new VBox();
    private final Card card;

    BesideCard(SamplesModel model, FileTarget target) {
        this.beside = model.beside();
        this.stage = new SamplesStage("beside-samples", model, model.besideEnlargement(), this::reason);
        this.steps = new StepBar(beside.other().timeline(), "other-steps", false);
        this.explore = new ExplorePane(model, stage.view(), target);
        title.setId("beside-title");
        title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        title.setMinWidth(Region.USE_PREF_SIZE);
        choose.setId("choose-other-run");
        choose.getStyleClass().add(Styles.SMALL);
        choose.setOnAction(event -> choose());
        VBox.setVgrow(stage, Priority.ALWAYS);
        body.getChildren().addAll(stage, steps, explore);
        body.getStyleClass().add("beside");
        card = new Card(Texts.text("samples.beside.title"), body, title, choose);
        beside.kindProperty().subscribe(now -> show());
        beside.samplesProperty().subscribe(now -> show());
        beside.problemProperty().subscribe(now -> stage.show());
    }

    private void show() {
        Beside.Kind kind = beside.kindProperty().get();
        appear(choose, kind == Beside.Kind.RUN);
        appear(steps, kind == Beside.Kind.STEP);
        appear(explore, kind == Beside.Kind.NEW);
        appear(card, kind != Beside.Kind.NOTHING);
        title.setText(title(kind));
        stage.view().setAccessibleText(kind.label() + ", " + title.getText());
        stage.show();
    }

    private static void appear(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private String title(Beside.Kind kind) {
        DrawnSamples samples = beside.samplesProperty().get();
        SampleListing other = beside.other().listingProperty().get();
        if (samples == null) {
            return "";
        }
        return switch (kind) {
            case REAL -> Texts.count("samples.beside.real", samples.count(), FigureFormat.count(samples.count()));
            case STEP, NEW -> step(samples);
            case RUN ->
                other == null
                        ? step(samples)
                        : Texts.text(
                                "samples.beside.step-of-run",
                                other.root().getFileName(),
                                FigureFormat.count(samples.step()));
            default -> "";
        };
    }

    private static String step(DrawnSamples samples) {
        return Texts.text("samples.at-step", FigureFormat.count(samples.step()));
    }

    private String reason() {
        String problem = beside.problemProperty().get();
        if (!problem.isEmpty()) {
            return problem + ".";
        }
        return beside.lacksRun() ? Texts.text("samples.beside.lacks-run") : "";
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.text("samples.beside.choose-run-dialog"));
        File chosen = chooser.showDialog(card.getScene().getWindow());
        if (chosen != null) {
            beside.showRun(chosen.toPath());
        }
    }

    Node node() {
        return card;
    }
}

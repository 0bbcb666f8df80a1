package dev.sparring.ui.desktop.page.export;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.JobLine;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.field.Choices;
import dev.sparring.ui.desktop.component.field.Fields;
import dev.sparring.ui.desktop.model.export.EvaluationForm;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Samples of a saved generator measured against the run's data. */
final class EvaluationCard {

    private static final List<Optional<Integer>> COUNTS = List.of(
            Optional.empty(),
            Optional.of(100),
            Optional.of(250),
            Optional.of(500),
            Optional.of(1000),
            Optional.of(2500),
            Optional.of(5000),
            Optional.of(10_000),
            Optional.of(26_000),
            Optional.of(50_000));

    private final EvaluationForm form;
    private final Actions.Chooser chooser;

    EvaluationCard(EvaluationForm form, Actions.Chooser chooser) {
        this.form = form;
        this.chooser = chooser;
    }

    Node node() {
        FigureTables figures = new FigureTables();
        form.foundProperty().subscribe(figures::show);
        Label saved = JobLine.message("export-evaluation-saved");
        saved.textProperty().bind(form.savedProperty());
        VBox body = new VBox(
                Fields.row(
                        RunFields.generator("evaluate-generator", form.generator()),
                        Fields.named(
                                Texts.text("export.count"),
                                Choices.of(
                                        "evaluate-count",
                                        Texts.text("export.evaluation.count-tooltip"),
                                        COUNTS,
                                        form.countProperty(),
                                        EvaluationCard::words)),
                        RunFields.seed(
                                "evaluate-seed", Texts.text("export.evaluation.seed-tooltip"), form.seedProperty()),
                        features()),
                new JobLine("export-evaluation", form.job(), evaluate(), save()),
                saved,
                figures);
        body.getStyleClass().add("export-body");
        return new Card(Texts.text("export.evaluation.title"), body);
    }

    private static String words(Optional<Integer> count) {
        return count.map(FigureFormat::count).orElseGet(() -> Texts.text("export.evaluation.usual-count"));
    }

    /** Points are compared by their own numbers, and there is nothing to choose. */
    private Node features() {
        Label chosen = new Label();
        chosen.setId("evaluate-features");
        chosen.textProperty().bind(form.classifierProperty().map(EvaluationCard::features));
        Button choose = new Button(Texts.text("export.features.classifier"));
        choose.setId("evaluate-classifier");
        choose.getStyleClass().add(Styles.SMALL);
        Hint.on(choose, Texts.text("export.features.tooltip"));
        choose.setOnAction(event -> chooser.directory(
                Texts.text("export.features.dialog"), Optional.empty(), directory -> form.classifierProperty()
                        .set(Optional.of(directory))));
        Button back = new Button(Texts.text("export.features.back"));
        back.setId("evaluate-random");
        back.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        back.setOnAction(event -> form.classifierProperty().set(Optional.empty()));
        back.visibleProperty().bind(form.classifierProperty().map(Optional::isPresent));
        back.managedProperty().bind(back.visibleProperty());
        VBox field = Fields.named(Texts.text("export.features"), choose, Fields.line(chosen, choose, back));
        field.visibleProperty().bind(form.imagesProperty());
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private static String features(Optional<Path> classifier) {
        return classifier
                .map(directory -> Texts.text("export.features.of-classifier", directory.getFileName()))
                .orElseGet(() -> Texts.text("export.features.random"));
    }

    private Node evaluate() {
        Button evaluate = new Button(Texts.text("export.evaluation.begin"), new FontIcon(Feather.BAR_CHART_2));
        evaluate.setId("evaluate");
        Hint.on(evaluate, Texts.text("export.evaluation.begin-tooltip"));
        evaluate.disableProperty().bind(form.readyProperty().not().or(form.job().busyProperty()));
        evaluate.setOnAction(event -> form.evaluate());
        return evaluate;
    }

    private Node save() {
        Button save = new Button(Texts.text("export.evaluation.save"), new FontIcon(Feather.DOWNLOAD));
        save.setId("evaluate-save");
        Hint.on(save, Texts.text("export.evaluation.save-tooltip"));
        save.disableProperty().bind(form.foundProperty().isNull());
        save.setOnAction(
                event -> chooser.save(Texts.text("export.evaluation.save-dialog"), form.proposedName(), form::save));
        return save;
    }
}

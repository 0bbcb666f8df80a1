package dev.sparring.ui.desktop.page.export;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.export.NetworkRole;
import dev.sparring.gan.sampling.Weights;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.JobLine;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.field.Choices;
import dev.sparring.ui.desktop.component.field.Fields;
import dev.sparring.ui.desktop.model.export.NetworkForm;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A network of the run, or what it recorded, for other programs. */
final class NetworkCard {

    private final NetworkForm form;
    private final Actions.Chooser chooser;

    NetworkCard(NetworkForm form, Actions.Chooser chooser) {
        this.form = form;
        this.chooser = chooser;
    }

    Node node() {
        VBox body = new VBox(fields(), help(), new JobLine("export-network", form.job(), export()), replaceQuestion());
        body.getStyleClass().add("export-body");
        return new Card(Texts.text("export.network.title"), body);
    }

    private Node fields() {
        return Fields.row(
                Fields.named(
                        Texts.text("export.network.format"),
                        Choices.of(
                                "export-format",
                                Texts.text("export.network.format-tooltip"),
                                form.formats(),
                                form.formatProperty(),
                                FormatWords::name)),
                shown(
                        Fields.named(
                                Texts.text("export.network.which"),
                                Choices.of(
                                        "export-network",
                                        Texts.text("export.network.which-tooltip"),
                                        List.of(NetworkRole.values()),
                                        form.networkProperty(),
                                        role -> Texts.text("export.network.role." + role.label()))),
                        form.networkOfferedProperty()),
                shown(
                        Fields.named(
                                Texts.text("export.network.weights"),
                                Choices.of(
                                        "export-weights",
                                        Texts.text("export.network.weights-tooltip"),
                                        List.of(Weights.values()),
                                        form.weightsProperty(),
                                        weights -> Texts.text("export.network.weights." + weights.label()))),
                        form.weightsOfferedProperty()),
                shown(
                        RunFields.checkpoint(
                                "export-checkpoint", Texts.text("export.network.checkpoint"), form.checkpoint()),
                        form.checkpointOfferedProperty()));
    }

    private static Node shown(Node field, ObservableValue<Boolean> when) {
        field.visibleProperty().bind(when);
        field.managedProperty().bind(when);
        return field;
    }

    private Node help() {
        Label help = new Label();
        help.setId("export-format-help");
        help.setWrapText(true);
        help.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        help.textProperty().bind(form.formatProperty().map(FormatWords::help));
        return help;
    }

    private Node export() {
        Button export = new Button(Texts.text("export.network.export"), new FontIcon(Feather.DOWNLOAD));
        export.setId("export-network-write");
        Hint.on(export, Texts.text("export.network.export-tooltip"));
        export.disableProperty().bind(form.readyProperty().not().or(form.job().busyProperty()));
        export.setOnAction(event -> ask());
        return export;
    }

    private void ask() {
        if (form.formatProperty().get().isFolder()) {
            chooser.directory(
                    Texts.text("export.network.folder-dialog", form.proposedName()), Optional.empty(), form::export);
        } else {
            chooser.save(Texts.text("export.network.file-dialog"), form.proposedName(), form::export);
        }
    }

    /** A dialog for folders does not ask it. */
    private Node replaceQuestion() {
        Label question = JobLine.message("export-network-taken");
        question.textProperty()
                .bind(form.takenProperty()
                        .map(place -> Texts.text("export.network.taken", place))
                        .orElse(""));
        Button replace = new Button(Texts.text("export.network.replace"));
        replace.setId("export-network-replace");
        replace.getStyleClass().add(Styles.SMALL);
        Hint.on(replace, Texts.text("export.network.replace-tooltip"));
        replace.setOnAction(event -> form.replace());
        return shown(Fields.line(question, replace), form.takenProperty().isNotNull());
    }
}

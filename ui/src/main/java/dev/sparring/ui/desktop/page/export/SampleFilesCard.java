package dev.sparring.ui.desktop.page.export;

import dev.sparring.gan.latent.TruncatedVectors;
import dev.sparring.gan.sampling.output.SampleOutput;
import dev.sparring.gan.sampling.output.SampleRequest;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.JobLine;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.field.Choices;
import dev.sparring.ui.desktop.component.field.Fields;
import dev.sparring.ui.desktop.component.field.Spinners;
import dev.sparring.ui.desktop.model.export.SampleForm;
import dev.sparring.ui.desktop.text.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Spinner;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Samples of a saved generator as files. */
final class SampleFilesCard {

    private static final double MOST_TRUNCATION = 10;
    private static final double TRUNCATION_STEP = 0.1;

    private final SampleForm form;
    private final Actions.Chooser chooser;

    SampleFilesCard(SampleForm form, Actions.Chooser chooser) {
        this.form = form;
        this.chooser = chooser;
    }

    Node node() {
        VBox body = new VBox(
                Fields.row(
                        RunFields.generator("export-generator", form.generator()),
                        Fields.named(
                                Texts.text("export.count"),
                                Spinners.whole(
                                        "export-count",
                                        Texts.text("export.count.tooltip", SampleRequest.MOST),
                                        1,
                                        SampleRequest.MOST,
                                        form.countProperty())),
                        RunFields.seed("export-seed", Texts.text("export.seed.tooltip"), form.seedProperty()),
                        Fields.named(
                                Texts.text("export.arrangement"),
                                Choices.of(
                                        "export-arrangement",
                                        Texts.text("export.arrangement.tooltip"),
                                        form.arrangementsProperty(),
                                        form.arrangementProperty(),
                                        SampleFilesCard::words)),
                        labels(),
                        truncation(),
                        Fields.named(
                                Texts.text("export.kind"),
                                Choices.of(
                                        "export-kind",
                                        Texts.text("export.kind.tooltip"),
                                        form.kindsProperty(),
                                        form.kindProperty(),
                                        SampleFilesCard::words))),
                new JobLine("export-samples", form.job(), write()));
        body.getStyleClass().add("export-body");
        return new Card(Texts.text("export.samples.title"), body);
    }

    private static String words(SampleRequest.Arrangement arrangement) {
        return Texts.text("export.arrangement." + word(arrangement));
    }

    private static String words(SampleOutput.Kind kind) {
        return Texts.text("export.kind." + word(kind));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** There for a generator that is told labels, and to be changed where all samples may have the same one. */
    private Node labels() {
        ChoiceBox<Optional<String>> label = Choices.oneOrAll(
                "export-label",
                Texts.text("export.label.tooltip"),
                form.labelsProperty(),
                form.labelProperty(),
                Texts.text("export.label.all"));
        Node field = Fields.named(Texts.text("export.label"), label);
        field.visibleProperty().bind(label.visibleProperty());
        field.managedProperty().bind(label.visibleProperty());
        field.disableProperty().bind(form.arrangementProperty().isNotEqualTo(SampleRequest.Arrangement.INDEPENDENT));
        return field;
    }

    private Node truncation() {
        CheckBox truncated = new CheckBox();
        truncated.setId("export-truncated");
        truncated.setAccessibleText(Texts.text("export.truncation"));
        truncated.selectedProperty().bindBidirectional(form.truncatedProperty());
        Spinner<Double> value = Spinners.decimal(
                "export-truncation",
                Texts.text("export.truncation.tooltip"),
                TruncatedVectors.LEAST,
                MOST_TRUNCATION,
                TRUNCATION_STEP,
                form.truncationProperty());
        value.disableProperty().bind(form.truncatedProperty().not());
        value.setAccessibleText(Texts.text("export.truncation.value"));
        Node field = Fields.named(Texts.text("export.truncation"), truncated, Fields.line(truncated, value));
        field.visibleProperty().bind(form.truncatableProperty());
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private Node write() {
        Button write = new Button(Texts.text("export.samples.write"), new FontIcon(Feather.DOWNLOAD));
        write.setId("export-samples-write");
        Hint.on(write, Texts.text("export.samples.write-tooltip"));
        write.disableProperty().bind(form.readyProperty().not().or(form.job().busyProperty()));
        write.setOnAction(event -> ask());
        return write;
    }

    private void ask() {
        if (form.kindProperty().get() == SampleOutput.Kind.FOLDER) {
            chooser.directory(Texts.text("export.samples.folder-dialog"), Optional.empty(), form::write);
        } else {
            chooser.save(Texts.text("export.samples.file-dialog"), form.proposedName(), form::write);
        }
    }
}

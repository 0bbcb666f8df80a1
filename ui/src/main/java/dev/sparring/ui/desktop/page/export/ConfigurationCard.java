package dev.sparring.ui.desktop.page.export;

import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.JobLine;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.field.Fields;
import dev.sparring.ui.desktop.model.ConfigEdit;
import dev.sparring.ui.desktop.model.export.ExportModel;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the run was set up, as a file and as a command. */
final class ConfigurationCard {

    private final ExportModel model;
    private final Actions.Chooser chooser;
    private final TextField command = new TextField();

    ConfigurationCard(ExportModel model, Actions.Chooser chooser) {
        this.model = model;
        this.chooser = chooser;
        command.setId("export-command");
        command.setEditable(false);
        command.getStyleClass().add("yaml");
        command.textProperty()
                .bind(model.listingProperty()
                        .map(listing -> ConfigEdit.command(new RunSource.Copy(listing.root()).options(), Map.of()))
                        .orElse(""));
    }

    Node node() {
        Button save = new Button(Texts.text("export.config.save"), new FontIcon(Feather.DOWNLOAD));
        save.setId("export-config-save");
        Hint.on(save, Texts.text("export.config.save-tooltip"));
        save.setOnAction(event -> save());
        Button copy = new Button(Texts.text("export.config.copy"), new FontIcon(Feather.CLIPBOARD));
        copy.setId("export-config-copy");
        Hint.on(copy, Texts.text("export.config.copy-tooltip"));
        copy.setOnAction(event -> copy());
        HBox buttons = Fields.line(save, copy);
        VBox field = Fields.named(Texts.text("export.config.command"), command);
        HBox.setHgrow(field, Priority.ALWAYS);
        Label message = JobLine.message("export-config-message");
        message.textProperty().bind(model.configMessageProperty());
        VBox body = new VBox(field, buttons, message);
        body.getStyleClass().add("export-body");
        return new Card(Texts.text("export.config.title"), body);
    }

    private void save() {
        SampleListing shown = model.listingProperty().get();
        if (shown != null) {
            chooser.save(Texts.text("export.config.save-dialog"), shown.config().name() + ".yaml", model::saveConfig);
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(command.getText());
        Clipboard.getSystemClipboard().setContent(content);
        model.tellCopied();
    }
}

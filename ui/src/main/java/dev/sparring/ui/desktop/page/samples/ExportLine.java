package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.model.samples.SampleExport;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** How far a file is, and what came of it. Takes no room while there is nothing to say. */
final class ExportLine extends HBox {

    ExportLine(SampleExport export) {
        getStyleClass().add("export-line");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(export.progressProperty());
        bar.setAccessibleText(Texts.text("samples.export.progress"));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(Texts.text("samples.export.cancel"));
        cancel.setId("cancel-export");
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setOnAction(event -> export.cancel());
        HBox working = new HBox(bar, cancel);
        HBox.setHgrow(working, Priority.ALWAYS);
        working.getStyleClass().add("export-line");
        working.visibleProperty().bind(export.busyProperty());
        working.managedProperty().bind(working.visibleProperty());
        Label message = new Label();
        message.setId("export-message");
        message.setWrapText(true);
        message.getStyleClass().add(Styles.TEXT_SMALL);
        message.textProperty().bind(export.messageProperty());
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        getChildren().addAll(working, message);
    }
}

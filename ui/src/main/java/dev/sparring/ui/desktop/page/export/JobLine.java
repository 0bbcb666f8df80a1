package dev.sparring.ui.desktop.page.export;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.model.job.Job;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The button that begins a job, beside it how far the job is, and below what came of it. */
final class JobLine extends VBox {

    JobLine(String id, Job job, Node... buttons) {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.progressProperty());
        bar.setAccessibleText(Texts.text("export.progress"));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(Texts.text("export.cancel"));
        cancel.setId(id + "-cancel");
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setOnAction(event -> job.cancel());
        HBox working = new HBox(bar, cancel);
        working.getStyleClass().add("export-working");
        working.visibleProperty().bind(job.busyProperty());
        HBox.setHgrow(working, Priority.ALWAYS);
        HBox line = new HBox(buttons);
        line.getStyleClass().add("export-working");
        line.getChildren().add(working);
        Label message = message(id + "-message");
        message.textProperty().bind(job.messageProperty());
        getStyleClass().add("export-job");
        getChildren().addAll(line, message);
    }

    /** A sentence that takes no room while there is none. */
    static Label message(String id) {
        Label message = new Label();
        message.setId(id);
        message.setWrapText(true);
        message.getStyleClass().add(Styles.TEXT_SMALL);
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        return message;
    }
}

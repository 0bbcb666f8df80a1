package dev.sparring.ui.desktop.component;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.model.job.Job;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Buttons that begin a job, if they stand here, beside them how far the job is and what ends it, and below what came of it. Without buttons
 * it takes no room while there is nothing to say.
 */
public final class JobLine extends VBox {

    /**
     * A line.
     *
     * @param id with {@code -cancel} that of the button that ends the job, with {@code -message} that of the sentence
     * @param job what is done
     * @param buttons begin it
     */
    public JobLine(String id, Job job, Node... buttons) {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.progressProperty());
        bar.setAccessibleText(Texts.text("job.progress"));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(Texts.text("job.cancel"));
        cancel.setId(id + "-cancel");
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setOnAction(event -> job.cancel());
        HBox working = new HBox(bar, cancel);
        working.getStyleClass().add("job-line");
        HBox.setHgrow(working, Priority.ALWAYS);
        HBox line = new HBox(buttons);
        line.getStyleClass().add("job-line");
        line.getChildren().add(working);
        BooleanExpression busy = BooleanExpression.booleanExpression(job.busyProperty());
        there(working, busy);
        if (buttons.length == 0) {
            there(line, busy);
        }
        Label message = message(id + "-message");
        message.textProperty().bind(job.messageProperty());
        getStyleClass().add("job");
        getChildren().addAll(line, message);
        managedProperty().bind(Bindings.or(line.managedProperty(), message.managedProperty()));
    }

    private static void there(Node node, BooleanExpression when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    /**
     * A sentence that takes no room while there is none.
     *
     * @param id of it
     * @return without a text yet
     */
    public static Label message(String id) {
        Label message = new Label();
        message.setId(id);
        message.setWrapText(true);
        message.getStyleClass().add(Styles.TEXT_SMALL);
        there(message, message.textProperty().isNotEmpty());
        return message;
    }
}

package dev.sparring.ui.desktop.page.runs;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** One line in which something is typed about a run, in place of a dialog: Enter takes it, Escape leaves all as it was. */
final class RunLineEditor extends HBox {

    private final Label question = new Label();
    private final TextField field = new TextField();
    private Consumer<String> taken = text -> {};
    private @Nullable Path about;

    RunLineEditor() {
        question.getStyleClass().addAll(Styles.TEXT_SMALL);
        question.setLabelFor(field);
        field.setId("run-line");
        field.getStyleClass().add(Styles.SMALL);
        Button take = new Button(Texts.text("runs.ok"));
        take.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        take.setOnAction(event -> take());
        Button leave = new Button(Texts.text("runs.cancel"));
        leave.getStyleClass().add(Styles.SMALL);
        leave.setOnAction(event -> close());
        getStyleClass().add("run-editor");
        getChildren().addAll(question, field, take, leave);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        close();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && field.isFocused()) {
            take();
            event.consume();
        }
    }

    /** Opens it with a proposal. */
    void ask(String text, String proposal, Consumer<String> answer) {
        question.setText(text);
        field.setText(proposal);
        field.setAccessibleText(text);
        taken = answer;
        setVisible(true);
        setManaged(true);
        field.requestFocus();
        field.selectAll();
    }

    private void take() {
        String answer = field.getText();
        close();
        taken.accept(answer);
    }

    /** Takes it away. */
    void close() {
        setVisible(false);
        setManaged(false);
    }

    /** Which run it is for. */
    void about(Path run) {
        about = run;
    }

    /** Which run it is for; null before the first. */
    @Nullable
    Path about() {
        return about;
    }
}

package dev.sparring.ui.desktop.shell;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.action.Action;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every action by its name: type a few letters, choose with the arrows, Enter does it, Escape goes back to where the focus was. */
final class CommandPalette extends StackPane {

    private static final double WIDTH = 460;
    private static final double HEIGHT = 380;

    private final TextField words = new TextField();
    private final ListView<Action> list = new ListView<>();
    private final VBox box = new VBox(words, list);
    private FilteredList<Action> shown = new FilteredList<>(FXCollections.emptyObservableList());
    private @Nullable Node before;

    CommandPalette() {
        words.setPromptText(Texts.text("palette.prompt"));
        words.setId("palette-words");
        list.setId("palette-actions");
        list.setCellFactory(view -> new ActionCell(this::perform));
        list.setPlaceholder(new Label(Texts.text("palette.none")));
        box.getStyleClass().add("palette");
        box.setMaxSize(WIDTH, HEIGHT);
        VBox.setVgrow(list, Priority.ALWAYS);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        getStyleClass().add("palette-veil");
        setVisible(false);
        words.textProperty().addListener((property, old, now) -> narrow(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        list.setFocusTraversable(false);
    }

    /** Sets what can be chosen. */
    void offer(Actions actions) {
        List<Action> others = actions.all().stream()
                .filter(action -> !action.id().equals("palette"))
                .toList();
        shown = new FilteredList<>(FXCollections.observableList(others));
        list.setItems(shown);
    }

    /** Opens it with the focus in its field. */
    void open() {
        if (!isVisible()) {
            before = getScene().getFocusOwner();
        }
        // Only now: the window comes sooner without its cells.
        getChildren().setAll(box);
        words.clear();
        narrow("");
        setVisible(true);
        words.requestFocus();
    }

    private void narrow(String typed) {
        shown.setPredicate(action -> action.isEnabled() && action.matches(typed));
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> perform();
            case UP, DOWN -> {
                int next = list.getSelectionModel().getSelectedIndex() + (event.getCode() == KeyCode.UP ? -1 : 1);
                list.getSelectionModel().select(Math.max(0, Math.min(shown.size() - 1, next)));
                list.scrollTo(list.getSelectionModel().getSelectedIndex());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void perform() {
        Action chosen = list.getSelectionModel().getSelectedItem();
        close();
        if (chosen != null) {
            chosen.perform();
        }
    }

    private void close() {
        setVisible(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    /** Icon, name, what it does, and its keys. */
    private static final class ActionCell extends ListCell<Action> {
        private final Label name = new Label();
        private final Label help = new Label();
        private final Label keys = new Label();
        private final HBox line = new HBox(name, help, space(), keys);

        ActionCell(Runnable chosen) {
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    chosen.run();
                }
            });
            line.getStyleClass().add("palette-line");
            name.setMinWidth(Region.USE_PREF_SIZE);
            help.setMinWidth(0);
            help.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            keys.setMinWidth(Region.USE_PREF_SIZE);
            keys.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            setPrefWidth(0);
        }

        private static Region space() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            return space;
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            name.setGraphic(new FontIcon(action.icon()));
            name.setText(action.name());
            help.setText(action.help());
            keys.setText(action.keyText());
            setGraphic(line);
        }
    }
}

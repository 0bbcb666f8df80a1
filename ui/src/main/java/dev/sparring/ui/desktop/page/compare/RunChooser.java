package dev.sparring.ui.desktop.page.compare;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.component.chart.draw.ChartLegend;
import dev.sparring.ui.desktop.model.CompareModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.session.library.RunSummary;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import javafx.collections.MapChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The runs on disk, of which a person ticks those that are to be compared. Space ticks the one that is selected. */
final class RunChooser extends ListView<RunSummary> {

    private final CompareModel model;

    RunChooser(CompareModel model) {
        super(model.runs());
        this.model = model;
        setId("compared-runs");
        getStyleClass().add("run-chooser");
        setAccessibleText(Texts.text("compare.chooser.spoken"));
        Label none = new Label(Texts.text("compare.chooser.none", Page.NEW_RUN.title()));
        none.setWrapText(true);
        none.getStyleClass().add(Styles.TEXT_MUTED);
        setPlaceholder(none);
        setCellFactory(view -> new Cell());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.ticked().addListener((MapChangeListener<Path, SeriesStyle>) change -> refresh());
    }

    private void key(KeyEvent event) {
        RunSummary run = getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && run != null) {
            if (mayTick(run)) {
                model.tick(run.root(), !model.ticked().containsKey(run.root()));
            }
            event.consume();
        }
    }

    private boolean mayTick(RunSummary run) {
        return model.ticked().containsKey(run.root()) || model.ticked().size() < CompareModel.MOST;
    }

    /** A run's box, its name and state, and how its lines are drawn. */
    private final class Cell extends ListCell<RunSummary> {

        private final CheckBox box = new CheckBox();
        private final Label name = new Label();
        private final Label state = new Label();
        private final StackPane swatch = new StackPane();
        private final HBox line;

        Cell() {
            box.setFocusTraversable(false);
            box.setOnAction(event -> model.tick(getItem().root(), box.isSelected()));
            state.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            VBox words = new VBox(name, state);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            swatch.setMinWidth(28);
            line = new HBox(box, words, swatch);
            line.getStyleClass().add("run-line");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable RunSummary run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            SeriesStyle style = model.ticked().get(run.root());
            box.setId("tick-" + run.folder());
            box.setSelected(style != null);
            box.setDisable(!mayTick(run));
            box.setAccessibleText(Texts.text("compare.chooser.tick", run.folder()));
            name.setText(run.folder());
            state.setText(run.state().label());
            swatch.getChildren().clear();
            if (style != null) {
                swatch.getChildren().add(ChartLegend.swatch(style));
            }
            setAccessibleText(
                    style == null
                            ? Texts.text("compare.chooser.not-compared", run.folder(), state.getText())
                            : Texts.text("compare.chooser.compared", run.folder(), state.getText()));
            setGraphic(line);
        }
    }
}

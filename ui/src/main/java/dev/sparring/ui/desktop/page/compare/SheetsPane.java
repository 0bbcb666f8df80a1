package dev.sparring.ui.desktop.page.compare;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.SampleView;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.model.CompareModel;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.session.compare.ComparedRun;
import dev.sparring.ui.desktop.session.compare.Comparison;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;

/** Samples of runs side by side: the newest of each, or those of a step of which all have some. */
final class SheetsPane extends BorderPane {

    private static final int MOST_COLUMNS = 4;

    private final CompareModel model;
    private final CheckBox same = new CheckBox(Texts.text("compare.sheets.one-step"));
    private final Slider slider = new Slider();
    private final Label step = new Label();
    private final GridPane grid = new GridPane();
    private final Map<Path, Sheet> sheets = new HashMap<>();
    private List<Path> placed = List.of();
    private List<Long> common = List.of();
    private Palette palette = Palette.LIGHT;

    SheetsPane(CompareModel model) {
        this.model = model;
        same.setId("same-step");
        Hint.on(same, Texts.text("compare.sheets.one-step-tooltip"));
        same.setMinWidth(Region.USE_PREF_SIZE);
        same.setOnAction(event -> choose());
        slider.setId("sheet-step");
        slider.setAccessibleText(Texts.text("compare.sheets.step"));
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setPrefWidth(260);
        slider.disableProperty().bind(same.selectedProperty().not());
        slider.valueProperty().addListener((property, before, now) -> choose());
        step.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        HBox bar = new HBox(same, slider, step);
        bar.getStyleClass().add("compare-bar");
        grid.getStyleClass().add("sheets");
        getStyleClass().add("compare-part");
        setTop(bar);
        setCenter(grid);
        setMinSize(0, 0);
    }

    private void choose() {
        OptionalLong wanted = same.isSelected() && !common.isEmpty()
                ? OptionalLong.of(common.get(Math.min(common.size() - 1, (int) Math.round(slider.getValue()))))
                : OptionalLong.empty();
        step.setText(wanted.isPresent() ? at(wanted.getAsLong()) : "");
        model.sheetProperty().set(wanted);
    }

    private static String at(long step) {
        return Texts.text("compare.sheets.at-step", FigureFormat.count(step));
    }

    void show(Comparison comparison) {
        offer(comparison.commonSheets());
        List<Path> roots = comparison.runs().stream().map(ComparedRun::root).toList();
        if (!roots.equals(placed)) {
            placed = roots;
            sheets.keySet().retainAll(roots);
            place(comparison.runs());
        }
        for (ComparedRun run : comparison.runs()) {
            sheet(run).show(comparison.sheets().get(run.root()));
        }
    }

    /** A step that was chosen stays chosen while there is one. */
    private void offer(List<Long> steps) {
        if (!steps.equals(common)) {
            OptionalLong before = model.sheetProperty().get();
            int at = before.isPresent() ? steps.indexOf(before.getAsLong()) : -1;
            common = steps;
            slider.setMax(Math.max(1, steps.size() - 1));
            slider.setValue(at >= 0 ? at : Math.max(0, steps.size() - 1));
            same.setDisable(steps.isEmpty());
            choose();
        }
    }

    private Sheet sheet(ComparedRun run) {
        return sheets.computeIfAbsent(run.root(), root -> {
            Sheet sheet = new Sheet(run.name());
            sheet.samples.colours(palette);
            return sheet;
        });
    }

    private void place(List<ComparedRun> runs) {
        int columns = columns(runs.size());
        int rows = (runs.size() + columns - 1) / columns;
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < rows; i++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(100.0 / rows);
            grid.getRowConstraints().add(row);
        }
        for (int i = 0; i < runs.size(); i++) {
            grid.add(sheet(runs.get(i)).card, i % columns, i / columns);
        }
    }

    /** As many as make places that are about square: up to three beside each other, then two lines. */
    static int columns(int runs) {
        return runs <= 3 ? Math.max(1, runs) : Math.min(MOST_COLUMNS, (runs + 1) / 2);
    }

    void colours(Palette next) {
        palette = next;
        sheets.values().forEach(sheet -> sheet.samples.colours(next));
    }

    /** The samples of one run. */
    private static final class Sheet {

        private final String name;
        private final SampleView samples = new SampleView();
        private final Label when = new Label();
        private final Node card;

        Sheet(String name) {
            this.name = name;
            samples.setMinSize(60, 60);
            when.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            when.setMinWidth(Region.USE_PREF_SIZE);
            HBox body = new HBox(samples);
            body.getStyleClass().add("samples");
            HBox.setHgrow(samples, Priority.ALWAYS);
            card = new Card(name, body, when);
        }

        void show(@Nullable SampleImage picture) {
            samples.show(picture);
            when.setText(picture == null ? Texts.text("compare.sheets.none") : at(picture.step()));
            samples.setAccessibleText(Texts.text("compare.sheets.spoken", name, when.getText()));
        }
    }
}

package dev.sparring.ui.desktop.page.export;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.model.export.FigureGroup;
import dev.sparring.ui.desktop.session.export.EvaluationOrder;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What an evaluation found, a table a group of figures, each figure with what it is. */
final class FigureTables extends VBox {

    private static final double NUMBER_WIDTH = 90;
    private static final double WANTED_WIDTH = 130;

    FigureTables() {
        setId("export-figures");
        getStyleClass().add("export-figures");
    }

    void show(EvaluationOrder.@Nullable Found found) {
        getChildren().clear();
        if (found != null) {
            FigureGroup.of(found.report()).forEach(group -> getChildren().add(table(group)));
        }
        setVisible(found != null);
        setManaged(found != null);
    }

    private static Node table(FigureGroup group) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("export-grid");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(name, numbers(NUMBER_WIDTH), numbers(NUMBER_WIDTH), fixed(WANTED_WIDTH));
        grid.addRow(0, styled(group.title(), Styles.TEXT_BOLD), muted(group.first()), muted(group.second()));
        int at = 1;
        for (FigureGroup.Row row : group.rows()) {
            grid.addRow(at, what(row), new Label(row.first()), new Label(row.second()), muted(row.wanted()));
            at++;
        }
        if (!group.note().isEmpty()) {
            Label note = muted(group.note());
            note.setWrapText(true);
            grid.add(note, 0, at, 4, 1);
        }
        return grid;
    }

    private static Node what(FigureGroup.Row row) {
        Label name = new Label(row.name());
        if (row.about().isEmpty()) {
            return name;
        }
        Label about = muted(row.about());
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(name, about);
    }

    private static Label muted(String text) {
        return styled(text, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    }

    private static Label styled(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static ColumnConstraints numbers(double width) {
        ColumnConstraints column = fixed(width);
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    private static ColumnConstraints fixed(double width) {
        ColumnConstraints column = new ColumnConstraints();
        column.setMinWidth(width);
        return column;
    }
}

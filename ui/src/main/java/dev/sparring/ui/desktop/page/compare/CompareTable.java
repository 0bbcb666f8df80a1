package dev.sparring.ui.desktop.page.compare;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A table beside runs that can be copied: the rows that are selected, or all of them. */
final class CompareTable extends BorderPane {

    private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double NAME_WIDTH = 230;
    private static final double RUN_WIDTH = 150;

    private final String first;
    private final TableView<TableContent.Row> table = new TableView<>();
    private final Label empty = new Label();
    private TableContent content = new TableContent(List.of(), List.of());

    /**
     * A table without rows.
     *
     * @param id of its node
     * @param first the title of the column of names
     * @param about what it shows, a sentence
     */
    CompareTable(String id, String first, String about) {
        this.first = first;
        table.setId(id);
        table.setAccessibleText(about);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(empty);
        empty.getStyleClass().add(Styles.TEXT_MUTED);
        empty.setWrapText(true);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        getStyleClass().add("compare-part");
        setTop(bar(id, about));
        setCenter(table);
    }

    private Node bar(String id, String about) {
        Label text = new Label(about);
        text.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(Texts.text("compare.table.copy"));
        copy.setId("copy-" + id);
        copy.getStyleClass().add("chip");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(copy, Texts.text("compare.table.copy-tooltip"));
        copy.setOnAction(event -> copy());
        HBox bar = new HBox(text, space, copy);
        bar.getStyleClass().add("compare-bar");
        return bar;
    }

    /**
     * Shows something else. What is selected and how rows are sorted stays while the runs are the same.
     *
     * @param next what
     * @param otherwise what is said where there is no row
     */
    void show(TableContent next, String otherwise) {
        empty.setText(otherwise);
        if (next.equals(content)) {
            return;
        }
        Set<String> selected = selected();
        if (!next.runs().equals(content.runs())) {
            table.getSortOrder().clear();
            table.getColumns().setAll(columns(next));
            selected = Set.of();
        }
        List<TableColumn<TableContent.Row, ?>> order = List.copyOf(table.getSortOrder());
        content = next;
        table.getItems().setAll(next.rows());
        if (!order.isEmpty()) {
            table.getSortOrder().setAll(order);
            table.sort();
        }
        table.getSelectionModel().clearSelection();
        for (int row = 0; row < table.getItems().size(); row++) {
            if (selected.contains(table.getItems().get(row).name())) {
                table.getSelectionModel().select(row);
            }
        }
    }

    /** Rows by their names: where they stand changes with what is recorded and how they are sorted. */
    private Set<String> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(TableContent.Row::name)
                .collect(Collectors.toSet());
    }

    private List<TableColumn<TableContent.Row, ?>> columns(TableContent next) {
        List<TableColumn<TableContent.Row, ?>> columns = new ArrayList<>();
        TableColumn<TableContent.Row, String> names = new TableColumn<>(first);
        names.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().name()));
        names.setPrefWidth(NAME_WIDTH);
        columns.add(names);
        for (int i = 0; i < next.runs().size(); i++) {
            int run = i;
            TableColumn<TableContent.Row, TableContent.Entry> column =
                    new TableColumn<>(next.runs().get(run));
            column.setCellValueFactory(
                    row -> new ReadOnlyObjectWrapper<>(row.getValue().entries().get(run)));
            column.setCellFactory(made -> new EntryCell());
            column.setComparator(Comparator.naturalOrder());
            column.setPrefWidth(RUN_WIDTH);
            columns.add(column);
        }
        return columns;
    }

    /** Puts the rows into the clipboard in the order in which they are shown. */
    private void copy() {
        List<Integer> selected = table.getSelectionModel().getSelectedIndices().stream()
                .filter(row -> row >= 0)
                .sorted()
                .toList();
        List<TableContent.Row> rows = selected.isEmpty()
                ? table.getItems()
                : selected.stream().map(table.getItems()::get).toList();
        ClipboardContent clip = new ClipboardContent();
        clip.putString(content.text(rows));
        Clipboard.getSystemClipboard().setContent(clip);
    }

    private static final class EntryCell extends TableCell<TableContent.Row, TableContent.Entry> {
        @Override
        protected void updateItem(TableContent.@Nullable Entry entry, boolean nothing) {
            super.updateItem(entry, nothing);
            boolean best = !nothing && entry != null && entry.best();
            setText(nothing || entry == null ? null : entry.text());
            setAccessibleText(best ? Texts.text("compare.table.best", getText()) : getText());
            setTooltip(getText() == null || getText().length() < 20 ? null : new Tooltip(getText()));
            pseudoClassStateChanged(BEST, best);
        }
    }
}

package dev.sparring.ui.desktop.page.samples.explore;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.samples.Explorer;
import dev.sparring.ui.desktop.model.samples.LatentSliders;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Sliders for the numbers of a latent vector, a page of them at a time; there only while a sample is moved by hand. */
final class LatentPane extends VBox {

    private static final int COLUMNS = 2;
    /** Of the sliders, which are scrolled where the window is too low for all: one row. */
    private static final double LEAST_HEIGHT = 24;

    private final Explorer explorer;
    private final LatentSliders sliders;
    private final List<LatentRow> rows = new ArrayList<>();
    private final GridPane grid = new GridPane();

    LatentPane(Explorer explorer) {
        this.explorer = explorer;
        this.sliders = explorer.sliders();
        setId("latent");
        getStyleClass().add("explore");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(column);
        }
        grid.getStyleClass().add("latent-grid");
        for (int i = 0; i < LatentSliders.PAGE; i++) {
            LatentRow row = new LatentRow(sliders, i);
            rows.add(row);
            grid.add(row, i % COLUMNS, i / COLUMNS);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(LEAST_HEIGHT);
        getChildren().addAll(new HBox(back(), random(), pages()), scroll);
        getChildren().get(0).getStyleClass().add("explore-row");
        visibleProperty().bind(explorer.wayProperty().isEqualTo(Explorer.Way.LATENT));
        managedProperty().bind(visibleProperty());
        sliders.vectorProperty().subscribe(now -> rows.forEach(LatentRow::show));
        sliders.firstProperty().subscribe(now -> rows.forEach(LatentRow::show));
        sliders.reachProperty().subscribe(now -> rows.forEach(LatentRow::show));
    }

    private Node back() {
        Button button = new Button(Texts.text("samples.latent.back"));
        button.setId("latent-back");
        button.getStyleClass().add(Styles.SMALL);
        Hint.on(button, Texts.text("samples.latent.back-tooltip"));
        button.setOnAction(event -> sliders.back());
        button.disableProperty().bind(sliders.movedProperty().not());
        return button;
    }

    private Node random() {
        Button button = new Button(Texts.text("samples.latent.random"), new FontIcon(Feather.SHUFFLE));
        button.setId("latent-random");
        button.getStyleClass().add(Styles.SMALL);
        Hint.on(button, Texts.text("samples.latent.random-tooltip"));
        button.setOnAction(event -> explorer.anotherSeed());
        return button;
    }

    /** Not there where all numbers fit one page. */
    private Node pages() {
        Button previous = page("latent-previous", Texts.text("samples.latent.previous"), Feather.CHEVRON_LEFT, -1);
        Button next = page("latent-next", Texts.text("samples.latent.next"), Feather.CHEVRON_RIGHT, 1);
        Label range = new Label();
        range.setId("latent-range");
        range.setMinWidth(Region.USE_PREF_SIZE);
        range.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        range.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.text(
                                "samples.latent.range",
                                FigureFormat.count(sliders.firstProperty().get() + 1L),
                                FigureFormat.count(end()),
                                FigureFormat.count(length())),
                        sliders.firstProperty(),
                        sliders.vectorProperty()));
        previous.disableProperty().bind(sliders.firstProperty().lessThan(LatentSliders.PAGE));
        next.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> end() >= length(), sliders.firstProperty(), sliders.vectorProperty()));
        HBox pages = new HBox(previous, range, next);
        pages.getStyleClass().add("explore-row");
        pages.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> length() > LatentSliders.PAGE, sliders.vectorProperty()));
        pages.managedProperty().bind(pages.visibleProperty());
        return pages;
    }

    private Button page(String id, String text, Feather icon, int pages) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_ICON);
        button.setAccessibleText(text);
        Hint.on(button, text);
        button.setOnAction(event -> sliders.turn(pages));
        return button;
    }

    private int length() {
        return sliders.vectorProperty().get().length;
    }

    private int end() {
        return Math.min(sliders.firstProperty().get() + LatentSliders.PAGE, length());
    }
}

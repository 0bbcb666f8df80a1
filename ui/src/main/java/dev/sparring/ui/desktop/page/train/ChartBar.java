package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.board.ChartKind;
import dev.sparring.ui.desktop.component.board.ChartKinds;
import dev.sparring.ui.desktop.component.board.SmoothingSlider;
import dev.sparring.ui.desktop.model.ChartRange;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * What holds for all charts: which there are, which steps they show, and how smooth their lines are. Where that takes two lines, what else stands in the
 * bar stays to the right of the first.
 */
final class ChartBar extends HBox {

    private final ChartView view;
    private final MenuButton charts = new MenuButton(Texts.text("train.charts"));

    ChartBar(ChartView view, Node... more) {
        this.view = view;
        charts.getStyleClass().add("chip");
        charts.setId("charts-menu");
        Hint.on(charts, Texts.text("train.charts-tooltip"));
        charts.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("charts-bar");
        FlowPane choices = new FlowPane();
        choices.getStyleClass().add("charts-choices");
        HBox.setHgrow(choices, Priority.ALWAYS);
        choices.getChildren()
                .addAll(
                        charts,
                        range(
                                "so-far",
                                Texts.text("train.range.so-far"),
                                Texts.text("train.range.so-far-tooltip"),
                                ChartRange.SO_FAR),
                        range(
                                "whole",
                                Texts.text("train.range.whole"),
                                Texts.text("train.range.whole-tooltip"),
                                ChartRange.WHOLE),
                        range(
                                "warmup",
                                Texts.text("train.range.warmup"),
                                Texts.text("train.range.warmup-tooltip"),
                                ChartRange.WARMUP),
                        new SmoothingSlider(view));
        getChildren().add(choices);
        getChildren().addAll(more);
    }

    private ToggleButton range(String id, String text, String help, ChartRange range) {
        ToggleButton button = new ToggleButton(text);
        button.getStyleClass().add("chip");
        button.setId("range-" + id);
        Hint.on(button, help);
        button.setMinWidth(Region.USE_PREF_SIZE);
        view.rangeProperty().subscribe(now -> button.setSelected(now.equals(range)));
        button.setOnAction(event -> {
            view.rangeProperty().set(range);
            button.setSelected(true);
        });
        return button;
    }

    /**
     * Offers charts.
     *
     * @param kinds that there can be
     * @param series what was recorded
     */
    void offer(List<ChartKind> kinds, RunSeries series) {
        Menu more = new Menu(Texts.text("train.charts.more"));
        charts.getItems().clear();
        for (ChartKind kind : kinds) {
            boolean named = ChartKinds.ALL.contains(kind);
            (named ? charts.getItems() : more.getItems()).add(item(kind, series));
        }
        if (!more.getItems().isEmpty()) {
            charts.getItems().addAll(new SeparatorMenuItem(), more);
        }
        MenuItem reset = new MenuItem(Texts.text("train.charts.reset"));
        reset.setOnAction(event -> view.shown().setAll(ChartKinds.FIRST));
        charts.getItems().addAll(new SeparatorMenuItem(), reset);
    }

    private CheckMenuItem item(ChartKind kind, RunSeries series) {
        CheckMenuItem item = new CheckMenuItem(
                kind.isThere(series) ? kind.title() : Texts.text("train.charts.not-recorded", kind.title()));
        item.setId("show-" + kind.id().replace('.', '-'));
        item.setSelected(view.shown().contains(kind.id()));
        item.selectedProperty().addListener((property, before, now) -> view.choose(kind.id(), now));
        return item;
    }
}

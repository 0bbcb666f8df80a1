package dev.sparring.ui.desktop.page.compare;

import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.board.ChartCard;
import dev.sparring.ui.desktop.component.board.ChartContents;
import dev.sparring.ui.desktop.component.board.ChartKind;
import dev.sparring.ui.desktop.component.board.ChartSaver;
import dev.sparring.ui.desktop.component.board.SmoothingSlider;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.model.ChartRange;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.model.RunExtent;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What runs have recorded, a line a run, on one axis of steps with one cursor. */
final class CurvesPane extends BorderPane {

    private static final double LEAST_HEIGHT = 200;

    private final ChartView view = new ChartView(List.of());
    private final ChartSaver saver;
    private final ComboBox<ChartKind> choice = new ComboBox<>();
    private final VBox charts = new VBox();
    private final Map<String, ChartCard> cards = new HashMap<>();
    private List<RunCharts.Shown> runs = List.of();
    private List<String> offered = List.of();
    private Palette palette = Palette.LIGHT;
    /** What a person has chosen; null until then. */
    private @Nullable String chosen;

    private boolean offering;

    /**
     * Charts of nothing yet.
     *
     * @param saver writes them to files
     */
    CurvesPane(ChartSaver saver) {
        this.saver = saver;
        ScrollPane scroll = new ScrollPane(charts);
        charts.getStyleClass().add("stacked-charts");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getStyleClass().addAll("chart-board", "compare-part");
        setTop(bar());
        setCenter(scroll);
        setMinSize(0, 0);
        view.axisProperty().addListener((property, before, now) -> draw());
        view.smoothingProperty().addListener((property, before, now) -> draw());
        view.logarithmic().addListener((SetChangeListener<String>) change -> draw());
        view.shown().addListener((ListChangeListener<String>) change -> draw());
        view.cursorProperty()
                .addListener((property, before, now) -> cards.values().forEach(card -> card.look(now)));
    }

    private Node bar() {
        choice.setId("compared-series");
        choice.setAccessibleText(Texts.text("compare.curves.series-spoken"));
        Hint.on(choice, Texts.text("compare.curves.series-tooltip"));
        choice.setConverter(new Titles());
        choice.valueProperty().addListener((property, before, now) -> {
            if (!offering && now != null) {
                chosen = now.id();
                draw();
            }
        });
        Label name = new Label(Texts.text("compare.curves.series"));
        name.setLabelFor(choice);
        Button all = new Button(Texts.text("compare.curves.all-steps"));
        all.getStyleClass().add("chip");
        Hint.on(all, Texts.text("compare.curves.all-steps-tooltip"));
        all.setOnAction(event -> view.reset());
        all.disableProperty().bind(view.rangeProperty().map(range -> !(range instanceof ChartRange.Zoomed)));
        FlowPane bar = new FlowPane(name, choice, all, new SmoothingSlider(view));
        bar.getStyleClass().addAll("charts-bar", "charts-choices");
        return bar;
    }

    /**
     * Shows runs.
     *
     * @param next in the order of their lines
     */
    void show(List<RunCharts.Shown> next) {
        runs = next;
        long last = next.stream().mapToLong(run -> run.series().last()).max().orElse(0);
        offer(RunCharts.kinds(next));
        view.follow(new RunExtent(last, 2, Math.max(1, last)));
        draw();
    }

    void colours(Palette next) {
        palette = next;
        cards.values().forEach(card -> card.colours(next));
    }

    /** The list changes only where it has to, so that it can be read while runs go on. */
    private void offer(List<ChartKind> kinds) {
        offering = true;
        if (!kinds.equals(choice.getItems())) {
            choice.getItems().setAll(kinds);
        }
        String wanted = Objects.requireNonNullElseGet(chosen, () -> RunCharts.first(runs));
        kinds.stream()
                .filter(kind -> kind.id().equals(wanted))
                .findFirst()
                .or(() -> kinds.stream().findFirst())
                .ifPresent(choice::setValue);
        offering = false;
    }

    private void draw() {
        ChartKind kind = choice.getValue();
        List<RunCharts.Chart> found = kind == null ? List.of() : RunCharts.of(kind, runs);
        List<String> ids = found.stream().map(chart -> chart.kind().id()).toList();
        if (!ids.equals(offered)) {
            offered = ids;
            // Comes back here for the new list.
            view.shown().setAll(ids);
            return;
        }
        List<ChartCard> visible = new ArrayList<>();
        for (String id : view.shown()) {
            found.stream()
                    .filter(chart -> chart.kind().id().equals(id))
                    .findFirst()
                    .ifPresent(chart -> visible.add(card(chart)));
        }
        if (!charts.getChildren().equals(visible)) {
            charts.getChildren().setAll(visible);
        }
    }

    private ChartCard card(RunCharts.Chart chart) {
        ChartCard card = cards.computeIfAbsent(chart.kind().id(), id -> made(chart.kind()));
        card.colours(palette);
        card.show(
                ChartContents.of(
                        chart.kind(),
                        new ChartContents.Shown(
                                null,
                                chart.series(),
                                view.extentProperty().get().now()),
                        new ChartContents.Manner(
                                view.axisProperty().get(),
                                view.rangeProperty().get() instanceof ChartRange.Zoomed,
                                view.logarithmic().contains(chart.kind().id()),
                                view.smoothingProperty().get())),
                "comparison");
        return card;
    }

    /** As high as there is room for, but never too low to be read. */
    private ChartCard made(ChartKind kind) {
        ChartCard card = new ChartCard(kind, view, saver);
        card.setMinHeight(LEAST_HEIGHT);
        VBox.setVgrow(card, Priority.ALWAYS);
        return card;
    }

    private static final class Titles extends StringConverter<ChartKind> {
        @Override
        public String toString(@Nullable ChartKind kind) {
            return kind == null ? "" : kind.title();
        }

        @Override
        public ChartKind fromString(String title) {
            throw new UnsupportedOperationException("series are not typed");
        }
    }
}

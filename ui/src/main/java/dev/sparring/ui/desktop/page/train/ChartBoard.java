package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.component.board.ChartCard;
import dev.sparring.ui.desktop.component.board.ChartContents;
import dev.sparring.ui.desktop.component.board.ChartGrid;
import dev.sparring.ui.desktop.component.board.ChartKind;
import dev.sparring.ui.desktop.component.board.ChartKinds;
import dev.sparring.ui.desktop.component.board.ChartSaver;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.marker.Marker;
import dev.sparring.ui.desktop.model.ChartRange;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.model.RunExtent;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;

/** The charts of a run, on one axis of steps and with one cursor. However much changes at once, they are drawn once. */
public final class ChartBoard extends BorderPane {

    private final ShownRun run;
    private final ChartView view;
    private final ChartSaver saver;
    private final ChartBar bar;
    private final ChartGrid grid = new ChartGrid();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final Map<String, ChartCard> cards = new HashMap<>();
    private final EventMarkers marks = new EventMarkers();
    private Set<String> offered = Set.of();
    private boolean due;

    /**
     * Charts.
     *
     * @param run whose
     * @param view which of them, and which steps
     * @param saver writes them to files
     * @param more stands in the bar above them
     */
    public ChartBoard(ShownRun run, ChartView view, ChartSaver saver, Node... more) {
        this.run = run;
        this.view = view;
        this.saver = saver;
        this.bar = new ChartBar(view, more);
        getStyleClass().add("chart-board");
        setId("charts");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        // What the pane shows changes with every step: a picture of it is of no use, and takes long without a graphics
        // card.
        scroll.skinProperty().subscribe(skin -> {
            Node part = scroll.lookup(".viewport");
            if (part != null) {
                part.setCache(false);
            }
        });
        setTop(bar);
        setCenter(scroll);
        setMinSize(0, 0);
        bar.offer(ChartKinds.ALL, RunSeries.EMPTY);
        run.plan().addListener((property, before, now) -> later());
        run.series().addListener((property, before, now) -> later());
        run.progress().addListener((property, before, now) -> later());
        run.setup().addListener((property, before, now) -> begin(before, now));
        run.events().addListener((ListChangeListener<Object>) change -> later());
        run.dark().addListener((property, before, now) -> later());
        view.axisProperty().addListener((property, before, now) -> later());
        view.smoothingProperty().addListener((property, before, now) -> later());
        view.shown().addListener((ListChangeListener<String>) change -> {
            offered = Set.of();
            later();
        });
        view.logarithmic().addListener((SetChangeListener<String>) change -> later());
        view.cursorProperty().addListener((property, before, now) -> shown().forEach(card -> card.look(now)));
        visibleProperty().addListener((property, before, now) -> later());
        refresh();
    }

    /** Another run is looked at from its beginning. */
    private void begin(RunSetup before, RunSetup now) {
        if (now != null && (before == null || !before.root().equals(now.root()))) {
            view.reset();
            view.lookAway();
        }
        later();
    }

    /** A board that nobody sees is drawn when it is seen again. */
    private void later() {
        if (!due && isVisible()) {
            due = true;
            Platform.runLater(() -> {
                due = false;
                refresh();
            });
        }
    }

    private List<ChartCard> shown() {
        return grid.getChildrenUnmodifiable().stream()
                .map(ChartCard.class::cast)
                .toList();
    }

    private void refresh() {
        RunPreview plan = run.plan().getValue();
        RunSeries series = run.series().getValue();
        long now = run.now();
        view.follow(
                plan == null
                        ? new RunExtent(now, 2, Math.max(2, now))
                        : new RunExtent(now, plan.opening(), plan.steps()));
        List<ChartKind> kinds = ChartKinds.of(series);
        if (!offered.equals(series.keys()) || offered.isEmpty()) {
            offered = Set.copyOf(series.keys());
            bar.offer(kinds, series);
        }
        List<ChartCard> visible = new ArrayList<>();
        for (String id : view.shown()) {
            kinds.stream()
                    .filter(kind -> kind.id().equals(id) && kind.isThere(series))
                    .findFirst()
                    .ifPresent(kind -> visible.add(cards.computeIfAbsent(id, name -> card(kind))));
        }
        grid.show(visible);
        ChartContents.Shown shown = new ChartContents.Shown(plan, series, now);
        String name = name();
        Palette palette = Palette.of(run.dark().getValue());
        List<Marker> markers = marks.of(run.events());
        for (ChartCard card : visible) {
            card.colours(palette);
            card.chart().mark(markers);
            card.show(ChartContents.of(card.kind(), shown, manner(card.kind())), name);
        }
    }

    private ChartCard card(ChartKind kind) {
        return new ChartCard(kind, view, saver);
    }

    private ChartContents.Manner manner(ChartKind kind) {
        return new ChartContents.Manner(
                view.axisProperty().get(),
                view.rangeProperty().get() instanceof ChartRange.Zoomed,
                view.logarithmic().contains(kind.id()),
                view.smoothingProperty().get());
    }

    /** What files are called after. */
    private String name() {
        RunSetup setup = run.setup().getValue();
        Path folder = setup == null ? null : setup.root().getFileName();
        return Objects.toString(folder, "plan");
    }
}

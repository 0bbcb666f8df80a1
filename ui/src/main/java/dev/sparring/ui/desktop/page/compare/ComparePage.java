package dev.sparring.ui.desktop.page.compare;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.board.ChartSaver;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.model.CompareModel;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.session.compare.ComparedRun;
import dev.sparring.ui.desktop.session.compare.Comparison;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Runs on disk side by side: their curves, in what they were set up otherwise, what they came to, and their samples. */
public final class ComparePage extends BorderPane {

    private final CompareModel model;
    private final CurvesPane curves;
    private final CompareTable differences = new CompareTable(
            "differences", Texts.text("compare.differences.name"), Texts.text("compare.differences.about"));
    private final CompareTable figures =
            new CompareTable("figures", Texts.text("compare.figures.name"), Texts.text("compare.figures.about"));
    private final SheetsPane sheets;
    private final VBox problems = new VBox();
    private final TabPane tabs = new TabPane();

    /**
     * A page.
     *
     * @param workspace whose runs are compared
     * @param dialogs ask where curves are saved
     */
    public ComparePage(Workspace workspace, FileTarget.Dialogs dialogs) {
        this.model = workspace.compare();
        DesktopModel desktop = workspace.desktop();
        this.curves = new CurvesPane(
                new ChartSaver(dialogs.titled(Texts.text("compare.curves.save-dialog")), desktop::fail, desktop::tell));
        this.sheets = new SheetsPane(model);
        tabs.getTabs()
                .setAll(
                        new Tab(Texts.text("compare.curves"), curves),
                        new Tab(Texts.text("compare.differences"), differences),
                        new Tab(Texts.text("compare.figures"), figures),
                        new Tab(Texts.text("compare.sheets"), sheets));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("compare-tabs");
        Node nothing = nothing();
        nothing.visibleProperty().bind(tabs.visibleProperty().not());
        problems.getStyleClass().add("compare-problems");
        setId("compare");
        BorderPane content = new BorderPane(new StackPane(tabs, nothing));
        // Beside the runs, so that they stay under the pointer when something is said of one.
        content.setTop(problems);
        setTop(bar());
        setLeft(new RunChooser(model));
        setCenter(content);
        model.comparisonProperty().addListener((property, before, now) -> show());
        model.ticked().addListener((MapChangeListener<Path, SeriesStyle>) change -> show());
        desktop.darkProperty().subscribe(dark -> {
            curves.colours(Palette.of(dark));
            sheets.colours(Palette.of(dark));
        });
        show();
    }

    private Node bar() {
        Label title = new Label(Page.COMPARE.title());
        title.getStyleClass().add(Styles.TITLE_4);
        Label count = new Label();
        count.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        count.textProperty()
                .bind(Bindings.size(model.ticked())
                        .map(size -> size.intValue() == CompareModel.MOST
                                ? Texts.text("compare.ticked-all", size)
                                : Texts.text("compare.ticked", size, CompareModel.MOST)));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(title, space, count);
        bar.getStyleClass().add("page-bar");
        return bar;
    }

    private Node nothing() {
        Label title = new Label();
        title.textProperty()
                .bind(Bindings.when(Bindings.isEmpty(model.ticked()))
                        .then(Texts.text("compare.empty"))
                        .otherwise(Texts.text("compare.reading")));
        title.getStyleClass().add(Styles.TITLE_4);
        Label text = new Label(Texts.text("compare.empty-remedy"));
        text.visibleProperty().bind(Bindings.isEmpty(model.ticked()));
        text.getStyleClass().add(Styles.TEXT_MUTED);
        VBox empty = new VBox(new FontIcon(Feather.COLUMNS), title, text);
        empty.getStyleClass().add("empty");
        return empty;
    }

    /** An answer of the disk may still tell of runs that are no longer ticked. */
    private void show() {
        Comparison all = model.comparisonProperty().get();
        List<ComparedRun> runs = new ArrayList<>();
        List<RunCharts.Shown> lines = new ArrayList<>();
        Map<String, Config> configs = new LinkedHashMap<>();
        for (ComparedRun run : all.runs()) {
            SeriesStyle style = model.ticked().get(run.root());
            if (style != null) {
                runs.add(run);
                lines.add(new RunCharts.Shown(run.name(), style, run.series()));
                configs.put(run.name(), run.config());
            }
        }
        boolean reading = lines.isEmpty() && all.problems().isEmpty();
        tabs.setVisible(!model.ticked().isEmpty() && !reading);
        curves.show(lines);
        differences.show(
                ConfigDifferences.of(configs),
                runs.size() < 2 ? Texts.text("compare.differences.one-run") : Texts.text("compare.differences.none"));
        figures.show(FigureTable.of(runs), Texts.text("compare.figures.none"));
        sheets.show(new Comparison(runs, all.sheets(), List.of()));
        List<String> said = problems.getChildren().stream()
                .map(node -> ((Label) node).getText())
                .toList();
        List<String> now = all.problems().stream().map(problem -> problem + ".").toList();
        if (!now.equals(said)) {
            problems.getChildren().setAll(now.stream().map(ComparePage::problem).toList());
        }
    }

    private static Label problem(String text) {
        Label label = new Label(text, new FontIcon(Feather.ALERT_TRIANGLE));
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("compare-problem");
        return label;
    }
}

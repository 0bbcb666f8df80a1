package dev.sparring.ui.desktop.component.board;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.draw.ChartLegend;
import dev.sparring.ui.desktop.component.chart.export.ChartCsv;
import dev.sparring.ui.desktop.component.chart.export.ChartPicture;
import dev.sparring.ui.desktop.component.chart.export.ChartPng;
import dev.sparring.ui.desktop.component.marker.MarkedChart;
import dev.sparring.ui.desktop.component.marker.TextMetrics;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One chart: its title, its legend, what can be done with it, and the chart. */
public final class ChartCard extends VBox {

    private final ChartKind kind;
    private final ChartView view;
    private final ChartSaver saver;
    private final MarkedChart chart = new MarkedChart(ChartContent.nothing(""));
    private final ChartLegend legend;
    /** The card's ground. Round corners take long to draw without a graphics card, so they are kept as a picture. */
    private final Region backdrop = new Region();

    private final TextMetrics metrics = new TextMetrics();
    private String run = "chart";
    private Palette palette = Palette.LIGHT;

    /**
     * A chart of nothing yet.
     *
     * @param kind which chart
     * @param view which steps it shows, shared with other charts
     * @param saver writes it to files
     */
    public ChartCard(ChartKind kind, ChartView view, ChartSaver saver) {
        this.kind = kind;
        this.view = view;
        this.saver = saver;
        this.legend = new ChartLegend(kind.figures());
        Label title = new Label(kind.title());
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(legend, Priority.ALWAYS);
        HBox header = new HBox(title, legend);
        if (kind.canBeLogarithmic()) {
            header.getChildren().add(logarithm());
        }
        header.getChildren().add(menu());
        header.getStyleClass().add("chart-header");
        getStyleClass().add("chart-card");
        backdrop.getStyleClass().add("sparring-card");
        backdrop.setManaged(false);
        backdrop.setCache(true);
        setId("chart-" + kind.id().replace('.', '-'));
        chart.setId(kind.id().replace('.', '-'));
        getChildren().addAll(backdrop, header, chart);
        VBox.setVgrow(chart, Priority.ALWAYS);
        ChartGestures.install(chart, view);
    }

    private ToggleButton logarithm() {
        ToggleButton button = new ToggleButton(Texts.text("chart.log"));
        button.getStyleClass().add("chip");
        Hint.on(button, Texts.text("chart.log.tooltip"));
        button.setAccessibleText(Texts.text("chart.log.accessible", kind.title()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setSelected(view.logarithmic().contains(kind.id()));
        button.selectedProperty().addListener((property, before, now) -> {
            if (now) {
                view.logarithmic().add(kind.id());
            } else {
                view.logarithmic().remove(kind.id());
            }
        });
        return button;
    }

    private MenuButton menu() {
        MenuButton button = new MenuButton(
                null,
                new FontIcon(Feather.MORE_VERTICAL),
                save(Texts.text("chart.save.png"), "png", picture -> ChartPng.of(picture, palette, metrics::width)),
                save(Texts.text("chart.save.svg"), "svg", picture -> picture.svg(metrics::width)
                        .getBytes(StandardCharsets.UTF_8)),
                save(Texts.text("chart.save.csv"), "csv", picture -> ChartCsv.of(
                                picture.content().curves())
                        .getBytes(StandardCharsets.UTF_8)),
                new SeparatorMenuItem(),
                item("up", Texts.text("chart.up"), () -> view.move(kind.id(), -1)),
                item("down", Texts.text("chart.down"), () -> view.move(kind.id(), 1)),
                item("hide", Texts.text("chart.hide"), () -> view.choose(kind.id(), false)));
        button.getStyleClass().addAll("chart-menu", Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setId("menu-" + kind.id().replace('.', '-'));
        button.setAccessibleText(Texts.text("chart.menu.accessible", kind.title()));
        Hint.on(button, Texts.text("chart.menu.tooltip"));
        return button;
    }

    private MenuItem save(String text, String extension, Function<ChartPicture, byte[]> content) {
        return item(
                extension,
                text,
                () -> saver.save(
                        getScene().getWindow(),
                        run + "-" + kind.id(),
                        extension,
                        () -> content.apply(new ChartPicture(
                                kind.title(), chart.content(), chart.markers(), chart.getWidth(), chart.getHeight()))));
    }

    private MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id + "-" + kind.id().replace('.', '-'));
        item.setOnAction(event -> action.run());
        return item;
    }

    /**
     * Shows something else.
     *
     * @param content what
     * @param name of the run, for files
     */
    public void show(ChartContent content, String name) {
        run = name;
        chart.show(content);
        look(view.cursorProperty().get());
    }

    /**
     * Looks at a step: line, legend and what is said to those who do not see it.
     *
     * @param step which; none for the newest values
     */
    public void look(OptionalLong step) {
        ChartContent content = chart.content();
        legend.show(content, step);
        chart.look(step);
        chart.setAccessibleText(
                content.curves().isEmpty()
                        ? Texts.text("chart.spoken.nothing", kind.title())
                        : Texts.text(
                                "chart.spoken",
                                kind.title(),
                                FigureFormat.count(step.orElse(content.now())),
                                legend.spoken()));
    }

    /**
     * Changes the colours.
     *
     * @param next the window's
     */
    public void colours(Palette next) {
        palette = next;
        chart.colours(next);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        backdrop.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    /**
     * Which chart it is.
     *
     * @return the kind
     */
    public ChartKind kind() {
        return kind;
    }

    /**
     * The chart without what stands around it.
     *
     * @return the node
     */
    public MarkedChart chart() {
        return chart;
    }
}

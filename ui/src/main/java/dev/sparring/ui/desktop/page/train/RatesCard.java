package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Legend;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.marker.MarkedChart;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Both learning rates: solid what was, dashed what will be. */
final class RatesCard {

    private final DesktopModel model;
    private final MarkedChart chart = new MarkedChart(ChartContent.nothing(""));
    private final Legend legend = new Legend();
    private final ToggleButton opening = toggle("Warmup", "Show only the first steps, where the players warm up");
    private final ToggleButton logarithmic = toggle("Log", "Show learning rates on a logarithmic axis");
    private final Card card;

    RatesCard(DesktopModel model) {
        this.model = model;
        this.card = new Card("Learning rates", chart, legend, opening, logarithmic);
        chart.setId("rates");
        model.planProperty().addListener((property, before, now) -> refresh());
        model.progressProperty().addListener((property, before, now) -> refresh());
        opening.selectedProperty().addListener((property, before, now) -> refresh());
        logarithmic.selectedProperty().addListener((property, before, now) -> refresh());
        EventMarkers.follow(model.events(), chart);
        model.darkProperty().subscribe(dark -> chart.colours(Palette.of(dark)));
        refresh();
    }

    private static ToggleButton toggle(String text, String help) {
        ToggleButton button = new ToggleButton(text);
        button.getStyleClass().add("chip");
        button.setTooltip(new Tooltip(help));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void refresh() {
        RunPreview plan = model.planProperty().get();
        if (plan == null) {
            chart.show(ChartContent.nothing(""));
            legend.show("", "");
            return;
        }
        RunProgress progress = model.progressProperty().get();
        long now = progress == null ? 0 : progress.record().step();
        chart.show(ChartContents.rates(
                plan, model.curvesProperty().get(), now, opening.isSelected(), logarithmic.isSelected()));
        long shown = Math.max(1, now);
        legend.show(
                FigureFormat.rate(
                        progress == null
                                ? plan.generator().rateAt(shown)
                                : progress.record().generator().learningRate()),
                FigureFormat.rate(
                        progress == null
                                ? plan.discriminator().rateAt(shown)
                                : progress.record().discriminator().learningRate()));
        chart.setAccessibleText("Learning rates at step " + now + ": " + legend.spoken());
    }

    Node node() {
        return card;
    }
}

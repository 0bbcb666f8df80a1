package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Legend;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.marker.MarkedChart;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.session.RunSeries;
import javafx.scene.Node;

/** Both losses: the mean as a line, the extremes as a band behind it. */
final class LossesCard {

    private final MarkedChart chart = new MarkedChart(ChartContents.losses(RunSeries.EMPTY));
    private final Legend legend = new Legend();
    private final Card card = new Card("Losses", chart, legend);

    LossesCard(DesktopModel model) {
        chart.setId("losses");
        model.curvesProperty().addListener((property, before, now) -> show(now));
        EventMarkers.follow(model.events(), chart);
        model.darkProperty().subscribe(dark -> chart.colours(Palette.of(dark)));
    }

    private void show(RunSeries curves) {
        chart.show(ChartContents.losses(curves));
        boolean empty = curves.generatorLoss().last() == 0;
        legend.show(
                empty ? "" : FigureFormat.value(curves.generatorLoss().newest()),
                empty ? "" : FigureFormat.value(curves.discriminatorLoss().newest()));
        chart.setAccessibleText("Losses: " + legend.spoken());
    }

    Node node() {
        return card;
    }
}

package dev.sparring.ui.desktop.view;

import dev.sparring.ui.desktop.chart.Figures;
import dev.sparring.ui.desktop.chart.Palette;
import dev.sparring.ui.desktop.marker.MarkedChart;
import dev.sparring.ui.desktop.session.Curves;
import dev.sparring.ui.desktop.session.DesktopModel;
import javafx.scene.Node;

/** Both losses: the mean as a line, the extremes as a band behind it. */
final class LossesCard {

    private final MarkedChart chart = new MarkedChart(ChartContents.losses(Curves.EMPTY));
    private final Legend legend = new Legend();
    private final Card card = new Card("Losses", chart, legend);

    LossesCard(DesktopModel model) {
        chart.setId("losses");
        model.curvesProperty().addListener((property, before, now) -> show(now));
        Markers.follow(model.events(), chart);
        model.darkProperty().subscribe(dark -> chart.colours(Palette.of(dark)));
    }

    private void show(Curves curves) {
        chart.show(ChartContents.losses(curves));
        boolean empty = curves.generatorLoss().last() == 0;
        legend.show(
                empty ? "" : Figures.value(curves.generatorLoss().newest()),
                empty ? "" : Figures.value(curves.discriminatorLoss().newest()));
        chart.setAccessibleText("Losses: " + legend.spoken());
    }

    Node node() {
        return card;
    }
}

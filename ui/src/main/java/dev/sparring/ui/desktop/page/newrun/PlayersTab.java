package dev.sparring.ui.desktop.page.newrun;

import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** Both players side by side, and above them both learning rates as they will be, drawn as one types. */
final class PlayersTab extends GridPane {

    private static final double HALF = 50;
    private static final double CHART_SHARE = 38;

    PlayersTab(DesktopModel model) {
        getStyleClass().add("cards");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(HALF);
            getColumnConstraints().add(column);
        }
        for (double share : new double[] {CHART_SHARE, 100 - CHART_SHARE}) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(share);
            row.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(row);
        }
        Node chart = new PlannedRates(model).node();
        add(chart, 0, 0, 2, 1);
        add(new PlayerColumn(Texts.text("newrun.generator"), "generator", model.draft()), 0, 1);
        add(new PlayerColumn(Texts.text("newrun.discriminator"), "discriminator", model.draft()), 1, 1);
    }
}

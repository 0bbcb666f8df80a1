package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.board.ChartSaver;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;

/** The run that is made or looked at: samples to the left; charts and the monitor to the right. */
public final class TrainPage extends BorderPane {

    private static final double SAMPLES_SHARE = 46;
    private static final double[] RIGHT_SHARES = {76, 24};

    /**
     * A page.
     *
     * @param model what it shows
     * @param view how its charts are looked at
     * @param actions what its buttons do
     * @param dialogs ask where charts are saved
     */
    public TrainPage(DesktopModel model, ChartView view, Actions actions, FileTarget.Dialogs dialogs) {
        ChangePane changes = new ChangePane(model);
        RunBar bar = new RunBar(model, actions, changes::open);
        SamplesCard samples = new SamplesCard(model);
        setTop(bar);
        ChartSaver saver =
                new ChartSaver(dialogs.titled(Texts.text("train.charts.save-dialog")), model::fail, model::tell);
        ChartBoard board = new ChartBoard(ShownRun.of(model), view, saver, MarkerKey.button());
        board.visibleProperty().bind(visibleProperty());
        Node cards = cards(samples.node(), board, new MonitorCard(model).node());
        cards.visibleProperty().bind(changes.visibleProperty().not());
        setCenter(new StackPane(cards, changes));
        Focus.follow(model, bar, samples.canvas());
    }

    private static GridPane cards(Node samples, Node... right) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cards");
        for (double share : new double[] {SAMPLES_SHARE, 100 - SAMPLES_SHARE}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < right.length; i++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(RIGHT_SHARES[i]);
            grid.getRowConstraints().add(row);
            grid.add(right[i], 1, i);
        }
        grid.add(samples, 0, 0, 1, right.length);
        return grid;
    }
}

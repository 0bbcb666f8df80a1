package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.component.Banner;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.page.settings.SettingsPage;
import java.net.URL;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The window's content: samples to the left; learning rates, losses and the monitor to the right; or, if asked for, the settings of the
 * next run in their place.
 */
public final class TrainPage extends BorderPane {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final double SAMPLES_SHARE = 46;
    private static final double[] RIGHT_SHARES = {40, 34, 26};

    /**
     * A view.
     *
     * @param model what it shows
     * @param version shown beside the name
     */
    public TrainPage(DesktopModel model, String version) {
        getStyleClass().add("sparring");
        TopBar bar = new TopBar(model, version);
        SamplesCard samples = new SamplesCard(model);
        setTop(new VBox(bar, Banner.error(model), Banner.hint(model)));
        Node cards = cards(
                samples.node(),
                new RatesCard(model).node(),
                new LossesCard(model).node(),
                new MonitorCard(model).node());
        SettingsPage settings = new SettingsPage(model.draft());
        settings.visibleProperty().bind(bar.settings().selectedProperty());
        cards.visibleProperty().bind(settings.visibleProperty().not());
        setCenter(new StackPane(cards, settings));
        setBottom(new StatusBar(model));
        Focus.follow(model, bar, samples.canvas());
        model.darkProperty().subscribe(dark -> pseudoClassStateChanged(DARK, dark));
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

    /**
     * A scene with a view, its stylesheet and its keys.
     *
     * @param model what it shows
     * @param version shown beside the name
     * @return the scene
     */
    public static Scene scene(DesktopModel model, String version) {
        Scene scene = new Scene(new TrainPage(model, version), 1280, 800);
        URL style = TrainPage.class.getResource("/dev/sparring/ui/desktop/desktop.css");
        scene.getStylesheets().add(Objects.requireNonNull(style, "desktop.css").toExternalForm());
        Shortcuts.install(scene, model);
        return scene;
    }
}

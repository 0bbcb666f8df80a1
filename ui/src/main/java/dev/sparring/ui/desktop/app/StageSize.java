package dev.sparring.ui.desktop.app;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** How large the window is: as the last time as far as there is room, and then what it has when it is not maximised. JavaFX thread only. */
final class StageSize {

    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 500;

    private final Stage stage;
    private double width;
    private double height;

    /** Makes a window that is not shown yet as large as it was. */
    StageSize(Stage stage, WindowSize before) {
        this.stage = stage;
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        width = Math.min(Math.max(before.width(), LEAST_WIDTH), room.getWidth());
        height = Math.min(Math.max(before.height(), LEAST_HEIGHT), room.getHeight());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        resize(width, height);
        stage.setMaximized(before.maximised());
    }

    /** Shows the window. */
    void show() {
        double wide = width;
        double high = height;
        stage.show();
        if (!stage.isMaximized()) {
            // Some window managers shrink a window to the least that it may have when it appears. What the stage holds
            // to
            // be its size already is no news to it, so it is told another one first.
            resize(wide - 1, high - 1);
            resize(wide, high);
        }
        stage.widthProperty().addListener((property, before, now) -> keep());
        stage.heightProperty().addListener((property, before, now) -> keep());
        keep();
    }

    private void resize(double wide, double high) {
        stage.setWidth(wide);
        stage.setHeight(high);
    }

    private void keep() {
        if (!stage.isMaximized() && !stage.isIconified()) {
            width = stage.getWidth();
            height = stage.getHeight();
        }
    }

    /** What it is now. */
    WindowSize now() {
        return new WindowSize(width, height, stage.isMaximized());
    }
}

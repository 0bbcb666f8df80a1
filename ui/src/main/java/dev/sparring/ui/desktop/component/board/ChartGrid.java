package dev.sparring.ui.desktop.component.board;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Charts in one column or in two, as there is room; as high as fits, but never too low to be read. */
public final class ChartGrid extends Region {

    private static final double LEAST_WIDTH = 400;
    private static final double LEAST_HEIGHT = 176;
    private static final double GAP = 12;

    /** A grid without charts. */
    public ChartGrid() {
        getStyleClass().add("chart-grid");
    }

    /**
     * Shows other charts.
     *
     * @param charts in their order
     */
    public void show(List<? extends Node> charts) {
        if (!getChildren().equals(charts)) {
            getChildren().setAll(charts);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** How many columns a width has room for. */
    static int columns(double width, int charts) {
        return charts > 1 && width >= 2 * LEAST_WIDTH + GAP ? 2 : 1;
    }

    private int rows(double width) {
        int count = getChildren().size();
        int columns = columns(width, count);
        return (count + columns - 1) / columns;
    }

    @Override
    protected double computeMinHeight(double width) {
        int rows = rows(width);
        return Math.max(0, rows * LEAST_HEIGHT + (rows - 1) * GAP);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH / 2;
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_WIDTH;
    }

    @Override
    protected void layoutChildren() {
        int count = getChildren().size();
        int columns = columns(getWidth(), count);
        int rows = rows(getWidth());
        double wide = (getWidth() - (columns - 1) * GAP) / columns;
        double high = Math.max(LEAST_HEIGHT, (getHeight() - (rows - 1) * GAP) / Math.max(1, rows));
        for (int i = 0; i < count; i++) {
            // One that is alone in its row has all of it.
            boolean alone = i == count - 1 && i % columns == 0;
            int row = i / columns;
            double x = snapPositionX(i % columns * (wide + GAP));
            double y = snapPositionY(row * (high + GAP));
            double width = alone ? getWidth() - x : wide;
            getChildren().get(i).resizeRelocate(x, y, snapSizeX(width), snapSizeY(high));
        }
    }
}

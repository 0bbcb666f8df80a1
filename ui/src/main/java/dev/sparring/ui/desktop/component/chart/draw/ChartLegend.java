package dev.sparring.ui.desktop.component.chart.draw;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/** Which curve is which, with the values at a step or the newest ones. As many lines as that takes. */
public final class ChartLegend extends FlowPane {

    private static final double DASHED_SWATCH = 26;

    private final DoubleFunction<String> figure;
    private final List<Label> labels = new ArrayList<>();
    private List<String> keys = List.of();

    /**
     * An empty legend.
     *
     * @param figure how a value is written
     */
    public ChartLegend(DoubleFunction<String> figure) {
        this.figure = figure;
        getStyleClass().add("legend");
    }

    /**
     * Shows the values of a chart.
     *
     * @param content what the chart shows
     * @param step that is looked at; none for the newest values
     */
    public void show(ChartContent content, OptionalLong step) {
        List<Curve> curves = content.curves();
        List<String> wanted =
                curves.stream().map(curve -> curve.style() + " " + curve.key()).toList();
        if (!wanted.equals(keys)) {
            keys = wanted;
            labels.clear();
            curves.forEach(curve -> labels.add(entry(curve)));
            getChildren().setAll(labels);
        }
        long at = step.orElse(Math.max(1, content.now()));
        for (int i = 0; i < curves.size(); i++) {
            double value = curves.get(i).at(at);
            labels.get(i).setText(curves.get(i).text() + (Double.isNaN(value) ? "" : " " + figure.apply(value)));
        }
    }

    private static Label entry(Curve curve) {
        Label label = new Label("", swatch(curve.style()));
        label.getStyleClass().add(Styles.TEXT_SMALL);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setId("legend-" + curve.key());
        return label;
    }

    /**
     * A piece of a line.
     *
     * @param style how the line is drawn
     * @return as wide as shows its dashes
     */
    public static Node swatch(SeriesStyle style) {
        if (SeriesStyle.runs().contains(style)) {
            Line line = new Line(0, 0, DASHED_SWATCH, 0);
            line.getStrokeDashArray().setAll(style.dashes());
            line.getStyleClass().addAll("run-swatch", style.label());
            return line;
        }
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", style.label());
        return swatch;
    }

    /**
     * What the legend says, for those who do not see the chart.
     *
     * @return the curves and their values
     */
    public String spoken() {
        return labels.stream().map(Label::getText).collect(Collectors.joining(", "));
    }
}

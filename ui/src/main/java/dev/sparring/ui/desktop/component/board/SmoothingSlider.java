package dev.sparring.ui.desktop.component.board;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/** How smooth the lines of charts are. */
public final class SmoothingSlider extends HBox {

    /**
     * A slider.
     *
     * @param view whose charts it smooths
     */
    public SmoothingSlider(ChartView view) {
        Label name = new Label(Texts.text("chart.smoothing"));
        name.getStyleClass().add(Styles.TEXT_SMALL);
        Slider slider = new Slider(0, ChartView.MOST_SMOOTHING, 0);
        slider.setId("smoothing");
        slider.setBlockIncrement(0.1);
        slider.setPrefWidth(74);
        Hint.on(slider, Texts.text("chart.smoothing.tooltip"));
        slider.valueProperty().bindBidirectional(view.smoothingProperty());
        slider.setAccessibleText(Texts.text("chart.smoothing.accessible"));
        Label value = new Label();
        value.getStyleClass().add(Styles.TEXT_SMALL);
        value.setMinWidth(30);
        view.smoothingProperty()
                .subscribe(now -> value.setText(String.format(Texts.locale(), "%.2f", now.doubleValue())));
        name.setLabelFor(slider);
        getChildren().addAll(name, slider, value);
        getStyleClass().add("smoothing");
    }
}

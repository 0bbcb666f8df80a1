package dev.sparring.ui.desktop.page.samples.explore;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.samples.LatentSliders;
import dev.sparring.ui.desktop.text.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One number of a latent vector: its name, a slider and its value. */
final class LatentRow extends HBox {

    private static final double STEP = 0.1;
    private static final double NAME_WIDTH = 62;
    private static final double VALUE_WIDTH = 38;

    private final LatentSliders sliders;
    private final int place;
    private final Label name = new Label();
    private final Slider slider = new Slider();
    private final Label value = new Label();
    private boolean showing;

    /** The slider at a place of the page. */
    LatentRow(LatentSliders sliders, int place) {
        this.sliders = sliders;
        this.place = place;
        slider.setId("latent-" + (place + 1));
        slider.setBlockIncrement(STEP);
        slider.setMinWidth(0);
        slider.valueProperty().addListener((property, before, now) -> move(now.doubleValue()));
        HBox.setHgrow(slider, Priority.ALWAYS);
        for (Label label : new Label[] {name, value}) {
            label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        name.setPrefWidth(NAME_WIDTH);
        name.setLabelFor(slider);
        value.setId("latent-value-" + (place + 1));
        value.setPrefWidth(VALUE_WIDTH);
        value.setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("explore-row");
        getChildren().addAll(name, slider, value);
    }

    private int index() {
        return sliders.firstProperty().get() + place;
    }

    /** Takes what the model has: a slider that was moved lands on a tenth, one that was not stays where the seed is. */
    void show() {
        float[] vector = sliders.vectorProperty().get();
        boolean there = index() < vector.length;
        setVisible(there);
        setManaged(there);
        if (!there) {
            return;
        }
        float number = vector[index()];
        String text = Texts.text("samples.latent.number", FigureFormat.count(index() + 1L));
        name.setText(text);
        slider.setAccessibleText(text);
        value.setText(String.format(Locale.ROOT, "%.2f", number));
        // A new range may push the value aside, which nobody has moved.
        showing = true;
        slider.setMin(-sliders.reachProperty().get());
        slider.setMax(sliders.reachProperty().get());
        slider.setValue(number);
        showing = false;
    }

    private void move(double now) {
        if (!showing) {
            sliders.move(index(), now);
        }
    }
}

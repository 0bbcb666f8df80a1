package dev.sparring.ui.desktop.component;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Whose curve is whose, with the current values. */
public final class Legend extends HBox {

    private final Label generator = entry(SeriesStyle.GENERATOR);
    private final Label discriminator = entry(SeriesStyle.DISCRIMINATOR);

    public Legend() {
        getStyleClass().add("legend");
        getChildren().addAll(generator, discriminator);
        show("", "");
    }

    private static Label entry(SeriesStyle stroke) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", stroke.label());
        Label label = new Label("", swatch);
        label.getStyleClass().add(Styles.TEXT_SMALL);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    public void show(String generatorValue, String discriminatorValue) {
        generator.setText((SeriesStyle.GENERATOR.label() + " " + generatorValue).strip());
        discriminator.setText((SeriesStyle.DISCRIMINATOR.label() + " " + discriminatorValue).strip());
    }

    /** What the legend says, for those who do not see the chart. */
    public String spoken() {
        return generator.getText() + ", " + discriminator.getText();
    }
}

package dev.sparring.ui.desktop.view;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.chart.Stroke;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Whose curve is whose, with the current values. */
final class Legend extends HBox {

    private final Label generator = entry(Stroke.GENERATOR);
    private final Label discriminator = entry(Stroke.DISCRIMINATOR);

    Legend() {
        getStyleClass().add("legend");
        getChildren().addAll(generator, discriminator);
        show("", "");
    }

    private static Label entry(Stroke stroke) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", stroke.label());
        Label label = new Label("", swatch);
        label.getStyleClass().add(Styles.TEXT_SMALL);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    void show(String generatorValue, String discriminatorValue) {
        generator.setText((Stroke.GENERATOR.label() + " " + generatorValue).strip());
        discriminator.setText((Stroke.DISCRIMINATOR.label() + " " + discriminatorValue).strip());
    }

    /** What the legend says, for those who do not see the chart. */
    String spoken() {
        return generator.getText() + ", " + discriminator.getText();
    }
}

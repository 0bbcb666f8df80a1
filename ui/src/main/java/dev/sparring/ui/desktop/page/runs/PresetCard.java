package dev.sparring.ui.desktop.page.runs;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.SampleView;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A preset: a picture of its data, its name, and what one sees there. */
final class PresetCard extends Button {

    private static final double SIDE = 84;

    private final SampleView view = new SampleView();
    private final FontIcon icon = new FontIcon(Feather.IMAGE);

    PresetCard(String preset, Runnable chosen) {
        view.setMinSize(SIDE, SIDE);
        view.setMaxSize(SIDE, SIDE);
        icon.getStyleClass().add("preset-icon");
        Label name = new Label(preset);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        Label words = new Label(Texts.has("preset." + preset) ? Texts.text("preset." + preset) : "");
        words.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        words.setWrapText(true);
        VBox box = new VBox(new StackPane(icon, view), name, words);
        box.getStyleClass().add("preset-box");
        setGraphic(box);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setId("preset-" + preset);
        getStyleClass().add("preset-card");
        setAccessibleText(Texts.text("runs.preset.accessible", preset, words.getText()));
        setOnAction(event -> chosen.run());
    }

    /** Shows the data; null where there is none without files. */
    void show(@Nullable SampleImage picture) {
        icon.setVisible(picture == null);
        view.show(picture);
        if (picture instanceof SampleImage.Cloud cloud) {
            view.data(cloud.points());
        }
    }

    void colours(Palette palette) {
        view.colours(palette);
    }
}

package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.model.samples.PlaneModel;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which layers stand behind points of the plane. Takes no room where samples are none. */
final class LayersPane extends VBox {

    LayersPane(PlaneModel plane) {
        getStyleClass().add("explore");
        FlowPane layers = new FlowPane(
                layer("layer-heat", "Discriminator", "What the discriminator takes for real", plane.heatProperty()),
                layer(
                        "layer-arrows",
                        "Its pull on samples",
                        "Where the discriminator would move samples: the gradient of its output",
                        plane.arrowsProperty()),
                layer(
                        "layer-grid",
                        "Latent grid",
                        "Where the generator takes a grid of latent vectors to",
                        plane.gridProperty()));
        layers.getStyleClass().add("layers");
        Label notice = new Label();
        notice.setId("layers-notice");
        notice.setWrapText(true);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        notice.textProperty().bind(plane.noticeProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        getChildren().addAll(layers, notice);
        visibleProperty().bind(plane.offeredProperty());
        managedProperty().bind(visibleProperty());
    }

    private static CheckBox layer(String id, String text, String meaning, BooleanProperty shown) {
        CheckBox box = new CheckBox(text);
        box.setId(id);
        box.setTooltip(new Tooltip(meaning));
        box.selectedProperty().bindBidirectional(shown);
        return box;
    }
}

package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.model.samples.PlaneModel;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which layers stand behind points of the plane. Takes no room where samples are none. */
final class LayersPane extends VBox {

    LayersPane(PlaneModel plane) {
        getStyleClass().add("explore");
        FlowPane layers = new FlowPane(
                layer(
                        "layer-heat",
                        Texts.text("samples.layers.heat"),
                        Texts.text("samples.layers.heat-tooltip"),
                        plane.heatProperty()),
                layer(
                        "layer-arrows",
                        Texts.text("samples.layers.arrows"),
                        Texts.text("samples.layers.arrows-tooltip"),
                        plane.arrowsProperty()),
                layer(
                        "layer-grid",
                        Texts.text("samples.layers.grid"),
                        Texts.text("samples.layers.grid-tooltip"),
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
        Hint.on(box, meaning);
        box.selectedProperty().bindBidirectional(shown);
        return box;
    }
}

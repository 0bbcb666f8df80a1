package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** All about a flag's markers, what went wrong first, since it is why the others are there; of many, how many there are besides. */
final class MarkerDetails extends VBox {

    private static final int MOST = 4;
    private static final double WIDTH = 400;

    MarkerDetails(MarkerGroup flag, Palette palette, TextMetrics lettering) {
        getStyleClass().add("flag-details");
        List<Marker> sorted = flag.causeFirst();
        for (Marker marker : sorted.subList(0, Math.min(MOST, sorted.size()))) {
            Text icon = new Text(Character.toString(marker.icon().getCode()));
            icon.setFont(lettering.font(marker.icon()));
            icon.setFill(marker.tone().colour(palette));
            Label title = new Label(marker.title().get(), icon);
            title.getStyleClass().add("title");
            Label details = new Label(marker.details().get());
            details.setWrapText(true);
            details.setMaxWidth(WIDTH);
            getChildren().add(new VBox(title, details));
        }
        if (sorted.size() > MOST) {
            getChildren().add(new Label(Texts.text("marker.more", sorted.size() - MOST)));
        }
    }

    /** A tooltip asks for the height of no particular width, at which text would be wrapped after every word. */
    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
    }
}

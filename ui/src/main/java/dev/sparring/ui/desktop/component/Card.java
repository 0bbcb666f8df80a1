package dev.sparring.ui.desktop.component;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A framed part of the window: a title, what stands to its right, and the content, which takes the room that is left. */
public final class Card extends VBox {

    public Card(String title, Node content, Node... extras) {
        Label name = new Label(title);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(name, space);
        header.getChildren().addAll(extras);
        header.getStyleClass().add("card-header");
        getStyleClass().add("sparring-card");
        getChildren().addAll(header, content);
        VBox.setVgrow(content, Priority.ALWAYS);
        setMinSize(0, 0);
    }
}

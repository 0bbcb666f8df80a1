package dev.sparring.ui.desktop.shell;

import dev.sparring.ui.desktop.model.Page;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The page that is shown. Each is made when it is first visited, so that the window need not wait for all of them, and stays as it was left. */
final class PageStage extends StackPane {

    private final Map<Page, Supplier<Node>> makers;
    private final Map<Page, Node> made = new EnumMap<>(Page.class);

    /** A stage with the page that is shown first. */
    PageStage(ObservableValue<Page> shown, Map<Page, Supplier<Node>> makers) {
        this.makers = makers;
        shown.subscribe(this::show);
    }

    private void show(Page page) {
        Node wanted = made.computeIfAbsent(page, this::make);
        made.values().forEach(node -> node.setVisible(node == wanted));
    }

    private Node make(Page page) {
        Supplier<Node> maker = makers.get(page);
        if (maker == null) {
            throw new IllegalStateException("nobody makes the page " + page);
        }
        Node node = maker.get();
        getChildren().add(node);
        return node;
    }
}

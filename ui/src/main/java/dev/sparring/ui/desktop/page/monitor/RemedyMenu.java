package dev.sparring.ui.desktop.page.monitor;

import dev.sparring.ui.desktop.component.action.Remedies;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.text.Texts;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import org.jspecify.annotations.Nullable;

/** What can be done now about what was found: one menu for all findings, made when it is opened for the first time. */
final class RemedyMenu {

    private final DesktopModel model;
    private @Nullable ContextMenu menu;

    RemedyMenu(DesktopModel model) {
        this.model = model;
    }

    /** Opens it below a button. */
    void open(Node button) {
        ContextMenu opened = menu;
        if (opened == null) {
            opened = new ContextMenu();
            opened.getItems().addAll(Remedies.of(model));
            opened.getItems().add(Remedies.item("finding-stop", Texts.text("monitor.stop"), model::stop));
            menu = opened;
        }
        opened.show(button, Side.BOTTOM, 0, 0);
    }
}

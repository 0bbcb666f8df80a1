package dev.sparring.ui.desktop.page.train;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.ui.desktop.model.DesktopModel;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** What can be done to both learning rates while a run trains. */
final class SteerMenu {

    private SteerMenu() {}

    /** A button that opens it, to be pressed while a run can be steered. */
    static MenuButton of(DesktopModel model) {
        MenuButton button = new MenuButton(
                "Steer",
                null,
                item("rewarm-generator", "Warm the generator up again", model::warmUpAgain, PlayerRole.GENERATOR),
                item(
                        "rewarm-discriminator",
                        "Warm the discriminator up again",
                        model::warmUpAgain,
                        PlayerRole.DISCRIMINATOR),
                new SeparatorMenuItem(),
                item("halve-generator", "Halve the generator's rate", model::halveRate, PlayerRole.GENERATOR),
                item(
                        "halve-discriminator",
                        "Halve the discriminator's rate",
                        model::halveRate,
                        PlayerRole.DISCRIMINATOR));
        button.setId("steer");
        button.getStyleClass().add("chip");
        button.setTooltip(new Tooltip("Change a learning rate while the run trains, from the next step on"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canPause()));
        return button;
    }

    private static MenuItem item(String id, String text, Consumer<PlayerRole> act, PlayerRole network) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> act.accept(network));
        return item;
    }
}

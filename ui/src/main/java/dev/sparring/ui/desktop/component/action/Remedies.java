package dev.sparring.ui.desktop.component.action;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done to the players when the game goes wrong, as entries of a menu. */
public final class Remedies {

    private Remedies() {}

    /**
     * New entries.
     *
     * @param model does them
     * @return second warmups, lower rates and the way back
     */
    public static List<MenuItem> of(DesktopModel model) {
        return List.of(
                rewarm(model, "generator", PlayerRole.GENERATOR),
                rewarm(model, "discriminator", PlayerRole.DISCRIMINATOR),
                new SeparatorMenuItem(),
                halve(model, "generator", PlayerRole.GENERATOR),
                halve(model, "discriminator", PlayerRole.DISCRIMINATOR),
                new SeparatorMenuItem(),
                item("go-back", Texts.text("remedy.go-back"), model.steering()::goBack));
    }

    /**
     * Why nothing can be done to the players although a run trains.
     *
     * @param model that would do it
     * @return empty unless another run is shown than the one that trains
     */
    public static ObservableValue<String> whyNot(DesktopModel model) {
        String words = Texts.text("remedy.other-shown");
        return model.asideProperty()
                .flatMap(aside -> model.canStartProperty().map(canStart -> aside && !canStart ? words : ""));
    }

    private static MenuItem rewarm(DesktopModel model, String player, PlayerRole role) {
        return item("rewarm-" + player, Texts.text("remedy.rewarm." + player), () -> model.steering()
                .warmUpAgain(role));
    }

    private static MenuItem halve(DesktopModel model, String player, PlayerRole role) {
        return item("halve-" + player, Texts.text("remedy.halve." + player), () -> model.steering()
                .halveRate(role));
    }

    /**
     * An entry of a menu.
     *
     * @param id of the entry
     * @param text on it
     * @param work what it does
     * @return the entry
     */
    public static MenuItem item(String id, String text, Runnable work) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> work.run());
        return item;
    }
}

package dev.sparring.ui.desktop.page.train;

import dev.sparring.gan.train.UpdateMask;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.action.Remedies;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done to the players while a run trains. */
final class SteerMenu {

    private SteerMenu() {}

    /** A button that opens it, to be pressed while a run can be steered. */
    static MenuButton of(DesktopModel model, Runnable change) {
        MenuButton button = new MenuButton(Texts.text("train.steer"), new FontIcon(Feather.NAVIGATION));
        button.getItems().addAll(Remedies.of(model));
        button.getItems().add(new SeparatorMenuItem());
        button.getItems().addAll(learners(model));
        button.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        slowMotion(model),
                        Remedies.item("alter", Texts.text("train.steer.change"), change));
        button.setId("steer");
        Hint.on(button, Texts.text("train.steer-tooltip"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canPause()));
        return button;
    }

    private static List<MenuItem> learners(DesktopModel model) {
        ToggleGroup group = new ToggleGroup();
        return List.of(
                learner(model, group, Texts.text("train.steer.learn-both"), UpdateMask.BOTH),
                learner(model, group, Texts.text("train.steer.learn-generator"), UpdateMask.GENERATOR),
                learner(model, group, Texts.text("train.steer.learn-discriminator"), UpdateMask.DISCRIMINATOR));
    }

    private static MenuItem learner(DesktopModel model, ToggleGroup group, String text, UpdateMask mask) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setId("learn-" + mask.name().toLowerCase(Locale.ROOT));
        model.steering().learningProperty().subscribe(learning -> item.setSelected(learning == mask));
        item.setOnAction(event -> model.steering().learn(mask));
        return item;
    }

    private static MenuItem slowMotion(DesktopModel model) {
        CheckMenuItem item = new CheckMenuItem(Texts.text("train.steer.slow-motion"));
        item.setId("slow-motion");
        model.steering().slowMotionProperty().subscribe(item::setSelected);
        item.setOnAction(event -> model.steering().slowMotion(item.isSelected()));
        return item;
    }
}

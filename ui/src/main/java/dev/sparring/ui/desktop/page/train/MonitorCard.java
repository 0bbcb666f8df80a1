package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;

/** What the balance monitor found and what else happened, newest first. */
final class MonitorCard {

    private final Card card;

    MonitorCard(DesktopModel model) {
        ListView<RunEvent> list = new ListView<>(model.events());
        Label nothing = new Label();
        nothing.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> nothing(
                                model.phaseProperty().get(),
                                model.progressProperty().get() != null),
                        model.phaseProperty(),
                        model.progressProperty()));
        nothing.getStyleClass().add(Styles.TEXT_MUTED);
        list.setPlaceholder(nothing);
        list.setCellFactory(view -> new EventCell());
        list.setId("events");
        list.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        list.setMinHeight(60);
        list.setPrefHeight(120);
        card = new Card(Page.MONITOR.title(), list);
    }

    /** What stands in place of events. */
    static String nothing(Phase phase, boolean trained) {
        if (!trained) {
            return Texts.text("train.monitor.waits");
        }
        return phase.canStart() ? Texts.text("train.monitor.nothing") : Texts.text("train.monitor.nothing-yet");
    }

    Node node() {
        return card;
    }
}

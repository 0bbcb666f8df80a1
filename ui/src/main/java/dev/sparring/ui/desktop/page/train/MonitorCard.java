package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
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
        card = new Card("Monitor", list);
    }

    /** What stands in place of events. */
    static String nothing(Phase phase, boolean trained) {
        if (!trained) {
            return "While a run plays, the monitor says here what goes wrong.";
        }
        return phase.canStart() ? "Nothing was found in this run." : "Nothing found: the game is in balance so far.";
    }

    Node node() {
        return card;
    }
}

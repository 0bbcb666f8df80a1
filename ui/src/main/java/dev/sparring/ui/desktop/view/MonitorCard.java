package dev.sparring.ui.desktop.view;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.sparring.gan.balance.Event;
import dev.sparring.ui.desktop.session.DesktopModel;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;

/** What the balance monitor found and what else happened, newest first. */
final class MonitorCard {

    private final Card card;

    MonitorCard(DesktopModel model) {
        ListView<Event> list = new ListView<>(model.events());
        Label balanced = new Label("No verdicts: the game is in balance so far.");
        balanced.getStyleClass().add(Styles.TEXT_MUTED);
        list.setPlaceholder(balanced);
        list.setCellFactory(view -> new EventCell());
        list.setId("events");
        list.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        list.setMinHeight(60);
        list.setPrefHeight(120);
        card = new Card("Monitor", list, new MarkerKey());
    }

    Node node() {
        return card;
    }
}

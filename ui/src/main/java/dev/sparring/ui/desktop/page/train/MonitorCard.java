package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.NothingFound;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import javafx.scene.Node;
import javafx.scene.control.ListView;

/** What the balance monitor found and what else happened, newest first. */
final class MonitorCard {

    private final Card card;

    MonitorCard(DesktopModel model) {
        ListView<RunEvent> list = new ListView<>(model.events());
        list.setPlaceholder(new NothingFound(model));
        list.setCellFactory(view -> new EventCell());
        list.setId("events");
        list.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        list.setMinHeight(60);
        list.setPrefHeight(120);
        card = new Card(Page.MONITOR.title(), list);
    }

    Node node() {
        return card;
    }
}

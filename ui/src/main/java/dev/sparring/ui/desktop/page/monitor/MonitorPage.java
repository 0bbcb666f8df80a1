package dev.sparring.ui.desktop.page.monitor;

import atlantafx.base.theme.Tweaks;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.NothingFound;
import dev.sparring.ui.desktop.component.action.Remedies;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How both players do, and below them everything that was found and done, the newest first. */
public final class MonitorPage extends BorderPane {

    /**
     * A page.
     *
     * @param model what it shows and changes
     */
    public MonitorPage(DesktopModel model) {
        HBox players = new HBox(
                new PlayerCard(Texts.text("monitor.generator"), PlayerRole.GENERATOR, model).node(),
                new PlayerCard(Texts.text("monitor.discriminator"), PlayerRole.DISCRIMINATOR, model).node());
        players.getStyleClass().add("players");
        for (Node player : players.getChildren()) {
            HBox.setHgrow(player, Priority.ALWAYS);
            ((Card) player).setPrefWidth(1);
        }
        ListView<RunEvent> list = new ListView<>(model.events());
        list.setPlaceholder(new NothingFound(model));
        RemedyMenu remedies = new RemedyMenu(model);
        ObservableValue<Boolean> steerable = model.phaseProperty().map(Phase::canPause);
        ObservableValue<@Nullable Tooltip> whyNot = Remedies.whyNot(model).map(Hint::tooltip);
        list.setCellFactory(view -> new FindingCell(remedies, steerable, whyNot));
        list.setId("findings");
        list.getStyleClass().add(Tweaks.EDGE_TO_EDGE);
        Node found = new Card(Texts.text("monitor.findings"), list);
        VBox.setVgrow(found, Priority.ALWAYS);
        VBox body = new VBox(players, found);
        body.getStyleClass().add("monitor-page");
        setCenter(body);
    }
}

package dev.sparring.ui.desktop.page.monitor;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import dev.sparring.ui.desktop.text.Texts;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One player: where its rate stands, how it does against the other, and its figures. */
final class PlayerCard {

    private final PlayerRole role;
    private final DesktopModel model;
    private final Label rate = new Label();
    private final Label game = new Label();
    private final Label figures = new Label();
    private final Card card;

    PlayerCard(String title, PlayerRole role, DesktopModel model) {
        this.role = role;
        this.model = model;
        rate.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        game.setWrapText(true);
        game.setMinHeight(Region.USE_PREF_SIZE);
        figures.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        figures.setMinHeight(Region.USE_PREF_SIZE);
        Region swatch = new Region();
        String player = role.name().toLowerCase(Locale.ROOT);
        swatch.getStyleClass().addAll("swatch", player);
        VBox body = new VBox(game, figures);
        body.getStyleClass().add("player-words");
        this.card = new Card(title, body, swatch, rate);
        card.setId("player-" + player);
        model.progressProperty().subscribe(progress -> refresh());
        model.planProperty().subscribe(plan -> refresh());
    }

    private void refresh() {
        RunProgress progress = model.progressProperty().get();
        RunPreview plan = model.planProperty().get();
        if (progress == null || plan == null) {
            rate.setText("");
            game.setText(Texts.text("monitor.nothing-trained"));
            figures.setText("");
            return;
        }
        rate.setText(PlayerText.rate(role, progress.record(), plan));
        game.setText(PlayerText.game(role, progress.record()));
        figures.setText(String.join("\n", PlayerText.figures(role, progress.record())));
    }

    Node node() {
        return card;
    }
}

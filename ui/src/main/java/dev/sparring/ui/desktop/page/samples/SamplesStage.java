package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.model.samples.Enlargement;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.page.samples.picture.SamplesView;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where samples are shown, or why there are none; below them, why they may no longer be the newest. A click, or Enter, enlarges an image
 * in the same place; another click shows all again, as does Escape wherever on the page; Up and Down go through them.
 */
final class SamplesStage extends VBox {

    private final Enlargement enlargement;
    private final Supplier<String> reason;
    private final SamplesView view;
    private final Label why = new Label();
    private final Label stale = new Label();
    private final VBox empty = new VBox(new FontIcon(Feather.IMAGE), why);

    SamplesStage(String id, SamplesModel model, Enlargement enlargement, Supplier<String> reason) {
        this.enlargement = enlargement;
        this.reason = reason;
        this.view = new SamplesView(id);
        why.setId(id + "-reason");
        why.setWrapText(true);
        why.setTextAlignment(TextAlignment.CENTER);
        why.getStyleClass().add(Styles.TEXT_MUTED);
        empty.getStyleClass().add("empty");
        empty.setMouseTransparent(true);
        Label caption = new Label();
        caption.setId(id + "-caption");
        caption.setWrapText(true);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        caption.getStyleClass().add(Styles.TEXT_SMALL);
        caption.textProperty().bind(enlargement.captionProperty());
        caption.visibleProperty().bind(caption.textProperty().isNotEmpty());
        caption.managedProperty().bind(caption.visibleProperty());
        stale.setId(id + "-problem");
        stale.setWrapText(true);
        stale.setMinHeight(Region.USE_PREF_SIZE);
        stale.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        stale.getStyleClass().add(Styles.TEXT_SMALL);
        stale.managedProperty().bind(stale.visibleProperty());
        StackPane stage = new StackPane(view, empty);
        VBox.setVgrow(stage, Priority.ALWAYS);
        getStyleClass().add("samples");
        getChildren().addAll(stage, caption, stale);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        enlargement.displayProperty().subscribe(now -> show());
        model.realPointsProperty().subscribe(view::real);
        model.darkProperty().subscribe(dark -> view.colours(Palette.of(dark)));
    }

    /** Shows what there is now. */
    void show() {
        view.show(enlargement.displayProperty().get());
        String text = reason.get();
        boolean nothing = enlargement.displayProperty().get() == null;
        why.setText(text);
        empty.setVisible(nothing && !text.isEmpty());
        stale.setText(text);
        stale.setVisible(!nothing && !text.isEmpty());
    }

    private void click(MouseEvent event) {
        view.requestFocus();
        if (enlargement.enlargedProperty().get()) {
            enlargement.back();
        } else {
            int index = view.at(event.getX(), event.getY());
            if (index >= 0) {
                enlargement.enlarge(index);
            }
        }
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> enlargement.enlarge(0);
            case UP -> enlargement.move(-1);
            case DOWN -> enlargement.move(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    SamplesView view() {
        return view;
    }
}

package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.SampleView;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the generator makes; before the first run, what Start will do. */
final class SamplesCard {

    private final DesktopModel model;
    private final SampleView canvas = new SampleView();
    private final FontIcon icon = new FontIcon(Feather.IMAGE);
    private final Label title = new Label(Texts.text("train.samples.none"));
    private final Label promise = new Label();
    private final VBox empty = new VBox(icon, title, promise);
    private final Label step = new Label();
    private final Label source = new Label();
    private final Card card;

    SamplesCard(DesktopModel model) {
        this.model = model;
        canvas.setId("samples");
        canvas.setMinSize(120, 120);
        canvas.setFocusTraversable(true);
        title.getStyleClass().add(Styles.TITLE_4);
        promise.setWrapText(true);
        promise.setTextAlignment(TextAlignment.CENTER);
        promise.getStyleClass().add(Styles.TEXT_MUTED);
        empty.getStyleClass().add("empty");
        source.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        step.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        StackPane stage = new StackPane(canvas, empty);
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox body = new VBox(stage, source);
        body.getStyleClass().add("samples");
        card = new Card(Texts.text("train.samples"), body, step);
        model.pictureProperty().addListener((property, before, now) -> show(now));
        model.settingProperty().addListener((property, before, now) -> set(now));
        model.planProperty().addListener((property, before, now) -> promise());
        model.phaseProperty().addListener((property, before, now) -> promise());
        model.darkProperty().subscribe(dark -> canvas.colours(Palette.of(dark)));
        set(model.settingProperty().get());
        promise();
    }

    private void show(@Nullable SampleImage picture) {
        canvas.show(picture);
        step.setText(picture == null ? "" : Texts.text("train.samples.at-step", FigureFormat.count(picture.step())));
        canvas.setAccessibleText(Texts.text("train.samples.spoken", step.getText()));
        promise();
    }

    private void set(@Nullable RunSetup setting) {
        canvas.data(setting == null ? new float[0] : setting.points());
        source.setText(setting == null ? "" : Texts.text("train.samples.data", setting.data()));
    }

    private void promise() {
        RunPreview plan = model.planProperty().get();
        Phase phase = model.phaseProperty().get();
        title.setText(phase.canStart() ? Texts.text("train.samples.none") : Texts.text("train.samples.coming"));
        icon.setIconCode(phase.canStart() ? Feather.IMAGE : Feather.LOADER);
        promise.setText(phase.canStart() && plan != null ? plan.promise() : "");
        empty.setVisible(model.pictureProperty().get() == null);
    }

    /** The samples themselves. */
    Node canvas() {
        return canvas;
    }

    Node node() {
        return card;
    }
}

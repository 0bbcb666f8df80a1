package dev.sparring.ui.desktop.page.samples.explore;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.field.Choices;
import dev.sparring.ui.desktop.component.field.Fields;
import dev.sparring.ui.desktop.component.field.Spinners;
import dev.sparring.ui.desktop.model.samples.Explorer;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.page.samples.picture.SamplesView;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What new samples are to be: whose, how many, of which seed and label, and whether they go to another seed or are moved by hand. */
public final class ExplorePane extends VBox {

    private static final double CHOICE_WIDTH = 120;
    private static final double COUNT_WIDTH = 90;
    private static final double WAY_WIDTH = 190;

    private final Explorer explorer;

    /**
     * A pane.
     *
     * @param model what it changes
     * @param view shows the samples
     * @param target asks where they are saved
     */
    public ExplorePane(SamplesModel model, SamplesView view, FileTarget target) {
        this.explorer = model.beside().explorer();
        getStyleClass().add("explore");
        FlowPane what = new FlowPane(
                generators(),
                Fields.beside(
                        Texts.text("samples.new.seed"),
                        seed("explore-seed", Texts.text("samples.new.seed-tooltip"), explorer.seedProperty())),
                draw(),
                count(),
                labels(),
                way(),
                new SaveNewMenu(model, view, target).node());
        what.getStyleClass().add("explore-row");
        Label notice = new Label();
        notice.setId("explore-notice");
        notice.setWrapText(true);
        notice.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        notice.textProperty().bind(explorer.noticeProperty());
        getChildren().addAll(what, walk(), new LatentPane(explorer), notice);
    }

    private Node way() {
        ChoiceBox<Explorer.Way> choice = Choices.of(
                "explore-way",
                Texts.text("samples.new.way-tooltip"),
                List.of(Explorer.Way.values()),
                explorer.wayProperty(),
                Explorer.Way::label);
        choice.setPrefWidth(WAY_WIDTH);
        return choice;
    }

    private Node count() {
        ChoiceBox<Integer> choice = Choices.of(
                "explore-count",
                Texts.text("samples.new.count-tooltip"),
                List.of(4, 9, 16, 36, 64, 256, 1024),
                explorer.countProperty(),
                count -> FigureFormat.count(count));
        choice.setPrefWidth(COUNT_WIDTH);
        // An image that is moved has the room to itself.
        choice.disableProperty()
                .bind(explorer.wayProperty()
                        .isEqualTo(Explorer.Way.LATENT)
                        .and(Bindings.createBooleanBinding(
                                () -> explorer.samplesProperty().get() instanceof SampleTiles,
                                explorer.samplesProperty())));
        return Fields.beside(Texts.text("samples.new.count"), choice);
    }

    private Node generators() {
        ChoiceBox<GeneratorChoice> choice = Choices.of(
                "explore-generator",
                Texts.text("samples.new.generator-tooltip"),
                explorer.generator().choicesProperty(),
                explorer.generator().chosenProperty(),
                GeneratorChoice::label);
        choice.setPrefWidth(CHOICE_WIDTH);
        return choice;
    }

    private Node labels() {
        ChoiceBox<Optional<String>> choice = Choices.oneOrAll(
                "explore-label",
                Texts.text("samples.new.label-tooltip"),
                explorer.labelsProperty(),
                explorer.labelProperty(),
                Texts.text("samples.new.all-labels"));
        choice.setPrefWidth(CHOICE_WIDTH);
        return choice;
    }

    private static Spinner<Integer> seed(String id, String tooltip, ObjectProperty<Integer> seed) {
        return Spinners.whole(id, tooltip, 0, Integer.MAX_VALUE, seed);
    }

    private Node draw() {
        Button button = new Button(Texts.text("samples.new.draw"), new FontIcon(Feather.REFRESH_CW));
        button.setId("explore-draw");
        button.getStyleClass().add(Styles.SMALL);
        Hint.on(button, Texts.text("samples.new.draw-tooltip"));
        button.setOnAction(event -> explorer.draw());
        return button;
    }

    private Node walk() {
        Spinner<Integer> to = seed("explore-to", Texts.text("samples.new.walk-end-tooltip"), explorer.toProperty());
        Slider moment = new Slider(0, 1, 0);
        moment.setId("explore-moment");
        moment.setAccessibleText(Texts.text("samples.new.walk-place"));
        moment.setBlockIncrement(1);
        explorer.momentsProperty().subscribe(moments -> {
            // A shorter slider would lose the place on the way, which is kept while samples go none.
            if (moments.size() > 1) {
                moment.setMax(moments.size() - 1);
            }
        });
        moment.valueProperty().bindBidirectional(explorer.momentProperty());
        HBox.setHgrow(moment, Priority.ALWAYS);
        HBox row = new HBox(Fields.beside(Texts.text("samples.new.walk-end"), to), moment);
        row.getStyleClass().add("explore-row");
        row.visibleProperty().bind(explorer.wayProperty().isEqualTo(Explorer.Way.WALK));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }
}

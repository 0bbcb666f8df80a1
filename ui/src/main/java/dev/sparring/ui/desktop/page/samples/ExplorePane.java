package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.model.samples.Explorer;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.session.samples.GeneratorChoice;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What new samples are to be: whose, how many, of which seed and label, and whether they go to another seed or are moved by hand. */
final class ExplorePane extends VBox {

    private static final double SEED_WIDTH = 90;
    private static final double CHOICE_WIDTH = 120;
    private static final double WAY_WIDTH = 190;

    private final SamplesModel model;
    private final Explorer explorer;

    ExplorePane(SamplesModel model, SamplesView view, FileTarget target) {
        this.model = model;
        this.explorer = model.beside().explorer();
        getStyleClass().add("explore");
        FlowPane what = new FlowPane(
                generators(),
                labelled(
                        Texts.text("samples.new.seed"),
                        spinner("explore-seed", Texts.text("samples.new.seed-tooltip"), explorer.seedProperty())),
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
        ChoiceBox<Explorer.Way> choice = choice(
                "explore-way",
                Texts.text("samples.new.way-tooltip"),
                List.of(Explorer.Way.values()),
                explorer.wayProperty(),
                Explorer.Way::label);
        choice.setPrefWidth(WAY_WIDTH);
        return choice;
    }

    private Node count() {
        ChoiceBox<Integer> choice = choice(
                "explore-count",
                Texts.text("samples.new.count-tooltip"),
                List.of(4, 9, 16, 36, 64, 256, 1024),
                explorer.countProperty(),
                n -> "" + n);
        // An image that is moved has the room to itself.
        choice.disableProperty()
                .bind(explorer.wayProperty()
                        .isEqualTo(Explorer.Way.LATENT)
                        .and(Bindings.createBooleanBinding(
                                () -> explorer.samplesProperty().get() instanceof SampleTiles,
                                explorer.samplesProperty())));
        return labelled(Texts.text("samples.new.count"), choice);
    }

    private Node generators() {
        ChoiceBox<GeneratorChoice> choice = choice(
                "explore-generator",
                Texts.text("samples.new.generator-tooltip"),
                List.of(new GeneratorChoice.Latest()),
                explorer.generatorProperty(),
                GeneratorChoice::label);
        model.run().listingProperty().subscribe(listing -> {
            List<GeneratorChoice> choices = GeneratorChoice.of(listing == null ? List.of() : listing.checkpoints());
            if (!choices.equals(choice.getItems())) {
                GeneratorChoice chosen = explorer.generatorProperty().get();
                choice.getItems().setAll(choices);
                explorer.generatorProperty().set(choices.contains(chosen) ? chosen : choices.get(0));
            }
        });
        return choice;
    }

    private Node labels() {
        ChoiceBox<Optional<String>> choice = choice(
                "explore-label",
                Texts.text("samples.new.label-tooltip"),
                List.of(Optional.empty()),
                explorer.labelProperty(),
                label -> label.orElseGet(() -> Texts.text("samples.new.all-labels")));
        explorer.labelsProperty().subscribe(labels -> {
            List<Optional<String>> choices = new ArrayList<>();
            choices.add(Optional.empty());
            labels.forEach(label -> choices.add(Optional.of(label)));
            if (!labels.isEmpty() && !choices.equals(choice.getItems())) {
                choice.getItems().setAll(choices);
                explorer.labelProperty().set(Optional.empty());
            }
            choice.setVisible(!labels.isEmpty());
            choice.setManaged(!labels.isEmpty());
        });
        return choice;
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
        Spinner<Integer> to = spinner("explore-to", Texts.text("samples.new.walk-end-tooltip"), explorer.toProperty());
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
        HBox row = new HBox(labelled(Texts.text("samples.new.walk-end"), to), moment);
        row.getStyleClass().add("explore-row");
        row.visibleProperty().bind(explorer.wayProperty().isEqualTo(Explorer.Way.WALK));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private static Node labelled(String text, Node node) {
        Label label = new Label(text);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        label.setLabelFor(node);
        HBox pair = new HBox(label, node);
        pair.getStyleClass().add("explore-row");
        return pair;
    }

    private static Spinner<Integer> spinner(String id, String text, ObjectProperty<Integer> value) {
        SpinnerValueFactory<Integer> values = new SpinnerValueFactory.IntegerSpinnerValueFactory(0, Integer.MAX_VALUE);
        values.valueProperty().bindBidirectional(value);
        Spinner<Integer> spinner = new Spinner<>(values);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(SEED_WIDTH);
        spinner.setAccessibleText(text);
        Hint.on(spinner, text);
        return spinner;
    }

    private static <T> ChoiceBox<T> choice(
            String id, String text, List<T> items, ObjectProperty<T> value, Function<T, String> words) {
        ChoiceBox<T> choice = new ChoiceBox<>();
        choice.getItems().addAll(items);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("nothing is typed");
            }
        });
        choice.setId(id);
        choice.setPrefWidth(CHOICE_WIDTH);
        choice.setAccessibleText(text);
        Hint.on(choice, text);
        choice.valueProperty().bindBidirectional(value);
        return choice;
    }
}

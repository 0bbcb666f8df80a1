package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.field.Choices;
import dev.sparring.ui.desktop.model.samples.SampleTimeline;
import dev.sparring.ui.desktop.session.samples.SavedStep;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Moves through the saved steps: buttons, a slider over all of them, and the pace at which they are played. */
final class StepBar extends HBox {

    private static final double PACE_WIDTH = 130;

    private final SampleTimeline timeline;
    /** Kept here: bindings hold it weakly. */
    private final ObjectProperty<Integer> pace;

    private final Slider slider = new Slider();
    private final FontIcon playIcon = new FontIcon(Feather.PLAY);
    private final Button play = button("play", playIcon);
    private final Hint playHint = Hint.on(play, Texts.text("samples.steps.play"));
    private final Label place = new Label();
    private final Timeline clock = new Timeline();
    /** While the slider is set by the timeline, which it must not move back. */
    private boolean showing;

    /**
     * A bar.
     *
     * @param timeline what it moves
     * @param id of the slider; those of its buttons begin with it
     * @param plays whether the steps can be played
     */
    StepBar(SampleTimeline timeline, String id, boolean plays) {
        this.timeline = timeline;
        this.pace = timeline.paceProperty().asObject();
        setId(id + "-bar");
        getStyleClass().add("step-bar");
        setAlignment(Pos.CENTER_LEFT);
        slider.setId(id);
        slider.setBlockIncrement(1);
        slider.setAccessibleText(Texts.text("samples.steps"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        place.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        place.setMinWidth(Region.USE_PREF_SIZE);
        play.setId(id + "-play");
        Button first = button(id + "-first", new FontIcon(Feather.SKIP_BACK), Texts.text("samples.steps.first"));
        Button previous =
                button(id + "-previous", new FontIcon(Feather.CHEVRON_LEFT), Texts.text("samples.steps.previous"));
        Button next = button(id + "-next", new FontIcon(Feather.CHEVRON_RIGHT), Texts.text("samples.steps.next"));
        Button last = button(id + "-last", new FontIcon(Feather.SKIP_FORWARD), Texts.text("samples.steps.last"));
        first.setOnAction(event -> timeline.first());
        previous.setOnAction(event -> timeline.previous());
        play.setOnAction(event -> timeline.playOrRest());
        next.setOnAction(event -> timeline.next());
        last.setOnAction(event -> timeline.last());
        getChildren().addAll(first, previous, next, last, slider, place);
        if (plays) {
            getChildren().add(getChildren().indexOf(next), play);
            getChildren().add(pace());
        }
        slider.valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                timeline.select(Math.round(now.floatValue()));
            }
        });
        timeline.stepsProperty().subscribe(now -> show());
        timeline.shownProperty().subscribe(now -> show());
        clock.setCycleCount(Animation.INDEFINITE);
        timeline.playingProperty().subscribe(now -> run());
        timeline.paceProperty().subscribe(now -> run());
    }

    private static Button button(String id, FontIcon icon, String text) {
        Button button = button(id, icon);
        Hint.on(button, text);
        button.setAccessibleText(text);
        return button;
    }

    private static Button button(String id, FontIcon icon) {
        Button button = new Button(null, icon);
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        return button;
    }

    private ChoiceBox<Integer> pace() {
        ChoiceBox<Integer> choice = Choices.of(
                "pace",
                Texts.text("samples.steps.pace-tooltip"),
                List.of(1, 2, 5, 10, 20),
                pace,
                each -> Texts.text("samples.steps.pace", each));
        choice.setPrefWidth(PACE_WIDTH);
        return choice;
    }

    private void show() {
        List<SavedStep> steps = timeline.stepsProperty().get();
        showing = true;
        slider.setMax(Math.max(0, steps.size() - 1));
        slider.setValue(Math.max(0, timeline.index()));
        showing = false;
        setDisable(steps.size() < 2);
        place.setText(
                steps.isEmpty()
                        ? ""
                        : Texts.text(
                                "samples.steps.place",
                                FigureFormat.count(timeline.index() + 1),
                                FigureFormat.count(steps.size())));
    }

    private void run() {
        boolean playing = timeline.playingProperty().get();
        playIcon.setIconCode(playing ? Feather.PAUSE : Feather.PLAY);
        String text = playing ? Texts.text("samples.steps.rest") : Texts.text("samples.steps.play");
        playHint.say(text);
        play.setAccessibleText(text);
        clock.stop();
        if (playing) {
            clock.getKeyFrames()
                    .setAll(new KeyFrame(
                            Duration.seconds(1.0 / timeline.paceProperty().get()), event -> timeline.tick()));
            clock.playFromStart();
        }
    }

    /** The slider itself, for which the page's keys work, too. */
    Slider slider() {
        return slider;
    }
}

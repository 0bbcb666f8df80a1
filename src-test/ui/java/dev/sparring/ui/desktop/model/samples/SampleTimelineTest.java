package dev.sparring.ui.desktop.model.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.session.samples.SavedStep;
import dev.sparring.ui.desktop.session.samples.StepRecord;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import org.junit.jupiter.api.Test;

class SampleTimelineTest {

    private final SampleTimeline timeline = new SampleTimeline();

    private static List<SavedStep> steps(long... steps) {
        return Arrays.stream(steps)
                .mapToObj(step ->
                        new SavedStep(step, Path.of("step-" + step), FileTime.fromMillis(0), StepRecord.NOTHING))
                .toList();
    }

    private long shown() {
        return Objects.requireNonNull(timeline.shownProperty().get()).step();
    }

    @Test
    void theLastStepIsShownAndWhoLooksAtItIsTakenAlong() {
        timeline.update(steps(10, 20));
        assertThat(shown()).isEqualTo(20);
        timeline.update(steps(10, 20, 30));
        assertThat(shown()).isEqualTo(30);
        timeline.previous();
        timeline.update(steps(10, 20, 30, 40));
        assertThat(shown()).isEqualTo(20);
    }

    @Test
    void stepsAreGoneThroughAndNotBeyondTheEnds() {
        timeline.update(steps(10, 20, 30));
        timeline.first();
        timeline.previous();
        assertThat(shown()).isEqualTo(10);
        timeline.next();
        assertThat(shown()).isEqualTo(20);
        timeline.last();
        timeline.next();
        assertThat(shown()).isEqualTo(30);
        timeline.select(-5);
        assertThat(shown()).isEqualTo(10);
    }

    @Test
    void aCursorBoundInBothDirectionsMovesTheStepsAndIsMoved() {
        timeline.update(steps(10, 20, 30));
        LongProperty cursor = new SimpleLongProperty();
        cursor.bindBidirectional(timeline.stepProperty());
        assertThat(cursor.get()).isEqualTo(30);
        cursor.set(27);
        assertThat(shown()).as("the last one that was saved by then").isEqualTo(20);
        assertThat(cursor.get()).isEqualTo(27);
        timeline.next();
        assertThat(cursor.get()).isEqualTo(30);
        cursor.set(3);
        assertThat(shown()).as("there is none before").isEqualTo(10);
        cursor.set(1_000);
        assertThat(shown()).isEqualTo(30);
    }

    @Test
    void playingGoesToTheEndAndRests() {
        timeline.update(steps(10, 20, 30));
        timeline.tick();
        assertThat(shown()).isEqualTo(30);
        timeline.playOrRest();
        List<Long> seen = new ArrayList<>(List.of(shown()));
        while (timeline.playingProperty().get()) {
            timeline.tick();
            seen.add(shown());
        }
        assertThat(seen).containsExactly(10L, 20L, 30L);
    }

    @Test
    void playingRestsWhenItIsTold() {
        timeline.update(steps(10, 20, 30));
        timeline.first();
        timeline.playOrRest();
        timeline.tick();
        timeline.playOrRest();
        timeline.tick();
        assertThat(shown()).isEqualTo(20);
    }

    @Test
    void playingEndsWithItsRunAndTheNextOneIsShownAtItsEnd() {
        timeline.update(steps(10, 20, 30));
        timeline.playOrRest();
        timeline.update(steps());
        assertThat(timeline.playingProperty().get()).isFalse();
        timeline.stepProperty().set(SampleTimeline.NONE);
        timeline.update(steps(5, 15));
        assertThat(shown()).isEqualTo(15);
    }

    @Test
    void withoutStepsNothingIsShownOrPlayed() {
        timeline.next();
        timeline.playOrRest();
        assertThat(timeline.playingProperty().get()).isFalse();
        assertThat(timeline.shownProperty().get()).isNull();
        assertThat(timeline.index()).isEqualTo(-1);
        timeline.update(steps(10));
        timeline.update(steps());
        assertThat(timeline.shownProperty().get()).isNull();
    }
}

package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.session.samples.SavedStep;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import org.jspecify.annotations.Nullable;

/** The steps whose samples were saved, and which of them is looked at. Who looks at the last one is taken along when another is saved. */
public final class SampleTimeline {

    /** The step where there is none. */
    public static final long NONE = -1;

    private final ReadOnlyObjectWrapper<List<SavedStep>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final LongProperty step = new SimpleLongProperty(NONE);
    private final ReadOnlyObjectWrapper<@Nullable SavedStep> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final IntegerProperty pace = new SimpleIntegerProperty(5);

    /** Without steps. */
    public SampleTimeline() {
        step.addListener((property, before, now) -> look());
    }

    /**
     * Replaces the steps. Without any, as between two runs, nothing plays.
     *
     * @param saved in ascending order
     */
    void update(List<SavedStep> saved) {
        if (saved.isEmpty()) {
            playing.set(false);
        }
        boolean follow = index() == steps.get().size() - 1 && !playing.get();
        if (follow && !saved.isEmpty()) {
            // First of all, so that who hears of the steps can still look elsewhere.
            step.set(saved.get(saved.size() - 1).step());
        }
        steps.set(List.copyOf(saved));
        // What was recorded with the step may have changed, too.
        look();
    }

    private void look() {
        int index = index();
        shown.set(index < 0 ? null : steps.get().get(index));
    }

    /**
     * The saved step that is looked at: the last one at or before {@link #stepProperty}, or the first.
     *
     * @return its index; -1 if there is none
     */
    public int index() {
        List<SavedStep> saved = steps.get();
        int low = 0;
        int high = saved.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (saved.get(middle).step() <= step.get()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return saved.isEmpty() ? -1 : Math.max(0, low - 1);
    }

    /**
     * Looks at a saved step.
     *
     * @param index of it; one that is out of range is taken for the nearest
     */
    public void select(int index) {
        List<SavedStep> saved = steps.get();
        if (!saved.isEmpty()) {
            step.set(saved.get(Math.max(0, Math.min(saved.size() - 1, index))).step());
        }
    }

    /** Looks at the step before. */
    public void previous() {
        select(index() - 1);
    }

    /** Looks at the next step. */
    public void next() {
        select(index() + 1);
    }

    /** Looks at the first step. */
    public void first() {
        select(0);
    }

    /** Looks at the last step. */
    public void last() {
        select(steps.get().size() - 1);
    }

    /** Plays the steps from here on, from the first one if this is the last, or rests. */
    public void playOrRest() {
        boolean begin = !playing.get() && steps.get().size() > 1;
        if (begin && atEnd()) {
            first();
        }
        playing.set(begin);
    }

    /** Is called as often a second as {@link #paceProperty} says: goes on by one while it plays, and rests at the last one. */
    public void tick() {
        if (playing.get()) {
            next();
            playing.set(!atEnd());
        }
    }

    private boolean atEnd() {
        return index() == steps.get().size() - 1;
    }

    /** The saved steps, in ascending order. */
    public ReadOnlyObjectProperty<List<SavedStep>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /**
     * The step that is looked at, which need not be a saved one: a cursor on charts can be bound to it in both directions. {@link #NONE}
     * before there is one.
     */
    public LongProperty stepProperty() {
        return step;
    }

    /** The saved step that is shown for it; null if there is none. */
    public ReadOnlyObjectProperty<@Nullable SavedStep> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether it goes on by itself. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Steps a second while it plays, at least 1. */
    public IntegerProperty paceProperty() {
        return pace;
    }
}

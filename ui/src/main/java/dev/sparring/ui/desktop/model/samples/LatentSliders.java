package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.generator.MovableSample;
import dev.sparring.ui.desktop.session.samples.generator.NewSamples;
import dev.sparring.ui.desktop.text.Texts;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyFloatProperty;
import javafx.beans.property.ReadOnlyFloatWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The latent vector of one sample, number by number. Each change is drawn; of changes that come while one is drawn only the last is drawn
 * next, so that a sample follows a slider at the pace of its generator and nothing queues up.
 */
public final class LatentSliders {

    /** Numbers that are shown at once. */
    public static final int PAGE = 16;

    /** A number that is moved is rounded to a whole number of parts of 1. */
    private static final int PARTS = 10;

    private static final String KIND = "latent sample";

    private final Worker worker;
    private final ReadOnlyObjectWrapper<float[]> vector = new ReadOnlyObjectWrapper<>(new float[0]);
    private final ReadOnlyFloatWrapper reach = new ReadOnlyFloatWrapper(1);
    private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper moved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable DrawnSamples> sample = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private float[] seedVector = {};
    private @Nullable MovableSample movable;
    private boolean drawing;
    private boolean outdated;

    /**
     * Of no sample yet.
     *
     * @param worker has ND4J
     */
    LatentSliders(Worker worker) {
        this.worker = worker;
    }

    /**
     * Takes a sample. What was moved stays moved if the seed gives the same latent vector as before: it is then the same vector that another
     * generator, or one told another label, makes a sample of.
     *
     * @param request whose sample, and of which seed and label
     */
    void begin(NewSamples.Request request) {
        movable = null;
        notice.set(Texts.text("samples.new.drawing"));
        drawing = true;
        worker.submit(KIND, progress -> MovableSample.open(request), new Worker.Answer<MovableSample>() {
            @Override
            public void done(MovableSample opened) {
                take(opened);
            }

            @Override
            public void failed(String text) {
                fail(text);
            }
        });
    }

    /** Lets go of the generator and its sample; the vector is kept for when the same seed is taken again. */
    void end() {
        worker.cancel(KIND);
        movable = null;
        drawing = false;
        sample.set(null);
        notice.set("");
    }

    private void take(MovableSample opened) {
        movable = opened;
        float[] start = opened.seedVector();
        reach.set(opened.reach());
        if (!Arrays.equals(start, seedVector)) {
            seedVector = start;
            if (first.get() >= start.length) {
                first.set(0);
            }
            change(start.clone());
        }
        draw(opened);
    }

    private void fail(String text) {
        drawing = false;
        sample.set(null);
        notice.set(text + ".");
    }

    private void draw(MovableSample of) {
        drawing = true;
        outdated = false;
        float[] latent = vector.get();
        worker.submit(KIND, progress -> of.draw(latent), new Worker.Answer<DrawnSamples>() {
            @Override
            public void done(DrawnSamples drawn) {
                drawing = false;
                notice.set("");
                sample.set(drawn);
                // Whoever hears of the sample may have begun anew.
                if (outdated && of.equals(movable)) {
                    draw(of);
                }
            }

            @Override
            public void failed(String text) {
                fail(text);
            }
        });
    }

    /**
     * Moves one number; the others stay as they are.
     *
     * @param index of the number
     * @param value where to; it is rounded to tenths and kept within {@link #reachProperty}
     */
    public void move(int index, double value) {
        float[] next = vector.get().clone();
        double most = reach.get();
        next[index] = (float) Math.round(Math.max(-most, Math.min(most, value)) * PARTS) / PARTS;
        change(next);
        redraw();
    }

    /** Puts all numbers back to what the seed gives. */
    public void back() {
        change(seedVector.clone());
        redraw();
    }

    private void change(float[] next) {
        vector.set(next);
        moved.set(!Arrays.equals(next, seedVector));
    }

    private void redraw() {
        MovableSample of = movable;
        outdated = true;
        if (of != null && !drawing) {
            draw(of);
        }
    }

    /**
     * Shows other numbers.
     *
     * @param pages how many pages further on, below 0 back; without effect beyond the ends
     */
    public void turn(int pages) {
        int next = first.get() + pages * PAGE;
        if (next >= 0 && next < vector.get().length) {
            first.set(next);
        }
    }

    /** All numbers; empty before a sample was taken. Nobody changes an array any more. */
    public ReadOnlyObjectProperty<float[]> vectorProperty() {
        return vector.getReadOnlyProperty();
    }

    /** How far from 0 a number can be moved, above 0. */
    public ReadOnlyFloatProperty reachProperty() {
        return reach.getReadOnlyProperty();
    }

    /** The first of the numbers that are shown, an index: a whole number of pages. */
    public ReadOnlyIntegerProperty firstProperty() {
        return first.getReadOnlyProperty();
    }

    /** Whether a number is not what the seed gives. */
    public ReadOnlyBooleanProperty movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /** The labels that the generator can be asked for; none if it is told none, or is not read yet. */
    List<String> labels() {
        MovableSample of = movable;
        return of == null ? List.of() : of.labels();
    }

    /** Whether a sample is under way. */
    boolean isDrawing() {
        return drawing;
    }

    /** The sample, a point among others of its seed; null if there is none yet. */
    ReadOnlyObjectProperty<@Nullable DrawnSamples> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /** That the first one is being drawn, or why none can be; empty if neither. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}

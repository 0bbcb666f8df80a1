package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.NearestPicture;
import dev.sparring.ui.desktop.session.samples.RealData;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import dev.sparring.ui.desktop.text.Texts;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * One image among samples, shown large, and beside it the real picture that is nearest to it. It stays the same place among the samples as
 * these change: at another step the image of the same latent vector.
 */
public final class Enlargement {

    private static final int NONE = -1;

    private final ObservableValue<? extends @Nullable DrawnSamples> samples;
    private final Worker worker;
    private final Supplier<@Nullable RealData> real;
    private final String kind;
    private final ReadOnlyObjectWrapper<@Nullable DrawnSamples> display = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper enlarged = new ReadOnlyBooleanWrapper();
    private int index = NONE;

    /**
     * Nothing enlarged yet.
     *
     * @param kind of its tasks, apart from those of others
     * @param samples among which one can be enlarged
     * @param worker searches
     * @param real the data in which is searched; null if there is nothing to search
     */
    Enlargement(
            String kind,
            ObservableValue<? extends @Nullable DrawnSamples> samples,
            Worker worker,
            Supplier<@Nullable RealData> real) {
        this.kind = kind;
        this.samples = samples;
        this.worker = worker;
        this.real = real;
        samples.subscribe(now -> show());
    }

    /**
     * Enlarges an image.
     *
     * @param which its index; one that is out of range is taken for the nearest; without effect if samples are no images
     */
    public void enlarge(int which) {
        if (samples.getValue() instanceof SampleTiles tiles && tiles.count() > 0) {
            index = Math.max(0, Math.min(tiles.count() - 1, which));
            show();
        }
    }

    /** Enlarges the image that comes so many places later. */
    public void move(int places) {
        if (enlarged.get()) {
            enlarge(index + places);
        }
    }

    /** Shows all samples again. */
    public void back() {
        index = NONE;
        show();
    }

    private void show() {
        worker.cancel(kind);
        if (index == NONE || !(samples.getValue() instanceof SampleTiles tiles) || tiles.count() == 0) {
            enlarged.set(false);
            caption.set("");
            display.set(samples.getValue());
            return;
        }
        int which = Math.min(index, tiles.count() - 1);
        enlarged.set(true);
        display.set(new SampleTiles(tiles.step(), tiles.width(), tiles.height(), 1, tiles.tile(which)));
        String name =
                Texts.text("samples.enlarged.image", FigureFormat.count(which + 1L), FigureFormat.count(tiles.count()))
                        + " ";
        caption.set(name);
        RealData data = real.get();
        if (data != null) {
            search(tiles, which, name, data);
        }
    }

    private void search(SampleTiles tiles, int which, String name, RealData data) {
        caption.set(name + Texts.text("samples.enlarged.search"));
        worker.submit(kind, progress -> data.nearest(tiles, which, progress), new Worker.Answer<NearestPicture>() {
            @Override
            public void done(NearestPicture found) {
                display.set(tiles.beside(which, found.picture()));
                caption.set(name + text(found));
            }

            @Override
            public void failed(String text) {
                caption.set(name + Texts.text("samples.enlarged.no-data", text));
            }

            @Override
            public void progress(double share) {
                caption.set(name + Texts.text("samples.enlarged.searching", FigureFormat.percent(share)));
            }
        });
    }

    private static String text(NearestPicture found) {
        return Texts.text(
                "samples.enlarged.nearest",
                FigureFormat.count(found.searched()),
                String.format(Locale.ROOT, "%.1f", found.distance()));
    }

    /** What is to be shown: all samples, or the one with what is nearest to it; null if there are none. */
    public ReadOnlyObjectProperty<@Nullable DrawnSamples> displayProperty() {
        return display.getReadOnlyProperty();
    }

    /** What is said of the one, empty if all are shown. */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** Whether one is shown. */
    public ReadOnlyBooleanProperty enlargedProperty() {
        return enlarged.getReadOnlyProperty();
    }
}

package dev.sparring.ui.desktop.model;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.inspect.DataSummary;
import dev.sparring.ui.desktop.session.DataPicture;
import dev.sparring.ui.desktop.session.SampleImage;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The data of the next run, looked at before it is trained on. All methods are for one thread, the one its second executor runs on. */
public final class DataModel {

    private static final int IMAGES = 64;
    private static final int POINTS = 2000;

    private final Executor disk;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable Look> look = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private @Nullable DataConfig wanted;

    /**
     * What there is to train on.
     *
     * @param summary counts, labels, warnings
     * @param picture of the first samples, as the networks get them
     */
    public record Look(DataSummary summary, SampleImage picture) {}

    /**
     * A model that has looked at nothing.
     *
     * @param disk runs what takes a while, in order
     * @param ui runs what is to be told, in order
     */
    public DataModel(Executor disk, Executor ui) {
        this.disk = Objects.requireNonNull(disk, "disk");
        this.ui = Objects.requireNonNull(ui, "ui");
    }

    /**
     * Looks at the data of a configuration, unless that was done last.
     *
     * @param config the configuration
     */
    public void look(Config config) {
        DataConfig data = config.data();
        if (data.equals(wanted)) {
            return;
        }
        wanted = data;
        look.set(null);
        problem.set("");
        looking.set(true);
        disk.execute(() -> {
            try {
                Look found = seen(data, config.seed());
                ui.execute(() -> answer(data, found, ""));
            } catch (SparringException e) {
                ui.execute(() -> answer(data, null, Objects.requireNonNull(e.getMessage())));
            }
        });
    }

    /** What cannot be read is told of in the summary, as {@code sparring data} does. */
    private static Look seen(DataConfig data, long seed) throws SparringException {
        DataConfig lenient = data.lenient();
        DataSource source = lenient.open(seed);
        return new Look(
                DataSummary.of(source, lenient.openHeldOut(seed)),
                DataPicture.of(source, source.shape().isImage() ? IMAGES : POINTS));
    }

    /** An answer that comes late is not taken for that of a later question. */
    private void answer(DataConfig asked, @Nullable Look found, String wrong) {
        if (asked.equals(wanted)) {
            looking.set(false);
            look.set(found);
            problem.set(wrong);
        }
    }

    /** What was seen; null before, and where it cannot be read. */
    public ReadOnlyObjectProperty<@Nullable Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** Why the data cannot be read and what to do; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether it is being looked at. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }
}

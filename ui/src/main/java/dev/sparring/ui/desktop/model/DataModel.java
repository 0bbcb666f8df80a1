package dev.sparring.ui.desktop.model;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.UncheckedDataException;
import dev.sparring.gan.data.inspect.DataSummary;
import dev.sparring.ui.desktop.session.DataPicture;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.session.Worker;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The data of the next run, looked at before it is trained on. All methods are for one thread, the one its executor runs on. */
public final class DataModel implements AutoCloseable {

    private static final String KIND = "look";
    private static final int IMAGES = 64;
    private static final int POINTS = 2000;

    private final Worker worker;
    private final ReadOnlyObjectWrapper<@Nullable Look> look = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private @Nullable Wanted wanted;

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
     * @param ui runs what is to be told, in order
     */
    public DataModel(Executor ui) {
        this.worker = new Worker("sparring-data", ui);
    }

    /**
     * Looks at the data of a configuration, unless that was done last.
     *
     * @param config the configuration
     */
    public void look(Config config) {
        DataConfig data = config.data();
        Wanted now = new Wanted(data, config.seed());
        if (now.equals(wanted)) {
            return;
        }
        wanted = now;
        look.set(null);
        problem.set("");
        looking.set(true);
        worker.submit(KIND, progress -> seen(data, config.seed()), new Worker.Answer<Look>() {
            @Override
            public void done(Look result) {
                answer(result, "");
            }

            @Override
            public void failed(String text) {
                // What was wrong may be mended when it is asked for again.
                wanted = null;
                answer(null, text);
            }
        });
    }

    /** What cannot be read is told of in the summary, as {@code sparring data} does. */
    private static Look seen(DataConfig data, long seed) throws SparringException {
        DataConfig lenient = data.lenient();
        DataSource source = lenient.open(seed);
        try {
            return new Look(
                    DataSummary.of(source, lenient.openHeldOut(seed)),
                    DataPicture.of(source, source.shape().isImage() ? IMAGES : POINTS));
        } catch (UncheckedDataException e) {
            throw e.data();
        }
    }

    private void answer(@Nullable Look found, String wrong) {
        looking.set(false);
        look.set(found);
        problem.set(wrong);
    }

    /** Shows nothing, as there is no legal configuration. */
    public void forget() {
        wanted = null;
        worker.cancel(KIND);
        answer(null, "");
    }

    /** What was asked for last. */
    private record Wanted(DataConfig data, long seed) {}

    /** Ends what it does in the background. */
    @Override
    public void close() {
        worker.close();
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

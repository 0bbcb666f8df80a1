package dev.sparring.ui.desktop.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataSource;
import dev.sparring.ui.desktop.session.DataPicture;
import dev.sparring.ui.desktop.session.SampleImage;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** The presets, with pictures of the data that is there without files. All methods are for one thread, the one its second executor runs on. */
public final class PresetsModel {

    private static final int IMAGES = 16;
    private static final int POINTS = 400;
    private static final long SEED = 1;

    private final Executor disk;
    private final Executor ui;
    private final ObservableMap<String, SampleImage> pictures = FXCollections.observableHashMap();

    /**
     * A model without pictures.
     *
     * @param disk runs what takes a while, in order
     * @param ui runs what is to be told, in order
     */
    public PresetsModel(Executor disk, Executor ui) {
        this.disk = Objects.requireNonNull(disk, "disk");
        this.ui = Objects.requireNonNull(ui, "ui");
    }

    /** Makes the pictures, one after the other. */
    public void load() {
        for (String preset : names()) {
            disk.execute(() -> {
                try {
                    SampleImage picture = picture(preset);
                    ui.execute(() -> pictures.put(preset, picture));
                } catch (SparringException e) {
                    // Its data are files that are not there: the card asks for them.
                    return;
                }
            });
        }
    }

    private static SampleImage picture(String preset) throws SparringException {
        DataSource data = ConfigBuilder.preset(preset).dataAlone().open(SEED);
        return DataPicture.of(data, data.shape().isImage() ? IMAGES : POINTS);
    }

    /**
     * The names of the presets.
     *
     * @return in the order in which they are shown
     */
    public List<String> names() {
        return ConfigBuilder.PRESETS;
    }

    /**
     * What kind of data a preset trains on.
     *
     * @param preset its name
     * @return as {@code data.source} has it
     */
    public String source(String preset) {
        return tree(preset).at("/data/source").asText();
    }

    /**
     * Whether a preset trains on files.
     *
     * @param preset its name
     * @return false if its data is drawn
     */
    public boolean needsFiles(String preset) {
        return tree(preset).at("/data").has("path");
    }

    private static ObjectNode tree(String preset) {
        try {
            return ConfigBuilder.preset(preset).build().tree();
        } catch (SparringException.Configuration e) {
            throw new IllegalStateException("a preset is always legal", e);
        }
    }

    /** Pictures of the data by preset, as far as they are made. */
    public ObservableMap<String, SampleImage> pictures() {
        return pictures;
    }
}

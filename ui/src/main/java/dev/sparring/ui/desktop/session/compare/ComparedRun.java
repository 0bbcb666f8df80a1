package dev.sparring.ui.desktop.session.compare;

import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A run on disk beside others.
 *
 * @param root its directory
 * @param config what it is trained with
 * @param series its curves so far
 * @param figures what it comes down to so far
 * @param sheets the steps of which pictures of samples are saved, ascending
 */
public record ComparedRun(Path root, Config config, RunSeries series, RunFigures figures, List<Long> sheets) {

    /** Validates and copies the steps. */
    public ComparedRun {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(figures, "figures");
        sheets = List.copyOf(sheets);
    }

    /**
     * What it is called beside the others.
     *
     * @return the name of its directory
     */
    public String name() {
        return name(root);
    }

    static String name(Path root) {
        return Objects.toString(root.getFileName(), root.toString());
    }
}

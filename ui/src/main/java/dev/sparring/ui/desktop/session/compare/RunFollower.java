package dev.sparring.ui.desktop.session.compare;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.session.SheetReader;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.session.series.SeriesHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A run on disk that is read again and again, each time only what has come since. One thread at a time. */
final class RunFollower {

    private final RunReader reader;
    private final FigureCollector figures = new FigureCollector();
    private final SheetReader sheets = new SheetReader();
    /** Both logs may begin anew, each by itself, and then take only their own curves with them. */
    private SeriesHistory ofMetrics = new SeriesHistory();

    private SeriesHistory ofEvents = new SeriesHistory();
    private RunSeries series = RunSeries.EMPTY;
    private boolean changed;
    private List<Path> pictures = List.of();

    /**
     * A run of which nothing is read yet.
     *
     * @throws SparringException.Configuration if there is no run
     */
    RunFollower(Path root) throws SparringException.Configuration {
        reader = RunReader.open(root);
    }

    /**
     * Reads on. Curves are copied only if there is something new, since those of several long runs are some megabytes.
     *
     * @throws SparringException if its configuration or a log cannot be read
     */
    ComparedRun read() throws SparringException {
        Config config = reader.config();
        reader.newMetrics(
                () -> {
                    ofMetrics = new SeriesHistory();
                    figures.forgetMetrics();
                    changed = true;
                },
                line -> {
                    ofMetrics.add(line);
                    figures.add(line);
                    changed = true;
                });
        reader.newEvents(
                () -> {
                    ofEvents = new SeriesHistory();
                    figures.forgetEvents();
                    changed = true;
                },
                event -> {
                    ofEvents.add(event);
                    figures.add(event);
                    changed = true;
                });
        if (changed) {
            series = ofMetrics.curves().with(ofEvents.curves());
            changed = false;
        }
        pictures = reader.samplePictures();
        return new ComparedRun(
                reader.root(),
                config,
                series,
                figures.figures(),
                pictures.stream().map(RunReader::stepOf).toList());
    }

    /**
     * A picture of samples. The last one is kept, so it is read from the disk once, and again when it was written anew.
     *
     * @param step of which; empty for the newest one
     * @return empty if there is none
     * @throws SparringException.Storage if it is damaged
     */
    Optional<SampleImage> sheet(OptionalLong step) throws SparringException.Storage {
        Optional<Path> wanted = step.isPresent()
                ? pictures.stream()
                        .filter(file -> RunReader.stepOf(file) == step.getAsLong())
                        .findFirst()
                : pictures.stream().reduce((before, after) -> after);
        return wanted.isPresent() ? Optional.of(sheets.read(wanted.get())) : Optional.empty();
    }
}

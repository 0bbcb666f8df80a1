package dev.sparring.gan.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.export.tensorboard.RunEvents;
import dev.sparring.gan.run.storage.RunReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What a run recorded, for TensorBoard. */
final class TensorBoardExporter implements Exporter {

    private static final String FILE = "events.out.tfevents.";
    /** TensorBoard reads event files whatever their names end in; by this, those of other programs are told apart. */
    private static final String OURS = ".sparring";

    @Override
    public String name() {
        return "tensorboard";
    }

    @Override
    public String help() {
        return "a folder for TensorBoard: all figures by step, and the pictures of samples";
    }

    @Override
    public Scope scope() {
        return Scope.RECORDS;
    }

    @Override
    public boolean isFolder() {
        return true;
    }

    @Override
    public String ending() {
        return "-tensorboard";
    }

    @Override
    public boolean ownsFile(String name) {
        return name.startsWith(FILE) && name.endsWith(OURS);
    }

    @Override
    public Export prepare(ExportRequest request, Consumer<String> warnings) throws SparringException {
        require(request);
        RunReader run = RunReader.open(request.run());
        long step = run.newestMetrics().map(line -> line.path("step").asLong()).orElse(0L);
        Instant start = start(run.metadata());
        return new Export(
                String.format(Locale.ROOT, "records up to step %,d", step),
                List.of("tensorboard --logdir shows them"),
                Map.of(FILE + start.getEpochSecond() + OURS, out -> new RunEvents(run, start).writeTo(out)));
    }

    /** A run of a version that did not write it down began at the beginning of time. */
    private static Instant start(JsonNode metadata) {
        try {
            return Instant.parse(metadata.path("start").asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}

package dev.sparring.gan.export.tensorboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.run.storage.RunReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run's records as events in the order of their steps. A figure's tag is its key in {@code metrics.jsonl}, of one in an object with the
 * object's before it: {@code signals/generator.steepness}. An event's wall time is the run's start and the training time until there; breaks
 * between two parts of a run are left out.
 *
 * @param run read from its beginning
 * @param start when it began
 */
public record RunEvents(RunReader run, Instant start) {

    private static final String STEP = "step";
    private static final String SECONDS = "time_s";
    private static final String PICTURES = "samples";

    /**
     * Writes an event file.
     *
     * @param out where to, left open
     * @throws IOException if it cannot be written, or the run cannot be read
     */
    public void writeTo(OutputStream out) throws IOException {
        EventWriter events = new EventWriter(out, start.getEpochSecond());
        try {
            Deque<Path> pictures = new ArrayDeque<>(run.samplePictures());
            double[] last = {start.getEpochSecond()};
            run.newMetrics(() -> {}, line -> {
                long step = line.path(STEP).asLong();
                try {
                    write(pictures, step, last[0], events);
                    last[0] = start.getEpochSecond() + line.path(SECONDS).asDouble();
                    events.scalars(last[0], step, scalars(line));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            write(pictures, Long.MAX_VALUE, last[0], events);
        } catch (SparringException.Storage e) {
            throw new IOException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Those of steps before this one. */
    private static void write(Deque<Path> pictures, long before, double seconds, EventWriter events)
            throws IOException {
        while (!pictures.isEmpty() && RunReader.stepOf(pictures.peek()) < before) {
            Path picture = pictures.remove();
            events.image(seconds, RunReader.stepOf(picture), PICTURES, Files.readAllBytes(picture));
        }
    }

    static Map<String, Float> scalars(JsonNode line) {
        Map<String, Float> scalars = new LinkedHashMap<>();
        line.properties().forEach(entry -> {
            if (!entry.getKey().equals(STEP)) {
                add(scalars, entry.getKey(), entry.getValue());
            }
        });
        return scalars;
    }

    private static void add(Map<String, Float> scalars, String tag, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(entry -> add(scalars, tag + "/" + entry.getKey(), entry.getValue()));
        } else if (value.isNumber()) {
            scalars.put(tag, (float) value.asDouble());
        } else {
            // JSON has no words of its own for what is not finite.
            switch (value.asText()) {
                case "NaN" -> scalars.put(tag, Float.NaN);
                case "Infinity" -> scalars.put(tag, Float.POSITIVE_INFINITY);
                case "-Infinity" -> scalars.put(tag, Float.NEGATIVE_INFINITY);
                default -> {
                    // A text is no figure.
                }
            }
        }
    }
}

package dev.sparring.bench.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a comparison measured.
 *
 * @param circumstances of the run
 * @param cases in the order of the run
 */
record Figures(@JsonUnwrapped Environment circumstances, List<OfCase> cases) {

    /**
     * One case.
     *
     * @param name the case's
     * @param batch samples a step
     * @param systems in the order of the run
     */
    record OfCase(@JsonProperty("case") String name, int batch, List<OfSystem> systems) {

        double best(String system) {
            return systems.stream()
                    .filter(one -> one.system().equals(system))
                    .mapToDouble(OfSystem::median)
                    .min()
                    .orElse(Double.NaN);
        }
    }

    /**
     * One system's milliseconds a step over the rounds.
     *
     * @param system its name
     * @param threads for its arithmetic
     * @param median of the rounds
     * @param min the best round
     * @param max the worst round
     */
    record OfSystem(
            String system,
            int threads,
            @JsonProperty("ms_per_step") double median,
            double min,
            double max) {}

    void write(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }

    /** A table for reading, in Markdown. */
    String table() {
        StringBuilder text = new StringBuilder("A whole training step, milliseconds: median (lowest to highest) of the"
                + " rounds. " + circumstances + ".\n\n"
                + "| case | system | threads | ms/step | images/s | times as fast as PyTorch's best | as DL4J |\n"
                + "|---|---|---|---|---|---|---|\n");
        for (OfCase each : cases) {
            for (OfSystem system : each.systems()) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s, batch %d | %s | %d | %.2f (%.2f to %.2f) | %.0f | %s | %s |%n",
                        each.name(),
                        each.batch(),
                        system.system(),
                        system.threads(),
                        system.median(),
                        system.min(),
                        system.max(),
                        each.batch() * 1000 / system.median(),
                        times(each.best("pytorch") / system.median()),
                        times(each.best("dl4j") / system.median())));
            }
        }
        return text.toString();
    }

    /** A dash where the other system cannot play. */
    private static String times(double ratio) {
        return Double.isNaN(ratio) ? "–" : String.format(Locale.ROOT, "%.2f", ratio);
    }
}

package dev.sparring.bench.scaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sparring.bench.comparison.Environment;
import dev.sparring.bench.comparison.Jvm;
import dev.sparring.bench.comparison.MeasuringProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures this project's DCGAN step over batch, width and image side, each alone from a common middle. After a build:
 *
 * <pre>{@code
 * cd src-test/bench/target
 * java -cp "classes:$(cat classpath.txt)" dev.sparring.bench.scaling.Scaling .
 * }</pre>
 */
public final class Scaling {

    private static final Size MIDDLE = new Size(64, 32, 32);
    private static final int CHANNELS = 3;
    private static final int THREADS = 2;

    private Scaling() {}

    private record Size(int batch, int width, int side) {}

    private record Measured(
            String axis,
            int batch,
            int width,
            int side,
            @JsonProperty("ms_per_step") double milliseconds,
            @JsonProperty("peak_megabytes") long megabytes) {}

    private record Figures(
            @JsonUnwrapped Environment circumstances, int threads, int channels, List<Measured> points) {}

    /**
     * Writes {@code scaling.json} and {@code scaling.md}.
     *
     * @param arguments the folder they go to
     * @throws IOException if a process ends early or a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Measured> points = new ArrayList<>();
        for (int batch = 16; batch <= 512; batch *= 2) {
            points.add(measure("batch", new Size(batch, MIDDLE.width(), MIDDLE.side()), folder));
        }
        for (int width = 16; width <= 128; width *= 2) {
            points.add(measure("width", new Size(MIDDLE.batch(), width, MIDDLE.side()), folder));
        }
        for (int side = 16; side <= 128; side *= 2) {
            points.add(measure("side", new Size(MIDDLE.batch(), MIDDLE.width(), side), folder));
        }
        Figures figures = new Figures(Environment.here(), THREADS, CHANNELS, points);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("scaling.json").toFile(), figures);
        Files.writeString(folder.resolve("scaling.md"), table(figures));
        System.out.println(table(figures));
    }

    private static Measured measure(String axis, Size size, Path folder) throws IOException {
        Path log = folder.resolve("scaling.log");
        String[] command = {
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            Point.class.getName(),
            Integer.toString(CHANNELS),
            Integer.toString(size.side()),
            Integer.toString(size.width()),
            Integer.toString(size.batch())
        };
        try (MeasuringProcess process =
                MeasuringProcess.start("the process of " + size, THREADS, Jvm.LOOKS, log, command)) {
            String[] words = process.answer().split(" ");
            return new Measured(
                    axis,
                    size.batch(),
                    size.width(),
                    size.side(),
                    Double.parseDouble(words[0]),
                    Long.parseLong(words[1]));
        }
    }

    private static String table(Figures figures) {
        StringBuilder text = new StringBuilder("A whole DCGAN step, and the peak of the process's resident memory. "
                + figures.circumstances() + ", " + figures.threads() + " threads.\n\n"
                + "| varied | batch | width | side | ms/step | images/s | peak memory, MB |\n"
                + "|---|---|---|---|---|---|---|\n");
        for (Measured point : figures.points()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.1f | %.0f | %s |%n",
                    point.axis(),
                    point.batch(),
                    point.width(),
                    point.side(),
                    point.milliseconds(),
                    1000 * point.batch() / point.milliseconds(),
                    point.megabytes() < 0 ? "unknown" : Long.toString(point.megabytes())));
        }
        return text.toString();
    }
}

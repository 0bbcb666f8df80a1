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
 * Measures this project's step over batch, width and image side, each alone from a common middle: of a DCGAN, or of residual networks
 * under a relativistic loss with R1 and R2 in every step. After a build:
 *
 * <pre>{@code
 * cd src-test/bench/target
 * java -cp "classes:$(cat classpath.txt)" dev.sparring.bench.scaling.Scaling . dcgan
 * java -cp "classes:$(cat classpath.txt)" dev.sparring.bench.scaling.Scaling . resnet
 * }</pre>
 */
public final class Scaling {

    private static final Size DCGAN = new Size(64, 32, 32);
    private static final Size RESNET = new Size(32, 16, 32);
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
            @JsonUnwrapped Environment circumstances, int threads, String networks, List<Measured> points) {}

    /**
     * Writes {@code scaling-dcgan.json} and {@code .md}, or those of {@code resnet}.
     *
     * @param arguments the folder they go to; {@code dcgan} or {@code resnet}
     * @throws IOException if a process ends early or a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String networks = arguments[1];
        Size middle = networks.equals("resnet") ? RESNET : DCGAN;
        int mostBatch = networks.equals("resnet") ? 128 : 512;
        int mostWidth = networks.equals("resnet") ? 64 : 128;
        int mostSide = networks.equals("resnet") ? 64 : 128;
        List<Measured> points = new ArrayList<>();
        for (int batch = 16; batch <= mostBatch; batch *= 2) {
            points.add(measure(networks, "batch", new Size(batch, middle.width(), middle.side()), folder));
        }
        for (int width = 16; width <= mostWidth; width *= 2) {
            points.add(measure(networks, "width", new Size(middle.batch(), width, middle.side()), folder));
        }
        for (int side = 16; side <= mostSide; side *= 2) {
            points.add(measure(networks, "side", new Size(middle.batch(), middle.width(), side), folder));
        }
        Figures figures = new Figures(Environment.here(), THREADS, networks, points);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("scaling-" + networks + ".json").toFile(), figures);
        Files.writeString(folder.resolve("scaling-" + networks + ".md"), table(figures));
        System.out.println(table(figures));
    }

    private static Measured measure(String networks, String axis, Size size, Path folder) throws IOException {
        Path log = folder.resolve("scaling.log");
        String[] command = {
            "-Xmx1g",
            // What is outside the heap is what is measured: it may take what it needs.
            "-Dorg.bytedeco.javacpp.maxbytes=8G",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            Point.class.getName(),
            networks,
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
        StringBuilder text = new StringBuilder(
                "A whole step of " + figures.networks() + ", and the peak of the process's resident memory. "
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

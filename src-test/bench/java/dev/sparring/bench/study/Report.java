package dev.sparring.bench.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Puts the study's runs into tables and pictures. */
public final class Report {

    private Report() {}

    /**
     * Prints the tables as Markdown and draws the pictures.
     *
     * @param arguments the folder of {@link Study}; a folder for the pictures
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Results results = Results.read(Path.of(arguments[0]));
        Path pictures = Path.of(arguments[1]);
        Files.createDirectories(pictures);
        for (Cell.Data data : Cell.Data.values()) {
            System.out.printf("%n## %s%n%n", data.name());
            ends(results, data);
            System.out.println();
            gains(results, data);
            String name = "study-" + data.name().toLowerCase(Locale.ROOT);
            Files.write(pictures.resolve(name + "-modes.png"), Picture.modes(results, data));
            Files.write(pictures.resolve(name + "-distance.png"), Picture.distances(results, data));
        }
    }

    private static double distance(Score score) {
        return score.distance().orElse(Double.NaN);
    }

    private static double reached(Score score) {
        return score.reached().orElse(Double.NaN);
    }

    /** How the runs of each cell end. */
    private static void ends(Results results, Cell.Data data) {
        System.out.println("| rates | warmup | runs | modes | quality, % | Fréchet distance | collapsed | else failed"
                + " | steps to all modes | reached by |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (Cell.Rates rates : Cell.Rates.values()) {
            for (Cell.Warmup warmup : Cell.Warmup.values()) {
                Cell cell = new Cell(data, rates, warmup);
                List<Score> scores = results.of(cell);
                long collapsed = scores.stream().filter(Score::collapsed).count();
                long failed = scores.stream()
                        .filter(score -> score.failure().isPresent())
                        .count();
                Mean reached = results.mean(cell, Report::reached);
                System.out.printf(
                        "| %s | %s | %d | %s | %s | %s | %d | %d | %s | %d |%n",
                        rates.name().toLowerCase(Locale.ROOT),
                        warmup.title(),
                        scores.size(),
                        results.mean(cell, Score::heldAtEnd).text(1),
                        results.mean(cell, score -> 100 * score.quality()).text(1),
                        results.mean(cell, Report::distance).text(data.ofImages() ? 1 : 3),
                        collapsed,
                        failed - collapsed,
                        reached.text(0),
                        reached.count());
            }
        }
    }

    /** What each warmup changes, seed by seed. */
    private static void gains(Results results, Cell.Data data) {
        System.out.println("| rates | warmup | more modes | more quality, % | log10 of the distance |");
        System.out.println("|---|---|---|---|---|");
        for (Cell.Rates rates : Cell.Rates.values()) {
            for (Cell.Warmup warmup : Cell.Warmup.values()) {
                if (warmup != Cell.Warmup.NONE) {
                    Cell cell = new Cell(data, rates, warmup);
                    System.out.printf(
                            "| %s | %s | %s | %s | %s |%n",
                            rates.name().toLowerCase(Locale.ROOT),
                            warmup.title(),
                            gain(results, cell, Score::heldAtEnd, 1),
                            gain(results, cell, score -> 100 * score.quality(), 1),
                            gain(results, cell, score -> Math.log10(distance(score)), 2));
                }
            }
        }
    }

    /** In bold if it is more than two standard errors. */
    private static String gain(Results results, Cell cell, ToDoubleFunction<Score> figure, int digits) {
        Mean gain = results.gain(cell, figure);
        return gain.notable() ? "**" + gain.text(digits) + "**" : gain.text(digits);
    }
}

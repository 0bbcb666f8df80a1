package dev.sparring.bench.study;

import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Puts the study's runs into tables and pictures. */
public final class StudyReport {

    private StudyReport() {}

    /**
     * Prints the tables as Markdown and draws the pictures.
     *
     * @param arguments the folder of {@link Study}; a folder for the pictures
     * @throws IOException if a file cannot be read or written
     * @throws SparringException if a run is missing
     */
    public static void main(String[] arguments) throws IOException, SparringException {
        Results results = Results.read(Path.of(arguments[0]));
        Path pictures = Path.of(arguments[1]);
        Files.createDirectories(pictures);
        for (StudyCell.Data data : StudyCell.Data.values()) {
            System.out.printf("%n## %s%n%n", data.name());
            ends(results, data);
            System.out.println();
            gains(results, data);
            String name = "study-" + data.name().toLowerCase(Locale.ROOT);
            Files.write(pictures.resolve(name + "-modes.png"), StudyPlot.modes(results, data));
            Files.write(pictures.resolve(name + "-distance.png"), StudyPlot.distances(results, data));
        }
    }

    /** How the runs of each cell end. */
    private static void ends(Results results, StudyCell.Data data) {
        System.out.println("| rates | warmup | runs | modes | quality, % | Fréchet distance | collapsed | else not well"
                + " | steps to all modes | reached by | second warmups |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (StudyCell.Rates rates : StudyCell.Rates.values()) {
            for (StudyCell.Warmup warmup : StudyCell.Warmup.values()) {
                StudyCell cell = new StudyCell(data, rates, warmup);
                List<Score> scores = results.of(cell);
                long collapsed = scores.stream().filter(Score::collapsed).count();
                long well = scores.stream().filter(Score::well).count();
                long reached = scores.stream()
                        .filter(score -> Double.isFinite(score.reached(data.modes())))
                        .count();
                // Counting only those that get there would make a warmup that helps slow runs there look slow.
                Mean steps = results.mean(cell, score -> Math.min(score.reached(data.modes()), data.steps()));
                System.out.printf(
                        "| %s | %s | %d | %s | %s | %s | %d | %d | %s | %d | %d |%n",
                        rates.name().toLowerCase(Locale.ROOT),
                        warmup.title(),
                        scores.size(),
                        results.mean(cell, Score::heldAtEnd).text(1),
                        results.mean(cell, score -> 100 * score.quality()).text(1),
                        text(results.mean(cell, Score::distance), data.ofImages() ? 1 : 3, scores.size()),
                        collapsed,
                        scores.size() - well - collapsed,
                        steps.text(0),
                        reached,
                        scores.stream().mapToLong(Score::rewarms).sum());
            }
        }
    }

    /** With the number of runs behind it, if some are missing. */
    private static String text(Mean mean, int digits, int runs) {
        return mean.text(digits) + (mean.count() == runs ? "" : " (" + mean.count() + ")");
    }

    /** What each warmup changes, seed by seed. */
    private static void gains(Results results, StudyCell.Data data) {
        System.out.println("| rates | warmup | more modes | more quality, % | log10 of the distance |");
        System.out.println("|---|---|---|---|---|");
        for (StudyCell.Rates rates : StudyCell.Rates.values()) {
            for (StudyCell.Warmup warmup : StudyCell.Warmup.values()) {
                if (warmup != StudyCell.Warmup.NONE) {
                    StudyCell cell = new StudyCell(data, rates, warmup);
                    System.out.printf(
                            "| %s | %s | %s | %s | %s |%n",
                            rates.name().toLowerCase(Locale.ROOT),
                            warmup.title(),
                            gain(results, cell, Score::heldAtEnd, 1),
                            gain(results, cell, score -> 100 * score.quality(), 1),
                            gain(results, cell, score -> Math.log10(score.distance()), 2));
                }
            }
        }
    }

    /** In bold if 0 is outside of its 95 % interval. */
    private static String gain(Results results, StudyCell cell, ToDoubleFunction<Score> figure, int digits) {
        Mean gain = results.gain(cell, figure);
        String text = text(gain, digits, results.of(cell).size());
        return gain.notable() ? "**" + text + "**" : text;
    }
}

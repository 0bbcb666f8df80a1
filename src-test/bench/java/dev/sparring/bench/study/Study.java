package dev.sparring.bench.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.bench.monitor.MonitorStudy;
import dev.sparring.bench.monitor.TrialConfig;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.evaluation.Evaluation;
import dev.sparring.gan.evaluation.SpaceChoice;
import dev.sparring.gan.sampling.RunSampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Plays the study's runs, each into a directory of its own, and measures how each ends. */
public final class Study {

    private static final long SEED = 1;
    private static final int POINTS = 2500;
    private static final int IMAGES = 2000;

    private Study() {}

    /** One run of a cell. */
    private record Round(StudyCell cell, int seed) {}

    /**
     * Plays what has not been played.
     *
     * @param arguments the folder, in which {@code classifiers/mnist} is expected as {@code sparring classifier train} writes
     *     it; the directory of MNIST's IDX files; then a part such as {@code 0/2}, or names of cells such as {@code
     *     ring-bold-both}, or nothing for all
     * @throws SparringException if a run cannot be played
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] arguments) throws SparringException, IOException {
        Path folder = Path.of(arguments[0]);
        String mnist = arguments[1];
        List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
        List<Round> rounds =
                rounds(wanted.stream().filter(name -> !name.contains("/")).toList());
        int part = 0;
        int parts = 1;
        for (String name : wanted) {
            if (name.contains("/")) {
                part = Integer.parseInt(name.substring(0, name.indexOf('/')));
                parts = Integer.parseInt(name.substring(name.indexOf('/') + 1));
            }
        }
        for (int i = part; i < rounds.size(); i += parts) {
            play(rounds.get(i), folder, mnist);
        }
    }

    /** All seeds of all cells, or of those named; a seed of every cell before the next seed. */
    private static List<Round> rounds(List<String> names) {
        List<StudyCell> cells = names.isEmpty()
                ? StudyCell.all()
                : names.stream()
                        .map(name -> StudyCell.named(name)
                                .orElseThrow(() -> new IllegalArgumentException("no cell is called " + name)))
                        .toList();
        List<Round> rounds = new ArrayList<>();
        int seeds = cells.stream().mapToInt(cell -> cell.data().seeds()).max().orElse(0);
        for (int seed = 1; seed <= seeds; seed++) {
            for (StudyCell cell : cells) {
                if (seed <= cell.data().seeds()) {
                    rounds.add(new Round(cell, seed));
                }
            }
        }
        return rounds;
    }

    private static void play(Round round, Path folder, String mnist) throws SparringException, IOException {
        TrialConfig trial = round.cell().run(round.seed());
        Path place = folder.resolve(trial.name());
        Path classifiers = folder.resolve("classifiers");
        Path result = place.resolve(Score.FILE);
        if (Files.exists(result)) {
            return;
        }
        if (!Files.exists(place.resolve("done"))) {
            MonitorStudy.play(trial, place, classifiers, mnist);
        }
        boolean images = round.cell().data().ofImages();
        Optional<SpaceChoice> space = images
                ? Optional.of(new SpaceChoice.Learned(classifiers.resolve("mnist")))
                : Optional.of(new SpaceChoice.Raw());
        Evaluation evaluation = new Evaluation(
                place.resolve("run"), Optional.empty(), Optional.of(images ? IMAGES : POINTS), SEED, space);
        // A run whose figures were not finite has no generator that could be measured.
        String report = outcome(place).equals("diverged")
                ? "{}\n"
                : evaluation
                        .report(new RunSampler(place.resolve("run"), Optional.empty(), warning -> {}))
                        .toJson(trial.name());
        Files.writeString(result, report);
        System.out.println(trial.name());
    }

    private static String outcome(Path place) throws IOException {
        return new ObjectMapper()
                .readTree(place.resolve("run/run.json").toFile())
                .path("outcome")
                .asText();
    }
}

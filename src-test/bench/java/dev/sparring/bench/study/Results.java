package dev.sparring.bench.study;

import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** All scores of runs that have been played, by cell and seed. */
final class Results {

    private final Map<StudyCell, SortedMap<Integer, Score>> scores = new LinkedHashMap<>();

    static Results read(Path folder) throws IOException, SparringException {
        Results results = new Results();
        for (StudyCell cell : StudyCell.all()) {
            SortedMap<Integer, Score> seeds = new TreeMap<>();
            for (int seed = 1; seed <= cell.data().seeds(); seed++) {
                if (Files.exists(folder.resolve(cell.run(seed).name()).resolve(Score.FILE))) {
                    seeds.put(seed, Score.of(cell, seed, folder));
                }
            }
            results.scores.put(cell, seeds);
        }
        return results;
    }

    /** A cell's scores in the order of their seeds. */
    List<Score> of(StudyCell cell) {
        return List.copyOf(seeds(cell).values());
    }

    private SortedMap<Integer, Score> seeds(StudyCell cell) {
        return Objects.requireNonNull(scores.get(cell));
    }

    /** A figure's mean over those of a cell's runs for which it is finite. */
    Mean mean(StudyCell cell, ToDoubleFunction<Score> figure) {
        return Mean.of(of(cell).stream()
                .map(figure::applyAsDouble)
                .filter(Double::isFinite)
                .toList());
    }

    /** By how much a figure is higher than without warmups, run by run of the same seed, where both have it. */
    Mean gain(StudyCell cell, ToDoubleFunction<Score> figure) {
        SortedMap<Integer, Score> without = seeds(new StudyCell(cell.data(), cell.rates(), StudyCell.Warmup.NONE));
        return Mean.of(seeds(cell).entrySet().stream()
                .filter(entry -> without.containsKey(entry.getKey()))
                .map(entry -> figure.applyAsDouble(entry.getValue())
                        - figure.applyAsDouble(Objects.requireNonNull(without.get(entry.getKey()))))
                .filter(Double::isFinite)
                .toList());
    }
}

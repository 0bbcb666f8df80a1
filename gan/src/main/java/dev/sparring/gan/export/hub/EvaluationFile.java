package dev.sparring.gan.export.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A report of {@code sparring evaluate} that is kept in a run's directory. */
public final class EvaluationFile {

    private static final String FORMAT = "sparring-evaluation";
    private static final int MOST_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationFile() {}

    /**
     * The one that was written last.
     *
     * @param run the run's directory
     * @return empty if there is none
     * @throws SparringException.Storage if the directory cannot be read
     */
    public static Optional<JsonNode> newest(Path run) throws SparringException.Storage {
        try (Stream<Path> files = Files.list(run)) {
            List<Path> candidates = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparingLong(EvaluationFile::changed).reversed())
                    .toList();
            for (Path file : candidates) {
                Optional<JsonNode> report = report(file);
                if (report.isPresent()) {
                    return report;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot read " + run, e);
        }
    }

    private static long changed(Path file) {
        return file.toFile().lastModified();
    }

    /** Others than reports lie there, too. */
    private static Optional<JsonNode> report(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(DurableFiles.read(file, MOST_BYTES));
            return Optional.ofNullable(node)
                    .filter(found -> found.path("format").asText().equals(FORMAT));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

package dev.sparring.ui.desktop.session.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.evaluation.Evaluation;
import dev.sparring.gan.evaluation.Report;
import dev.sparring.gan.evaluation.SpaceChoice;
import dev.sparring.gan.file.OutputFile;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples of a run that are to be measured against its data: the same that {@code sparring evaluate} does.
 *
 * @param root the run's directory
 * @param generator whose
 * @param count samples; empty for the usual number, see {@link Evaluation}
 * @param seed of the samples and of the choice of data
 * @param classifier directory of one that says what images are compared by; empty for what is usual of such data
 */
public record EvaluationOrder(
        Path root, GeneratorChoice generator, Optional<Integer> count, long seed, Optional<Path> classifier) {

    /**
     * What was found.
     *
     * @param root the run's directory
     * @param report the figures
     * @param warnings damaged checkpoints that were passed over, a line each
     */
    public record Found(Path root, Report report, List<String> warnings) {
        /** Copies. */
        public Found {
            warnings = List.copyOf(warnings);
        }

        /**
         * Writes what {@code sparring evaluate --out} does.
         *
         * @param file in JSON; replaced if it is there
         * @throws SparringException if it cannot be written; it is then as it was
         */
        public void save(Path file) throws SparringException {
            OutputFile.requirePlace(file);
            OutputFile.write(file, report.toJson(root.toString()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Draws and measures. Uses ND4J; may take minutes.
     *
     * @param progress is told how far it is; may end it
     * @return what was found
     * @throws SparringException if there is no such checkpoint or it is damaged, the data cannot be read or is too little, or the
     *     classifier cannot be read or does not fit the data
     * @throws IOException if it was ended
     */
    public Found measure(Worker.Progress progress) throws SparringException, IOException {
        List<String> warnings = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        Evaluation evaluation =
                new Evaluation(root, Optional.empty(), count, seed, classifier.map(SpaceChoice.Learned::new));
        RunSampler sampling = generator.open(root, warnings::add);
        InnerProgress.run(progress, told -> reports.add(evaluation.report(sampling, told)));
        return new Found(root, reports.get(0), warnings);
    }
}

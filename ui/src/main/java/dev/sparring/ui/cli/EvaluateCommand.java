package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.evaluation.Evaluation;
import dev.sparring.gan.evaluation.Report;
import dev.sparring.gan.evaluation.SpaceChoice;
import dev.sparring.gan.file.OutputFile;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.cli.output.ReportTable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sparring evaluate}: measures samples of a run against its data. */
@Command(
        name = "evaluate",
        description = "Measures samples of a run against its data, each figure beside what other data would get.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Directory of the run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path run;

    @Option(names = "--data", paramLabel = "SPEC", description = "Other data than the run's own, such as idx:DIR.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Samples, and as many real ones twice (default: 2500 points or 5000 images).")
    private Optional<Integer> count = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of samples and choices (default: 1).")
    private long seed = 1;

    @Mixin
    private final CheckpointOption checkpoint = new CheckpointOption();

    @ArgGroup
    private @Nullable Learned learned;

    @Option(
            names = "--onnx-range",
            paramLabel = "BLACK,WHITE",
            split = ",",
            description = "What the ONNX network takes for the darkest and the brightest pixel (default: -1,1).")
    private float[] range = {-1, 1};

    @Option(names = "--out", paramLabel = "FILE.json", description = "Write everything as JSON, too.")
    private Optional<Path> out = Optional.empty();

    /** Feature spaces, of which there can be one. */
    static final class Learned {

        @Option(
                names = "--classifier",
                paramLabel = "DIR",
                description = "Compare images by what 'sparring classifier train' has learned, and count labels.")
        private Optional<Path> classifier = Optional.empty();

        @Option(
                names = "--onnx",
                paramLabel = "FILE",
                description = "Compare images by a network in an ONNX file; ONNX Runtime must be on the class path.")
        private Optional<Path> onnx = Optional.empty();

        @Option(
                names = "--features",
                paramLabel = "NAME",
                description =
                        "Compare by raw numbers (raw), by random convolutions (random), or by what a jar on the class path"
                                + " brings. Default: random for images, raw for anything else.")
        private Optional<String> features = Optional.empty();
    }

    @Override
    public Integer call() throws SparringException {
        if (count.isPresent() && (count.get() < Evaluation.LEAST_COUNT || count.get() > Evaluation.MOST_COUNT)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--count is " + count.get() + ", it must be in [" + Evaluation.LEAST_COUNT + ", "
                            + Evaluation.MOST_COUNT + "]");
        }
        if (range.length != 2) {
            throw new ParameterException(
                    spec.commandLine(), "--onnx-range has " + range.length + " numbers, it must have two such as 0,1");
        }
        if (out.isPresent()) {
            requireJson(out.get());
        }
        Evaluation evaluation = new Evaluation(run, data, count, seed, space());
        RunSampler sampling = checkpoint.open(run);
        Report report = evaluation.report(sampling);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(ReportTable.of(report, run));
        if (out.isPresent()) {
            OutputFile.write(out.get(), report.toJson(run.toString()).getBytes(StandardCharsets.UTF_8));
        }
        return 0;
    }

    private Optional<SpaceChoice> space() throws SparringException.Configuration {
        if (learned == null) {
            return Optional.empty();
        }
        if (learned.features.isPresent()) {
            return Optional.of(SpaceChoice.named(learned.features.get()));
        }
        Optional<Path> onnx = learned.onnx;
        return learned.classifier
                .<SpaceChoice>map(SpaceChoice.Learned::new)
                .or(() -> onnx.map(file -> new SpaceChoice.Onnx(file, range[0], range[1])));
    }

    /** A name without an ending claims nothing, so JSON may stand under it. */
    private void requireJson(Path file) throws SparringException.Configuration {
        String ending = OutputFile.ending(file);
        if (!ending.isEmpty() && !ending.equals("json")) {
            throw new ParameterException(
                    spec.commandLine(), "--out " + file + " is written as JSON, end its name in .json");
        }
        OutputFile.requirePlace(file);
    }
}

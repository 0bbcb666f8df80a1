package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.latent.TruncatedVectors;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.output.SampleOutput;
import dev.sparring.gan.sampling.output.SampleRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sparring sample}: draws from the generator of a run. */
@Command(
        name = "sample",
        description = "Draws samples from the generator of a run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SampleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Directory of the run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path run;

    @Option(names = "--count", paramLabel = "N", description = "How many (default: 64).")
    private int count = 64;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the latent vectors (default: the run's).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR/",
            converter = SampleOutputConverter.class,
            description = "Where to and as what (default: samples.png): .png or .jpg for pictures of up to 1,024 each,"
                    + " .csv for points, .npy for a NumPy array, a folder for a PNG file an image.")
    private SampleOutput out = new SampleOutput(Path.of("samples.png"), SampleOutput.Kind.PNG);

    @Option(names = "--interpolate", description = "Each row walks from one latent vector to another.")
    private boolean interpolate;

    @Option(names = "--label", paramLabel = "NAME", description = "Samples of this label, of a conditional generator.")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--truncation",
            paramLabel = "T",
            description = "No latent number is larger than this: more typical samples, less varied ones (such as 1).")
    private Optional<Double> truncation = Optional.empty();

    /** What a sheet can be by. */
    enum Sheet {
        /** A row a label. */
        LABELS
    }

    @Option(
            names = "--sheet",
            paramLabel = "labels",
            description = "A row for each label, each of the same latent vectors, of a conditional generator.")
    private Optional<Sheet> sheet = Optional.empty();

    @Mixin
    private final CheckpointOption checkpoint = new CheckpointOption();

    @Override
    public Integer call() throws SparringException {
        SampleRequest request = request();
        RunSampler sampling = checkpoint.open(run);
        out.require(sampling.shape(), request.drawn(sampling));
        SampleBatch samples = request.draw(sampling);
        out.write(samples, sampling.scale(), share -> {});
        spec.commandLine()
                .getOut()
                .println(samples.count() + " samples of step " + samples.step() + " in " + out.told(samples));
        return 0;
    }

    private SampleRequest request() {
        if (count < 1 || count > SampleRequest.MOST) {
            throw wrong("--count is " + count + ", it must be in [1, " + SampleRequest.MOST + "]");
        }
        if (truncation.isPresent() && !(truncation.get() >= TruncatedVectors.LEAST)) {
            throw wrong("--truncation is " + truncation.get() + ", it must be at least " + TruncatedVectors.LEAST);
        }
        if ((interpolate ? 1 : 0) + (label.isPresent() ? 1 : 0) + (sheet.isPresent() ? 1 : 0) > 1) {
            throw wrong("--interpolate, --label and --sheet exclude each other, give one of them");
        }
        SampleRequest.Arrangement arrangement = sheet.isPresent()
                ? SampleRequest.Arrangement.BY_LABEL
                : interpolate ? SampleRequest.Arrangement.INTERPOLATED : SampleRequest.Arrangement.INDEPENDENT;
        return new SampleRequest(count, seed, truncation, arrangement, label);
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}

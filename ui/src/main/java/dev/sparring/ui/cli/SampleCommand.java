package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.sampling.SampleBatch;
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
            converter = SampleOutput.Converter.class,
            description = "Where to and as what (default: samples.png): .png or .jpg for one picture, .csv for points,"
                    + " a folder for a PNG file an image.")
    private SampleOutput out = new SampleOutput(Path.of("samples.png"), SampleOutput.Kind.PNG);

    @Option(names = "--interpolate", description = "Each row walks from one latent vector to another.")
    private boolean interpolate;

    @Mixin
    private final CheckpointOption checkpoint = new CheckpointOption();

    @Override
    public Integer call() throws SparringException {
        if (count < 1 || count > 10_000) {
            throw new ParameterException(spec.commandLine(), "--count is " + count + ", it must be in [1, 10000]");
        }
        RunSampler sampling = checkpoint.open(run);
        out.require(sampling.shape());
        SampleBatch samples = interpolate ? sampling.interpolated(count, seed) : sampling.drawn(count, seed);
        out.write(samples);
        spec.commandLine().getOut().println(count + " samples of step " + samples.step() + " in " + out.path());
        return 0;
    }
}

package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.image.stream.CacheFolder;
import dev.sparring.gan.data.inspect.DataSummary;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.output.SampleOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sparring data}: what there is to train on. */
@Command(
        name = "data",
        description =
                "Tells what there is to train on: counts, sizes, labels, what is left out and why, what is hardly meant.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DataCommand implements Callable<Integer> {

    private static final int MOST_SAMPLES = 10_000;
    private static final double BYTES_OF_A_GIGABYTE = 1 << 30;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SPEC",
            arity = "0..1",
            description = "A kind of data such as folder:DIR; sparring config --keys data.source tells all.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "Set one key, such as data.size=64 or data.fit=pad.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR/",
            converter = SampleOutputConverter.class,
            description =
                    "Write samples exactly as the networks get them: .png or .jpg for one picture of all, .csv for"
                            + " points, a folder for a PNG file an image.")
    private Optional<SampleOutput> out = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "How many of them, the first ones (default: 64).")
    private int count = 64;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of data that is drawn (default: 1).")
    private long seed = 1;

    @Option(names = "--format", paramLabel = "text|json", description = "What is printed (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = "--clean",
            description = "Remove the decoded pictures that are kept for later runs, of all data, instead.")
    private boolean clean;

    /** What the summary is written as. */
    enum Format {
        /** Lines for people. */
        TEXT,
        /** One object for programs. */
        JSON
    }

    @Override
    public Integer call() throws SparringException {
        if (count < 1 || count > MOST_SAMPLES) {
            throw new ParameterException(
                    spec.commandLine(), "--count is " + count + ", it must be in [1, " + MOST_SAMPLES + "]");
        }
        if (clean) {
            if (data.isPresent()) {
                throw new ParameterException(
                        spec.commandLine(), "--clean removes what is kept of all data, it takes no " + data.get());
            }
            return clean();
        }
        if (data.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'SPEC'");
        }
        return tell(data.get());
    }

    private int clean() throws SparringException {
        CacheFolder folder = CacheFolder.ofUser();
        try {
            CacheFolder.Cleaned cleaned = folder.clean();
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%,d %s of decoded pictures removed from %s, up to %.1f GB%n",
                    cleaned.files(),
                    cleaned.files() == 1 ? "file" : "files",
                    folder.path(),
                    cleaned.bytes() / BYTES_OF_A_GIGABYTE);
            cleaned.inUse().forEach(file -> out.println("in use and left: " + file));
            return 0;
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot clean " + folder.path(), e);
        }
    }

    private int tell(String given) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.presetFor(given).data(given);
        ConfigOptions.set(layers, settings);
        DataConfig config = layers.dataAlone().lenient();
        if (out.isPresent()) {
            // What stands in the way of a single one is said before the data is read, which may take long.
            out.get().require(config.shape(), 1);
        }
        DataSource source = opened(config);
        if (out.isPresent()) {
            out.get().require(source.shape(), size(source));
        }
        DataSummary summary = DataSummary.of(source, config.openHeldOut(seed));
        if (out.isPresent()) {
            out.get().write(first(source), source.scale(), share -> {});
        }
        spec.commandLine()
                .getOut()
                .print(format == Format.JSON ? summary.toJson().toPrettyString() + "\n" : summary.toText());
        return 0;
    }

    /** With all that can be read, however long that takes. */
    private DataSource opened(DataConfig config) throws SparringException {
        DataSource source = config.open(seed);
        if (source.isStreamed()) {
            spec.commandLine().getErr().println("reading " + source.description() + " ...");
            spec.commandLine().getErr().flush();
        }
        return source.checked();
    }

    private int size(DataSource source) {
        return (int) Math.min(count, source.size().orElse(count));
    }

    private SampleBatch first(DataSource source) {
        int size = size(source);
        int length = source.shape().length();
        float[] values = new float[Math.multiplyExact(size, length)];
        for (int i = 0; i < size; i++) {
            source.read(i, values, i * length);
        }
        return new SampleBatch(0, source.shape(), size, values);
    }
}

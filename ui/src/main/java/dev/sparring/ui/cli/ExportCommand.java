package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.export.Export;
import dev.sparring.gan.export.ExportRequest;
import dev.sparring.gan.export.ExportTarget;
import dev.sparring.gan.export.Exporter;
import dev.sparring.gan.export.Exporters;
import dev.sparring.gan.export.NetworkRole;
import dev.sparring.gan.sampling.Weights;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sparring export}: takes a network, or the records, of a run to other programs. */
@Command(
        name = "export",
        description = "Exports a network of a run, or what it recorded, for other programs.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Directory of the run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path run;

    /** The names, for the help. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Exporters.catalog().names().iterator();
        }
    }

    @Option(
            names = "--format",
            paramLabel = "NAME",
            required = true,
            completionCandidates = Formats.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String format;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            required = true,
            description = "Where to: a file; a folder for hub and tensorboard.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--network",
            paramLabel = "generator|discriminator",
            description = "Which network (default: generator).")
    private Optional<NetworkRole> network = Optional.empty();

    @Option(
            names = "--raw",
            description =
                    "The weights of the last update, where the run keeps an average of them (default: the average).")
    private boolean raw;

    @Option(names = "--force", description = "Replace what is there under that name.")
    private boolean force;

    @Mixin
    private final CheckpointOption checkpoint = new CheckpointOption();

    @Override
    public Integer call() throws SparringException {
        Exporter exporter = Exporters.named(format);
        ExportRequest request = new ExportRequest(
                run, network, raw ? Optional.of(Weights.RAW) : Optional.empty(), checkpoint.step(run));
        exporter.require(request);
        ExportTarget target = ExportTarget.of(exporter, out, force);
        Export export = exporter.prepare(request, checkpoint::warn);
        target.write(export);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(export.subject() + " in " + out);
        export.notes().forEach(note -> terminal.println("  " + note));
        return 0;
    }
}

package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.UncheckedDataException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code sparring} and how errors leave it: one line on stderr and an exit code. */
@Command(
        name = "sparring",
        description = "Trains generative adversarial networks: two players, each with its own optimizer, learning-rate"
                + " schedule and warmup. Without a command it opens the desktop.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class,
        sortOptions = false,
        subcommands = {
            TrainCommand.class,
            DataCommand.class,
            SampleCommand.class,
            EvaluateCommand.class,
            ExportCommand.class,
            ClassifierCommand.class,
            ScheduleCommand.class,
            PresetsCommand.class,
            ConfigCommand.class,
            DoctorCommand.class
        })
public final class CommandLineInterface implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces of errors.")
    private boolean debug;

    private CommandLineInterface() {}

    /**
     * Runs a command.
     *
     * @param args the command line, at least one word
     * @return the exit code: 0 done, 1 internal error, 2 bad usage, configuration or data, 3 stopped by the monitor or
     *     diverged, 4 disk full
     */
    public static int run(String... args) {
        return run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLineInterface root = new CommandLineInterface();
        CommandLine line = new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .registerConverter(Path.class, new PathConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, given) -> usage(e, err))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(e, err, root.debug));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | LinkageError | ServiceConfigurationError e) {
            if (root.debug) {
                e.printStackTrace(err);
            }
            Throwable plugin = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
            if (plugin instanceof ServiceConfigurationError || plugin instanceof IllegalStateException) {
                err.println("sparring: a class of a jar on the class path cannot be used (" + plugin.getMessage()
                        + "); mend it, or take its jar off SPARRING_CLASS_PATH");
                return 2;
            }
            Optional<String> memory = MemoryErrors.line(e);
            if (memory.isPresent()) {
                err.println("sparring: " + memory.get());
                return 2;
            }
            err.println("sparring: a library cannot be loaded (" + reason(e)
                    + "); build again with 'mvn -B clean package', and see that ND4J knows this platform");
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /**
     * This build's version.
     *
     * @return such as {@code 0.1.0}
     */
    public static String version() {
        String version = CommandLineInterface.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * Whether a word is a command's name.
     *
     * @param word the first of a command line
     * @return true for {@code train} and its like
     */
    public static boolean isCommand(String word) {
        return new CommandLine(new CommandLineInterface()).getSubcommands().containsKey(word);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static int usage(ParameterException e, PrintWriter err) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            what = "unknown argument " + unmatched.getUnmatched().get(0);
        }
        err.println("sparring: " + what + "; see '" + command + " --help'");
        return 2;
    }

    private static int failure(Exception e, PrintWriter err, boolean debug) {
        if (debug) {
            e.printStackTrace(err);
        }
        if (e instanceof SparringException || e instanceof UncheckedDataException) {
            err.println("sparring: " + e.getMessage());
            if (e instanceof SparringException.Storage storage) {
                return storage.full() ? 4 : 2;
            }
            return 2;
        }
        if (e instanceof InvalidPathException path) {
            err.println("sparring: " + PathConverter.fault(path) + "; give another path");
            return 2;
        }
        Optional<String> memory = MemoryErrors.line(e);
        if (memory.isPresent()) {
            err.println("sparring: " + memory.get());
            return 2;
        }
        err.println("sparring: internal error: "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                + "; run again with --debug and report what it prints");
        return 1;
    }

    /** Tells picocli the version. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"sparring " + version() + " (Java " + System.getProperty("java.version") + ")"};
        }
    }
}

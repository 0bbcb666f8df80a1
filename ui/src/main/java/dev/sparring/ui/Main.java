package dev.sparring.ui;

import dev.sparring.core.onednn.OpenMpEnvironment;
import dev.sparring.ui.cli.CommandLineInterface;
import dev.sparring.ui.desktop.app.Desktop;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the program begins: the desktop without arguments or with a run's directory, else the command line.
 *
 * <p>What the launcher script sets for the process is set here if it is missing, since an installed program is started by no
 * script: its launcher can set Java's properties to what is known beforehand, but neither environment variables nor anything
 * that depends on the machine.
 */
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the process.
     *
     * @param args the command line; none opens the desktop, an existing directory alone or its {@code run.json} opens it with
     *     the run of that directory
     */
    public static void main(String[] args) {
        Optional<String> fault = ThreadCount.fault(Optional.ofNullable(System.getenv(ThreadCount.VARIABLE)));
        if (fault.isPresent()) {
            System.err.println("sparring: " + fault.get());
            System.exit(2);
        }
        // In this order: JavaCPP, which the second asks for the number of cores, reads what the first has set.
        NativeMemory.limit();
        OpenMpEnvironment.complete();
        // Of AWT only pictures in memory are used. With a display it would connect to it a second time beside JavaFX,
        // and take over
        // what happens when the display goes away.
        System.setProperty("java.awt.headless", "true");
        Optional<Path> run = RunArgument.of(args, CommandLineInterface::isCommand);
        run.ifPresent(root -> System.setProperty("sparring.open", root.toString()));
        System.exit(args.length == 0 || run.isPresent() ? desktop() : command(args));
    }

    private static int command(String[] args) {
        if (System.getProperty("sparring.terminal") == null) {
            System.setProperty("sparring.terminal", Boolean.toString(onTerminal()));
        }
        return CommandLineInterface.run(args);
    }

    /** From JDK 22 on, null is the answer only under {@code -Djdk.console=java.base}, which the installed launcher sets. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        return System.console() != null;
    }

    private static int desktop() {
        try {
            Desktop.open(CommandLineInterface.version());
            return 0;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            System.err.println("sparring: the window cannot open (" + e.getMessage()
                    + "); see what is missing with 'sparring doctor', or train in the terminal with 'sparring train'");
            return 2;
        }
    }
}

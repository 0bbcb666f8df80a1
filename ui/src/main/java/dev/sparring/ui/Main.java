package dev.sparring.ui;

import dev.sparring.ui.cli.CommandLineInterface;
import dev.sparring.ui.desktop.app.Desktop;
import java.util.Optional;

/** Where the program begins: the desktop without arguments, the command line with some. */
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the process.
     *
     * @param args the command line; none opens the desktop
     */
    public static void main(String[] args) {
        Optional<String> fault = ThreadCount.fault(Optional.ofNullable(System.getenv(ThreadCount.VARIABLE)));
        if (fault.isPresent()) {
            System.err.println("sparring: " + fault.get());
            System.exit(2);
        }
        System.exit(args.length == 0 ? desktop() : CommandLineInterface.run(args));
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

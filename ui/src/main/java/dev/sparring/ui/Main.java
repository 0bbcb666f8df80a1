package dev.sparring.ui;

import dev.sparring.ui.cli.CommandLineInterface;
import dev.sparring.ui.desktop.Desktop;

/** Where the program begins: the desktop without arguments, the command line with some. */
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the process.
     *
     * @param args the command line; none opens the desktop
     */
    public static void main(String[] args) {
        if (args.length == 0) {
            Desktop.open(CommandLineInterface.version());
        } else {
            System.exit(CommandLineInterface.run(args));
        }
    }
}

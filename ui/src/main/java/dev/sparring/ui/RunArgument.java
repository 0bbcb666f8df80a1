package dev.sparring.ui;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** A command line that is nothing but a run to show: its directory, or the {@code run.json} in it, as a file manager gives. */
final class RunArgument {

    private static final String METADATA = "run.json";

    private RunArgument() {}

    /**
     * The run that a command line names. Whether the directory holds one is for the window to say, where there is room to say
     * what to do.
     *
     * @param args the command line
     * @param commands tells the commands' names, which come before directories of the same name
     * @return an existing directory; empty if the command line is anything else
     */
    static Optional<Path> of(String[] args, Predicate<String> commands) {
        if (args.length != 1 || commands.test(args[0])) {
            return Optional.empty();
        }
        try {
            Path given = Path.of(args[0]).toAbsolutePath();
            boolean metadata = given.endsWith(METADATA) && Files.isRegularFile(given);
            return Optional.ofNullable(metadata ? given.getParent() : given).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

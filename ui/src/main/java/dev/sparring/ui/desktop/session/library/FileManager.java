package dev.sparring.ui.desktop.session.library;

import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The system's own window of files. */
public final class FileManager {

    private FileManager() {}

    /**
     * Opens a directory there. Returns at once.
     *
     * @param folder the directory
     * @param problems is told, on the calling thread, if the system has no such program
     */
    public static void show(Path folder, Consumer<String> problems) {
        List<String> command = command(System.getProperty("os.name"), folder.toAbsolutePath());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            problems.accept(Texts.text("error.file-manager", command.get(0), folder));
        }
    }

    /** The command that opens a directory on a system. */
    static List<String> command(String system, Path folder) {
        String name = system.toLowerCase(Locale.ROOT);
        String program = name.startsWith("windows") ? "explorer" : name.startsWith("mac") ? "open" : "xdg-open";
        return List.of(program, folder.toString());
    }
}

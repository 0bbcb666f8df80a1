package dev.sparring.ui.desktop.component.board;

import dev.sparring.gan.file.DurableFiles;
import dev.sparring.ui.desktop.component.FileTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Writes charts where a person wants them, and says so. */
public final class ChartSaver {

    private final FileTarget target;
    private final Consumer<String> errors;
    private final Consumer<String> successes;

    /**
     * A saver.
     *
     * @param target asks where to
     * @param errors is told what went wrong and what to do
     * @param successes is told what was written where
     */
    public ChartSaver(FileTarget target, Consumer<String> errors, Consumer<String> successes) {
        this.target = target;
        this.errors = errors;
        this.successes = successes;
    }

    /**
     * Asks for a file and writes it.
     *
     * @param owner the window that waits meanwhile; null for none
     * @param name that is proposed, without an extension
     * @param extension that the file will have
     * @param content what is written; asked for once there is a file
     */
    void save(@Nullable Window owner, String name, String extension, Supplier<byte[]> content) {
        target.ask(owner, name + "." + extension).ifPresent(chosen -> {
            String end = "." + extension;
            boolean named = chosen.toString().toLowerCase(Locale.ROOT).endsWith(end);
            Path file = named ? chosen : chosen.resolveSibling(chosen.getFileName() + end);
            if (!named && Files.exists(file)) {
                // The dialog has asked about another name.
                errors.accept(file + " is there already; choose it in the dialog to replace it, or another name");
                return;
            }
            try {
                DurableFiles.replace(file, out -> out.write(content.get()));
                successes.accept("The chart is saved in " + file + ".");
            } catch (IOException e) {
                errors.accept("the chart cannot be written to " + file + "; choose a directory that can be written to");
            }
        });
    }
}

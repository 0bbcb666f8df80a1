package dev.sparring.ui.desktop.component.board;

import dev.sparring.gan.file.DurableFiles;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.session.FileErrors;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
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
        target.ask(owner, name + "." + extension).ifPresent(file -> {
            try {
                DurableFiles.replace(file, out -> out.write(content.get()));
                successes.accept(Texts.text("chart.saved", file));
            } catch (IOException e) {
                errors.accept(String.valueOf(FileErrors.writing(file, e).getMessage()));
            }
        });
    }
}

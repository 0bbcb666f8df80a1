package dev.sparring.ui.desktop.component;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where a file is to be saved, as a person says. */
@FunctionalInterface
public interface FileTarget {

    /**
     * Asks. It is its part to ask whether a file that is there already may be replaced.
     *
     * @param window that waits meanwhile; null for none
     * @param name that is proposed, with its ending
     * @return the file; empty if nothing is to be saved
     */
    Optional<Path> ask(@Nullable Window window, String name);

    /**
     * Asks with the system's own dialog, which remembers its folder.
     *
     * @param title of the dialog
     * @return the dialog
     */
    static FileTarget dialog(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return (window, name) -> {
            String ending = name.substring(name.lastIndexOf('.') + 1);
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters()
                    .setAll(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
            File chosen = chooser.showSaveDialog(window);
            if (chosen == null) {
                return Optional.empty();
            }
            chooser.setInitialDirectory(chosen.getAbsoluteFile().getParentFile());
            return Optional.of(chosen.toPath());
        };
    }
}

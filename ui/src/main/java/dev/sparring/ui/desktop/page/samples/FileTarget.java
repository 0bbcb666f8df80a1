package dev.sparring.ui.desktop.page.samples;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Where a file is to be saved, as a person says. */
@FunctionalInterface
interface FileTarget {

    /**
     * Asks.
     *
     * @param window that asks
     * @param name that is proposed, with its ending
     * @return the file; empty if nothing is to be saved
     */
    Optional<Path> ask(Window window, String name);

    /** Asks with the system's own dialog, which remembers its folder and warns of files that are there. */
    static FileTarget chooser() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save samples");
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

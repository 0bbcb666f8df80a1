package dev.sparring.ui.desktop.component;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Makes the dialogs of a window. */
    @FunctionalInterface
    interface Dialogs {

        /**
         * A dialog.
         *
         * @param title of it
         * @return the dialog
         */
        FileTarget titled(String title);
    }

    /**
     * Asks with the system's own dialog, which remembers its folder.
     *
     * @param title of the dialog
     * @return the dialog
     */
    static FileTarget dialog(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return withEnding((window, name) -> {
            String ending = ending(name);
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters()
                    .setAll(new FileChooser.ExtensionFilter(
                            ending.substring(1).toUpperCase(Locale.ROOT),
                            alike(ending).stream().map(one -> "*" + one).toList()));
            File folder = chooser.getInitialDirectory();
            if (folder != null && !folder.isDirectory()) {
                // It is gone since, and the system refuses to begin there.
                chooser.setInitialDirectory(null);
            }
            File chosen = chooser.showSaveDialog(window);
            if (chosen == null) {
                return Optional.empty();
            }
            chooser.setInitialDirectory(chosen.getAbsoluteFile().getParentFile());
            return Optional.of(chosen.toPath());
        });
    }

    /**
     * Gives a name without the ending of the proposed one, or another that means the same, that ending. Where such a file is there already, about which nobody has asked, the
     * dialog comes once more and proposes it.
     *
     * @param dialog asks, and asks whether the very file that was typed may be replaced
     * @return a dialog whose files have the ending
     */
    static FileTarget withEnding(FileTarget dialog) {
        return (window, name) -> {
            String ending = ending(name);
            String proposed = name;
            while (true) {
                Optional<Path> chosen = dialog.ask(window, proposed);
                if (chosen.isEmpty() || ends(chosen.get(), ending)) {
                    return chosen;
                }
                Path ended = chosen.get().resolveSibling(chosen.get().getFileName() + ending);
                if (!Files.exists(ended)) {
                    return Optional.of(ended);
                }
                proposed = String.valueOf(ended.getFileName());
            }
        };
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    }

    private static boolean ends(Path file, String ending) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return alike(ending).stream().anyMatch(name::endsWith);
    }

    /** Endings that mean the same, the proposed one first. */
    private static List<String> alike(String ending) {
        return switch (ending) {
            case ".yaml" -> List.of(".yaml", ".yml");
            case ".jpg" -> List.of(".jpg", ".jpeg");
            default -> List.of(ending);
        };
    }
}

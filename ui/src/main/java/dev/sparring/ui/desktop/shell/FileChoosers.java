package dev.sparring.ui.desktop.shell;

import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.text.Texts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Asks for files with the system's own dialogs; where one is saved, with dialogs that it is given. */
final class FileChoosers implements Actions.Chooser {

    private static final FileChooser.ExtensionFilter YAML = new FileChooser.ExtensionFilter("YAML", "*.yaml", "*.yml");

    private final Node owner;
    private final FileTarget.Dialogs dialogs;
    /** By title: each remembers its folder. */
    private final Map<String, FileTarget> saving = new HashMap<>();

    /** Choosers above the window that holds a node; the dialogs ask where files are saved. */
    FileChoosers(Node owner, FileTarget.Dialogs dialogs) {
        this.owner = owner;
        this.dialogs = dialogs;
    }

    @Override
    public void directory(String title, Optional<Path> first, Consumer<Path> chosen) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        existing(first).ifPresent(chooser::setInitialDirectory);
        tell(chooser.showDialog(owner.getScene().getWindow()), chosen);
    }

    @Override
    public void dataFile(String title, Optional<Path> first, Consumer<Path> chosen) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        existing(first).ifPresent(chooser::setInitialDirectory);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Texts.text("dialog.filter.data"), "*.zip", "*.csv", "*.npy", "*ubyte", "*.gz", "*.bin"),
                        new FileChooser.ExtensionFilter(Texts.text("dialog.filter.all"), "*"));
        tell(chooser.showOpenDialog(owner.getScene().getWindow()), chosen);
    }

    @Override
    public void configFile(String title, Consumer<Path> chosen) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(YAML);
        tell(chooser.showOpenDialog(owner.getScene().getWindow()), chosen);
    }

    @Override
    public void save(String title, String name, Consumer<Path> chosen) {
        saving.computeIfAbsent(title, dialogs::titled)
                .ask(owner.getScene().getWindow(), name)
                .ifPresent(chosen);
    }

    private static void tell(@Nullable File answer, Consumer<Path> chosen) {
        if (answer != null) {
            chosen.accept(answer.toPath());
        }
    }

    /** Where to begin to look, if it is still there. */
    static Optional<File> existing(Optional<Path> folder) {
        return folder.filter(Files::isDirectory).map(Path::toFile);
    }
}

package dev.sparring.ui.desktop.session.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.export.ExportTarget;
import dev.sparring.gan.export.Exporter;
import java.nio.file.Path;

/**
 * Where an export of several files goes. A dialog for folders lets choose only one that is there, and cannot ask whether it may be replaced.
 *
 * @param format what is written there
 * @param path the folder that it is to be
 */
public record FolderPlace(Exporter format, Path path) {

    /**
     * The place that a person means by a folder: an empty one, or one that holds an earlier export of the format, is meant itself; in any
     * other a new folder is.
     *
     * @param format what is written there
     * @param chosen the folder
     * @param name of the new one
     * @return the place, which need not be fit to be written to
     */
    public static FolderPlace in(Exporter format, Path chosen, String name) {
        FolderPlace itself = new FolderPlace(format, chosen);
        return itself.isFit(true) ? itself : new FolderPlace(format, chosen.resolve(name));
    }

    /**
     * Whether an earlier export of the format is there, which may be replaced if the person likes.
     *
     * @return false if nothing is there, and if something else is
     */
    public boolean isTaken() {
        return !isFit(false) && isFit(true);
    }

    private boolean isFit(boolean replace) {
        try {
            ExportTarget.of(format, path, replace);
            return true;
        } catch (SparringException.Configuration e) {
            return false;
        }
    }
}

package dev.sparring.gan.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.OutputFile;
import dev.sparring.gan.file.OutputFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an export goes. What is there under the name is as it was until the export is complete, and then replaced, if that is allowed. */
public final class ExportTarget {

    private final Exporter format;
    private final Path place;

    private ExportTarget(Exporter format, Path place) {
        this.format = format;
        this.place = place;
    }

    /**
     * Checks a place before the work.
     *
     * @param format what is to be written there
     * @param place a file or a folder
     * @param force whether what is there may be replaced; of folders, only one of the same format
     * @return the target
     * @throws SparringException.Configuration if it cannot be written, or is there and must not be replaced
     */
    public static ExportTarget of(Exporter format, Path place, boolean force) throws SparringException.Configuration {
        if (format.isFolder()) {
            OutputFolder.requirePlace(place, force, format::ownsFile);
        } else {
            OutputFile.requirePlace(place);
            if (Files.exists(place) && !force) {
                throw new SparringException.Configuration(
                        place + " is there already", "give another name, or replace it by --force");
            }
        }
        return new ExportTarget(format, place);
    }

    /**
     * Writes an export.
     *
     * @param export of the same format
     * @throws SparringException.Storage if it cannot be written; nothing is left then but what was there
     */
    public void write(Export export) throws SparringException.Storage {
        if (format.isFolder()) {
            OutputFolder.write(place, export.files());
        } else {
            OutputFile.write(place, export.files().values().iterator().next());
        }
    }
}

package dev.sparring.gan.file;

import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder of files that a person asked for, under a name of their choice: whole, or not there. */
public final class OutputFolder {

    private OutputFolder() {}

    /**
     * Refuses a place that is not there or not free, before the work. An empty folder is free.
     *
     * @param folder that is to be written
     * @param force whether a folder of the same kind may be replaced
     * @param ours whether a file may belong to a folder of this kind, by its name; one that holds anything else is never replaced
     * @throws SparringException.Configuration if it is a file, lies in no directory, or must not be replaced
     */
    public static void requirePlace(Path folder, boolean force, Predicate<String> ours)
            throws SparringException.Configuration {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        boolean taken = Files.exists(folder) && !Files.isDirectory(folder);
        if (parent == null || !Files.isDirectory(parent) || taken) {
            throw new SparringException.Configuration(
                    folder + " cannot be written", "give a folder in a directory that exists");
        }
        if (Files.isSymbolicLink(folder)) {
            throw new SparringException.Configuration(folder + " is a link", "give the folder that it leads to");
        }
        List<String> names = names(folder);
        Optional<String> foreign =
                names.stream().filter(name -> !ours.test(name)).findFirst();
        if (foreign.isPresent()) {
            throw new SparringException.Configuration(
                    folder + " holds something else, " + foreign.get(), "give a new or an empty folder");
        }
        if (!names.isEmpty() && !force) {
            throw new SparringException.Configuration(
                    folder + " is there already", "give another name, or replace it by --force");
        }
    }

    private static List<String> names(Path folder) throws SparringException.Configuration {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new SparringException.Configuration(
                    folder + " cannot be read", "give another folder, or check its permissions", e);
        }
    }

    /**
     * Writes a folder beside its place and moves it there when it is complete; what was there is replaced.
     *
     * @param folder where to, as {@link #requirePlace} let it pass
     * @param files what it is to hold, by name
     * @throws SparringException.Storage if it cannot be written; a folder that was there is then as it was
     */
    public static void write(Path folder, Map<String, DurableFiles.Content> files) throws SparringException.Storage {
        Path place = folder.toAbsolutePath().normalize();
        Path draft = place.resolveSibling(DurableFiles.DRAFT + place.getFileName());
        try {
            try {
                DurableFiles.deleteTree(draft);
                Files.createDirectory(draft);
                for (Map.Entry<String, DurableFiles.Content> file : files.entrySet()) {
                    DurableFiles.create(draft.resolve(file.getKey()), file.getValue());
                }
                DurableFiles.forceDirectory(draft);
                DurableFiles.replaceDirectory(
                        draft, place, place.resolveSibling(DurableFiles.TRASH + place.getFileName()));
            } catch (IOException | RuntimeException | Error e) {
                discard(draft, e);
                throw e;
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + folder, folder, e);
        }
    }

    private static void discard(Path draft, Throwable reason) {
        try {
            DurableFiles.deleteTree(draft);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}

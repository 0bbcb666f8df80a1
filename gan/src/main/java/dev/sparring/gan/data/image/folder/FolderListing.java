package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.image.decode.ImageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Lists the files below a directory, in an order that depends on their names alone.
 *
 * <p>What starts with a dot is left out. A link to a directory is followed once, and only out of the tree: within it, it
 * would lead to what is listed anyway, or for ever around.
 */
final class FolderListing {

    private static final String REMEDY = "name a directory of pictures that may be read in data.path";

    private final Path root;
    private final Set<Path> linked = new HashSet<>();
    private final List<ImageFile> entries = new ArrayList<>();

    private FolderListing(Path root) {
        this.root = root;
    }

    /**
     * Lists the files.
     *
     * @param directory where to start
     * @return the files, sorted by name level by level
     * @throws SparringException.Data if it is no directory or may not be read
     */
    static List<ImageFile> under(Path directory) throws SparringException.Data {
        if (!Files.isDirectory(directory)) {
            throw new SparringException.Data(directory + " is no directory", REMEDY);
        }
        try {
            FolderListing files = new FolderListing(directory.toRealPath());
            files.list(directory, "");
            return files.entries;
        } catch (IOException e) {
            throw new SparringException.Data(directory + " cannot be listed: " + ReadErrors.reason(e), REMEDY, e);
        }
    }

    private void list(Path directory, String above) throws IOException {
        for (Path path : children(directory)) {
            if (Files.isRegularFile(path)) {
                entries.add(new Entry(path, above + name(path)));
            } else if (Files.isDirectory(path) && mayEnter(path)) {
                list(path, above + name(path) + "/");
            }
        }
    }

    private boolean mayEnter(Path directory) throws IOException {
        if (!Files.isSymbolicLink(directory)) {
            return true;
        }
        Path real = directory.toRealPath();
        return !real.startsWith(root) && !root.startsWith(real) && linked.add(real);
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> !name(path).startsWith("."))
                    .sorted(Comparator.comparing(FolderListing::name))
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /**
     * One file.
     *
     * @param file where it is
     * @param path where it lies within the directory
     */
    private record Entry(Path file, String path) implements ImageFile {

        @Override
        public long bytes() throws IOException {
            return Files.size(file);
        }

        @Override
        public ImageInputStream open() throws IOException {
            return new FileImageInputStream(file.toFile());
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }
}

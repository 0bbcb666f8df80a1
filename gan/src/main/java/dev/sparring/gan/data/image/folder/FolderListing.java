package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.image.decode.ImageFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Lists the files below a directory, in an order that depends on their names alone.
 *
 * <p>What starts with a dot is left out. A link to a directory is followed once, and only out of the tree: within it, it
 * would lead to what is listed anyway, or for ever around.
 */
final class FolderListing implements FileListing {

    private static final String REMEDY = "name a directory of pictures that may be read in data.path";

    private static final long DIRECTORY = -1;

    private final Path directory;
    private final Path root;
    private final Set<Path> linked = new HashSet<>();
    private final FileTable table = new FileTable();

    private FolderListing(Path directory, Path root) {
        this.directory = directory;
        this.root = root;
    }

    /**
     * Lists the files.
     *
     * @param directory where to start
     * @return the files, sorted by name level by level
     * @throws SparringException.Data if it is no directory or may not be read
     */
    static FolderListing under(Path directory) throws SparringException.Data {
        if (!Files.isDirectory(directory)) {
            throw new SparringException.Data(directory + " is no directory", REMEDY);
        }
        try {
            FolderListing files = new FolderListing(directory, directory.toRealPath());
            files.list(directory, "");
            return files;
        } catch (IOException e) {
            throw new SparringException.Data(directory + " cannot be listed: " + ReadErrors.reason(e), REMEDY, e);
        }
    }

    private void list(Path folder, String above) throws IOException {
        List<Path> folders = new ArrayList<>();
        FileTable children = children(folder, folders);
        for (int child : children.sorted()) {
            String name = above + children.name(child);
            if (children.length(child) != DIRECTORY) {
                table.add(name, children.length(child), children.stamp(child));
            } else if (mayEnter(folders.get((int) children.stamp(child)))) {
                list(folders.get((int) children.stamp(child)), name + "/");
            }
        }
    }

    /** Folders are kept as they were found: Java does not find every name again that it reads. */
    private static FileTable children(Path folder, List<Path> folders) throws IOException {
        FileTable children = new FileTable();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                String name = String.valueOf(path.getFileName());
                Optional<BasicFileAttributes> attributes = name.startsWith(".") ? Optional.empty() : attributes(path);
                if (attributes.isEmpty()) {
                    continue;
                }
                if (attributes.get().isDirectory()) {
                    children.add(name, DIRECTORY, folders.size());
                    folders.add(path);
                } else if (attributes.get().isRegularFile()) {
                    FileTime changed = attributes.get().lastModifiedTime();
                    children.add(name, attributes.get().size(), changed.to(TimeUnit.NANOSECONDS));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }

    /** Empty for a link that leads nowhere. */
    private static Optional<BasicFileAttributes> attributes(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean mayEnter(Path folder) throws IOException {
        if (!Files.isSymbolicLink(folder)) {
            return true;
        }
        Path real = folder.toRealPath();
        return !real.startsWith(root) && !root.startsWith(real) && linked.add(real);
    }

    @Override
    public FileTable table() {
        return table;
    }

    @Override
    public String origin() {
        return root.toString();
    }

    @Override
    public boolean hasSums() {
        return false;
    }

    @Override
    public ImageFile file(int index) {
        return new Entry(directory, table.name(index), table.length(index));
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /**
     * One file.
     *
     * @param directory that was listed
     * @param path where it lies within the directory
     * @param bytes its length when it was listed
     */
    private record Entry(Path directory, String path, long bytes) implements ImageFile {

        @Override
        public ImageInputStream open() throws IOException {
            return new FileImageInputStream(new File(directory.toFile(), path));
        }

        @Override
        public String toString() {
            return directory + File.separator + path.replace("/", File.separator);
        }
    }
}

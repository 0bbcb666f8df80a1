package dev.sparring.gan.data.image.stream;

import dev.sparring.gan.catalog.UserFolders;
import dev.sparring.gan.catalog.UserPath;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where decoded pictures are kept: a folder of the user's that all runs share, bounded. What was not used for longest gives way. A file that is removed
 * while a run reads it stays readable to the run.
 */
public final class CacheFolder {

    /** Name of the system property for another folder; the environment's SPARRING_CACHE counts where it is not set. */
    public static final String PROPERTY = "sparring.cache";

    /** Name of the system property for the most bytes of all files, in GB; the environment's SPARRING_CACHE_GB counts where it is not set. */
    public static final String GIGABYTES = "sparring.cache.gb";

    private static final Logger LOG = LoggerFactory.getLogger(CacheFolder.class);
    private static final double USUAL_GIGABYTES = 50;
    private static final double BYTES_OF_A_GIGABYTE = 1 << 30;
    private static final String ENDING = ".pictures";

    /** Those of this process, for two sources of the same pictures. */
    private static final Map<Path, WeakReference<PictureCache>> OPENED = new HashMap<>();

    private final Path folder;
    private final long most;

    /**
     * A folder.
     *
     * @param folder where, made when it is needed
     * @param most bytes that all files together may have
     */
    CacheFolder(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /**
     * The user's.
     *
     * @return the folder that the properties or the environment name, or the one by the customs of the system, such as {@code ~/.cache/sparring}
     */
    public static CacheFolder ofUser() {
        Path folder = setting(PROPERTY, "SPARRING_CACHE").map(UserPath::of).orElseGet(() -> UserFolders.ofThisSystem()
                .cache());
        double gigabytes =
                setting(GIGABYTES, "SPARRING_CACHE_GB").map(CacheFolder::number).orElse(USUAL_GIGABYTES);
        return new CacheFolder(folder.toAbsolutePath(), (long) (gigabytes * BYTES_OF_A_GIGABYTE));
    }

    private static double number(String text) {
        if (text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
            return Double.parseDouble(text);
        }
        LOG.warn("SPARRING_CACHE_GB is {}, which is no number such as 50 or 0.5; {} is taken", text, USUAL_GIGABYTES);
        return USUAL_GIGABYTES;
    }

    /** Forgets which files this process reads, as another process would not know. */
    static void forgetOpened() {
        synchronized (OPENED) {
            OPENED.clear();
        }
    }

    private static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(text -> !text.isBlank());
    }

    /**
     * Where it is.
     *
     * @return an absolute path
     */
    public Path path() {
        return folder;
    }

    /** Opens the pictures of a key, as {@link PictureCache#open}, with as much room as there is once older files gave way. */
    PictureCache open(String key, int pictures, int length, BooleanSupplier deep) throws IOException {
        synchronized (OPENED) {
            makeFolder();
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Path file = folder.resolve(key + ENDING);
                PictureCache known =
                        OPENED.getOrDefault(file, new WeakReference<>(null)).get();
                PictureCache cache =
                        known != null && Files.exists(file) ? known : openFile(file, pictures, length, deep);
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                OPENED.put(file, new WeakReference<>(cache));
                return cache;
            }
        }
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // They are the user's pictures.
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private PictureCache openFile(Path file, int pictures, int length, BooleanSupplier deep) throws IOException {
        if (Files.exists(file)) {
            try {
                return PictureCache.open(file, pictures, length, deep, 0);
            } catch (PictureCache.OtherFileException e) {
                // Whatever it is, it can be made again.
                Files.delete(file);
            }
        }
        boolean two = deep.getAsBoolean();
        return PictureCache.open(file, pictures, length, () -> two, room(PictureCache.bytes(pictures, length, two)));
    }

    /** Bytes for a new file, at most those that it needs. Files that this process reads do not give way, nor do others where that would not help. */
    private long room(long needed) throws IOException {
        long wanted = Math.min(needed, most);
        long used = 0;
        long removable = 0;
        List<Path> others = oldestFirst();
        for (Path other : others) {
            used += length(other);
            removable += isOpened(other) ? 0 : length(other);
        }
        boolean helps = free() < wanted && free() + removable / 2 >= wanted;
        for (Path other : others) {
            if (!isOpened(other) && (used + wanted > most || (helps && free() < wanted))) {
                long length = length(other);
                used -= removed(other) ? length : 0;
            }
        }
        return Math.min(wanted, Math.min(Math.max(0, most - used), free()));
    }

    private static boolean isOpened(Path file) {
        return OPENED.getOrDefault(file, new WeakReference<>(null)).get() != null;
    }

    /** 0 of one that another process removes meanwhile. */
    private static long length(Path file) {
        return file.toFile().length();
    }

    /** On Windows a file that somebody reads stays. */
    private static boolean removed(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** Half of what is free on the disk. */
    private long free() {
        return folder.toFile().getUsableSpace() / 2;
    }

    private List<Path> oldestFirst() throws IOException {
        Map<Path, FileTime> used = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
                used.put(file, FileTime.fromMillis(file.toFile().lastModified()));
            }
        }
        return used.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * What was removed.
     *
     * @param files how many
     * @param bytes their lengths, more than they took on the disk where pictures were still to come
     * @param inUse those that could not be removed, as on Windows while a run reads them
     */
    public record Cleaned(int files, long bytes, List<Path> inUse) {}

    /**
     * Removes all decoded pictures.
     *
     * @return what was removed
     * @throws IOException if the folder cannot be read
     */
    public Cleaned clean() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Cleaned(0, 0, List.of());
        }
        int files = 0;
        long bytes = 0;
        List<Path> inUse = new ArrayList<>();
        for (Path file : oldestFirst()) {
            long length = length(file);
            if (removed(file)) {
                files++;
                bytes += length;
            } else if (Files.exists(file)) {
                inUse.add(file);
            }
        }
        return new Cleaned(files, bytes, inUse);
    }
}

package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.image.decode.ImageFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Lists the files of a zip archive, in an order that depends on their names alone. A folder that all of them lie in is no part of their paths; names
 * that start with a dot and what macOS adds ({@code __MACOSX}) are left out.
 */
final class ZipListing implements Closeable {

    private static final String REMEDY = "name a .zip file of pictures in data.path";

    private final Path archive;
    private final ZipFile zip;
    private final List<ImageFile> files;

    private ZipListing(Path archive, ZipFile zip) {
        this.archive = archive;
        this.zip = zip;
        List<? extends ZipEntry> entries = zip.stream()
                .filter(entry -> !entry.isDirectory() && !isHidden(entry.getName()))
                .sorted(Comparator.comparing(entry -> entry.getName().replace('/', '\0')))
                .toList();
        int common = common(entries);
        this.files = entries.stream()
                .map(entry -> (ImageFile) new Entry(entry, entry.getName().substring(common)))
                .toList();
    }

    /**
     * Opens an archive.
     *
     * @param archive the file
     * @return its files; the caller closes it when they are read
     * @throws SparringException.Data if it is no archive or cannot be read
     */
    static ZipListing open(Path archive) throws SparringException.Data {
        if (!Files.isRegularFile(archive)) {
            throw new SparringException.Data(
                    archive + (Files.isDirectory(archive) ? " is a directory" : " is no file"), REMEDY);
        }
        try {
            return new ZipListing(archive, named(archive));
        } catch (IOException e) {
            String reason = e instanceof ZipException ? "it is no whole zip archive" : ReadErrors.reason(e);
            throw new SparringException.Data(archive + " cannot be read: " + reason, REMEDY, e);
        }
    }

    /** Old programs write names in the code page of their country, where any will do to tell them apart. */
    private static ZipFile named(Path archive) throws IOException {
        try {
            return new ZipFile(archive.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return new ZipFile(archive.toFile(), Charset.forName("IBM437"));
        }
    }

    /** The files. */
    List<ImageFile> files() {
        return files;
    }

    private static boolean isHidden(String name) {
        return Arrays.stream(name.split("/", -1)).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    /** Letters of the name of the one folder that everything lies in. */
    private static int common(List<? extends ZipEntry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        String first = entries.get(0).getName();
        int length = first.indexOf('/') + 1;
        String folder = first.substring(0, length);
        return entries.stream().allMatch(entry -> entry.getName().startsWith(folder)) ? length : 0;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** One file of the archive. */
    private final class Entry implements ImageFile {
        private final ZipEntry entry;
        private final String path;

        Entry(ZipEntry entry, String path) {
            this.entry = entry;
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public long bytes() {
            return entry.getSize();
        }

        @Override
        public ImageInputStream open() throws IOException {
            return new EntryStream(zip.getInputStream(entry));
        }

        @Override
        public String toString() {
            return archive + "/" + entry.getName();
        }
    }

    /** Closes what it reads, which its parent does not. */
    private static final class EntryStream extends MemoryCacheImageInputStream {
        private final InputStream in;

        EntryStream(InputStream in) {
            super(in);
            this.in = in;
        }

        @Override
        public void close() throws IOException {
            super.close();
            in.close();
        }
    }
}

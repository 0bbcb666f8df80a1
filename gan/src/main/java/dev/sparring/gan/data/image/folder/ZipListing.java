package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.image.decode.ImageFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Lists the files of a zip archive, in an order that depends on their names alone. A folder that all of them lie in is no part of their paths; names
 * that start with a dot and what macOS adds ({@code __MACOSX}) are left out.
 */
final class ZipListing implements FileListing {

    private static final String REMEDY = "name a .zip file of pictures in data.path";

    private final Path archive;
    private final ZipFile zip;
    private final String common;
    private final FileTable table;

    private ZipListing(Path archive, ZipFile zip) {
        this.archive = archive;
        this.zip = zip;
        FileTable found = new FileTable();
        zip.stream()
                .filter(entry -> !entry.isDirectory() && !isHidden(entry.getName()))
                .forEach(entry -> found.add(entry.getName(), entry.getSize(), entry.getCrc()));
        this.common = common(found);
        this.table = new FileTable();
        for (int file : found.sorted()) {
            table.add(found.name(file).substring(common.length()), found.length(file), found.stamp(file));
        }
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

    @Override
    public FileTable table() {
        return table;
    }

    /** Sums of the contents are among the stamps, so that it is no matter where the archive lies. */
    @Override
    public String origin() {
        return "zip";
    }

    @Override
    public boolean hasSums() {
        return true;
    }

    @Override
    public ImageFile file(int index) {
        return new Entry(common + table.name(index), table.name(index), table.length(index));
    }

    private static boolean isHidden(String name) {
        return Arrays.stream(name.split("/", -1)).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    /** The one folder that everything lies in, with its {@code /}; empty if there is none. */
    private static String common(FileTable names) {
        if (names.size() == 0) {
            return "";
        }
        String first = names.name(0);
        String folder = first.substring(0, first.indexOf('/') + 1);
        return IntStream.range(0, names.size()).allMatch(i -> names.name(i).startsWith(folder)) ? folder : "";
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("what was only read can be closed", e);
        }
    }

    /** One file of the archive. */
    private final class Entry implements ImageFile {
        private final String name;
        private final String path;
        private final long bytes;

        Entry(String name, String path, long bytes) {
            this.name = name;
            this.path = path;
            this.bytes = bytes;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public ImageInputStream open() throws IOException {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new NoSuchFileException(name);
            }
            return new EntryStream(zip.getInputStream(entry));
        }

        @Override
        public String toString() {
            return archive + "/" + name;
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

package dev.sparring.ui.desktop.session;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.run.storage.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures of samples, and keeps the last one: whoever looks again and again at the newest reads it once, and again when it was written anew, as
 * a run does that goes on from an older checkpoint. Mutable; one thread at a time.
 */
public final class SheetReader {

    private @Nullable Written last;
    private @Nullable SampleImage image;

    /** A file as it was when it was read. */
    private record Written(Path file, FileTime time, long bytes) {
        static Written of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Written(file, now.lastModifiedTime(), now.size());
        }
    }

    /** A reader that has read nothing yet. */
    public SheetReader() {}

    /**
     * Reads a picture.
     *
     * @param file one of {@link RunReader#samplePictures}
     * @return what is in it; the very object that was returned before if it has not changed
     * @throws SparringException.Storage if it is damaged or gone
     */
    public SampleImage read(Path file) throws SparringException.Storage {
        try {
            Written now = Written.of(file);
            SampleImage known = image;
            if (known != null && now.equals(last)) {
                return known;
            }
            SampleImage found = SampleImage.read(file, RunReader.stepOf(file));
            last = now;
            image = found;
            return found;
        } catch (IOException e) {
            throw FileErrors.reading(file, e);
        }
    }
}

package dev.sparring.gan.data.image.decode;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** A file that may be a picture, on a disk or in an archive. {@code toString} is its name for a person. Safe from any thread. */
public interface ImageFile {

    /**
     * Where it lies within its folder or archive.
     *
     * @return names with {@code /} between them, such as {@code train/cat/1.png}
     */
    String path();

    /**
     * How long it is.
     *
     * @return bytes, uncompressed; -1 if that is unknown
     * @throws IOException if it cannot be told
     */
    long bytes() throws IOException;

    /**
     * Opens it.
     *
     * @return at its first byte; the caller closes it
     * @throws IOException if it cannot be opened
     */
    ImageInputStream open() throws IOException;
}

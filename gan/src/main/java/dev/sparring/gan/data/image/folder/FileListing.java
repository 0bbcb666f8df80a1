package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.data.image.decode.ImageFile;
import java.io.Closeable;

/** Files that may be pictures, in an order that depends on their names alone. Its files can be opened until it is closed. */
interface FileListing extends Closeable {

    /** Their names, in {@link FileTable#compare}'s order. */
    FileTable table();

    /** Where they lie, for nothing but telling places apart. */
    String origin();

    /** Whether the stamps are sums of the contents. */
    boolean hasSums();

    /** One of them, in [0, size). */
    ImageFile file(int index);

    @Override
    void close();

    /** How many. */
    default int size() {
        return table().size();
    }
}

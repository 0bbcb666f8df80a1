package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.image.ImageOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a zip archive of pictures as {@link ImageFolder} reads a directory, without unpacking it: folders of pictures, or what StyleGAN and its kin
 * write, with its {@code dataset.json}. One folder that everything lies in counts as the archive itself.
 */
public final class ImageZip {

    private ImageZip() {}

    /**
     * Loads what is to be trained on.
     *
     * @param archive the .zip file
     * @param options what is made of the pictures
     * @return the set, of at least one image; it knows what was left out
     * @throws SparringException.Data as {@link ImageFolder#load}
     */
    public static DataSource load(Path archive, ImageOptions options) throws SparringException.Data {
        return read(archive, parts -> Optional.of(ImageLoader.load(archive, options, parts.training())))
                .orElseThrow();
    }

    /**
     * Loads what is not trained on.
     *
     * @param archive the .zip file
     * @param options what is made of the pictures
     * @return empty if no folder is called so
     * @throws SparringException.Data as {@link #load}
     */
    public static Optional<DataSource> loadHeldOut(Path archive, ImageOptions options) throws SparringException.Data {
        return read(
                archive,
                parts -> parts.heldOut().isEmpty()
                        ? Optional.empty()
                        : Optional.of(ImageLoader.load(
                                archive, options, parts.heldOut().get())));
    }

    private static Optional<DataSource> read(Path archive, Reading reading) throws SparringException.Data {
        ZipListing listing = ZipListing.open(archive);
        boolean streamed = false;
        try {
            Optional<DataSource> source = reading.of(ImageParts.of(listing));
            // One that is streamed reads on, and lets the archive go with itself.
            streamed = source.isPresent() && source.get().isStreamed();
            return source;
        } finally {
            if (!streamed) {
                listing.close();
            }
        }
    }

    /** What is read while the archive is open. */
    private interface Reading {
        Optional<DataSource> of(ImageParts parts) throws SparringException.Data;
    }
}

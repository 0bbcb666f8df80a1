package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.image.ImageOptions;
import java.io.IOException;
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
        return read(archive, parts -> ImageLoader.load(archive, options, parts.training()));
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

    private static <T> T read(Path archive, Reading<T> reading) throws SparringException.Data {
        try (ZipListing listing = ZipListing.open(archive)) {
            return reading.of(ImageParts.of(listing.files()));
        } catch (IOException e) {
            throw new SparringException.Data(
                    archive + " cannot be read: " + ReadErrors.reason(e), "give it again in data.path", e);
        }
    }

    /** What is read while the archive is open. */
    private interface Reading<T> {
        T of(ImageParts parts) throws SparringException.Data;
    }
}

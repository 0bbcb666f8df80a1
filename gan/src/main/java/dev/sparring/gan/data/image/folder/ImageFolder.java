package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.image.ImageOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a directory of pictures: PNG, JPEG, WebP, TIFF, GIF and BMP, told by their content, of several frames or pages the first.
 *
 * <p>Each picture is turned as its camera noted, fitted to the wanted proportions and resampled; transparency is laid on white or kept; grey is
 * Rec. 601 luma. A picture's label is the sub-folder of the directory it lies in, at whatever depth; one directly in the
 * directory has none. Sub-folders called {@code train}, {@code val}, {@code test} and the like are parts of the data, with labels
 * below them; a {@code dataset.json}, as StyleGAN's, replaces folders as labels. The order is that of the names. Left
 * out: what starts with a dot, what is no picture by content or name, and links back into the directory.
 *
 * <pre>{@code
 * DataSource cats = ImageFolder.load(Path.of("cats"), ImageOptions.of(SampleShape.image(3, 64)));
 * }</pre>
 */
public final class ImageFolder {

    private ImageFolder() {}

    /**
     * Loads what is to be trained on: decodes it on as many threads as there are processors and returns when all is read, or, where it is to be
     * kept on the disk, returns at once and decodes each picture when it is needed.
     *
     * @param directory where the pictures are
     * @param options what is made of them
     * @return the set, of at least one image; it knows what was left out
     * @throws SparringException.Data if there is no picture, one is unreadable and not to be left out, or memory is short
     */
    public static DataSource load(Path directory, ImageOptions options) throws SparringException.Data {
        ImageParts parts = ImageParts.of(FolderListing.under(directory));
        return ImageLoader.load(directory, options, parts.training());
    }

    /**
     * Loads what is not trained on.
     *
     * @param directory where the pictures are
     * @param options what is made of them
     * @return empty if no folder is called so
     * @throws SparringException.Data as {@link #load}
     */
    public static Optional<DataSource> loadHeldOut(Path directory, ImageOptions options) throws SparringException.Data {
        ImageParts parts = ImageParts.of(FolderListing.under(directory));
        return parts.heldOut().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ImageLoader.load(directory, options, parts.heldOut().get()));
    }
}

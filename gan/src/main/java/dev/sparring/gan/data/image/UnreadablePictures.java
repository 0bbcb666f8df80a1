package dev.sparring.gan.data.image;

import dev.sparring.gan.SparringException;
import org.jspecify.annotations.Nullable;

/** What is said where pictures of a folder or archive cannot be read. */
public final class UnreadablePictures {

    private UnreadablePictures() {}

    /**
     * Some of them cannot, and none is to be left out.
     *
     * @param unreadable how many
     * @param all how many there are
     * @param origin the folder or archive
     * @param first the first of them, with the reason
     * @param cause of the first, or null
     * @return the error
     */
    public static SparringException.Data some(
            int unreadable, int all, Object origin, String first, @Nullable Throwable cause) {
        return new SparringException.Data(
                unreadable + " of " + all + " pictures in " + origin + " cannot be read, the first is " + first,
                "remove them or set data.skipUnreadable: true",
                cause);
    }

    /**
     * There is none that can.
     *
     * @param origin the folder or archive
     * @param first the first that cannot, with the reason; empty if there is no picture at all
     * @param cause of the first, or null
     * @return the error
     */
    public static SparringException.Data none(Object origin, String first, @Nullable Throwable cause) {
        return new SparringException.Data(
                "no pictures in " + origin + (first.isEmpty() ? "" : " that can be read, the first is " + first),
                "name a directory or a .zip file of PNG, JPEG, WebP, TIFF, GIF or BMP pictures in data.path",
                cause);
    }
}

package dev.sparring.gan.data.image.decode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Kinds of picture files, told by their first bytes and not by their names. */
enum ImageFormat {
    PNG(true, "png"),
    JPEG(true, "jpeg jpg jpe jfif"),
    GIF(true, "gif"),
    BMP(true, "bmp"),
    TIFF(true, "tiff tif"),
    WEBP(true, "webp"),
    AVIF(false, "avif avifs"),
    HEIC(false, "heic heif hif"),
    JPEG_XL(false, "jxl"),
    PSD(false, "psd psb");

    /** What there must be in a message of those that can be read. */
    static final String READABLE_NAMES = "PNG, JPEG, WebP, TIFF, GIF or BMP";

    private static final int LONGEST_SIGNATURE = 16;
    private static final Set<String> ENDINGS = Arrays.stream(values())
            .flatMap(format -> format.endings().stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private final boolean readable;
    /** Divided by spaces; the first is ImageIO's name, too. */
    private final String endings;

    ImageFormat(boolean readable, String endings) {
        this.readable = readable;
        this.endings = endings;
    }

    /**
     * The format of a file.
     *
     * @param in at its first byte, and there again when this returns
     * @return empty if it is of none of these
     * @throws IOException if it cannot be read
     */
    static Optional<ImageFormat> of(ImageInputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_SIGNATURE];
        int length = 0;
        for (int read = 0; read >= 0 && length < bytes.length; length += Math.max(0, read)) {
            read = in.read(bytes, length, bytes.length - length);
        }
        in.seek(0);
        String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(format -> format.begins(start)).findFirst();
    }

    private boolean begins(String start) {
        return switch (this) {
            case PNG -> start.startsWith("\u0089PNG\r\n\u001a\n");
            case JPEG -> start.startsWith("\u00ff\u00d8\u00ff");
            case GIF -> start.startsWith("GIF87a") || start.startsWith("GIF89a");
            // Two letters alone would take many a text for a picture; four reserved bytes of 0 follow the length.
            case BMP -> start.startsWith("BM") && start.startsWith("\0\0\0\0", 6);
            case TIFF -> start.startsWith("II*\0") || start.startsWith("MM\0*");
            case WEBP -> start.startsWith("RIFF") && start.startsWith("WEBP", 8);
            case AVIF -> AVIF_BRANDS.contains(brand(start));
            case HEIC -> HEIC_BRANDS.contains(brand(start));
            case JPEG_XL -> start.startsWith("\u00ff\n") || start.startsWith("\0\0\0\u000cJXL ");
            case PSD -> start.startsWith("8BPS\0");
        };
    }

    /** The major brand of a file in boxes, ISO/IEC 14496-12. */
    private static String brand(String start) {
        return start.startsWith("ftyp", 4) && start.length() >= 12 ? start.substring(8, 12) : "";
    }

    /**
     * Whether a file is called a picture.
     *
     * @param path its name
     * @return true if it has the ending of one of these formats
     */
    static boolean isNamed(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending);
    }

    private List<String> endings() {
        return List.of(endings.split(" "));
    }

    /** Whether it can be decoded. */
    boolean isReadable() {
        return readable;
    }

    /**
     * How many pixels a file can hold, so that a damaged or forged size is seen before memory is taken for it.
     *
     * <p>Deflate, of PNG, comes to 1032 bytes a byte, which also bounds what LZW does in GIF and TIFF; a block of 64 pixels takes a bit of JPEG at least.
     * A WebP of a single colour and a blank fax in TIFF have no such bound, but nobody trains on more than a million pixels of these.
     *
     * @param bytes of the file, at least 0
     * @param reader of the format, at the file
     * @return how many at most
     * @throws IOException if the reader cannot tell the bits of a pixel
     */
    long mostPixels(long bytes, ImageReader reader) throws IOException {
        return switch (this) {
            case PNG ->
                bytes * 8 * 1032 / reader.getRawImageType(0).getColorModel().getPixelSize();
            case JPEG -> bytes * 8 * 64;
            case BMP -> 1_000_000 + bytes * 1000;
            default -> 1_000_000 + bytes * 10_000;
        };
    }

    /** What people call it. */
    String label() {
        return switch (this) {
            case WEBP -> "WebP";
            case JPEG_XL -> "JPEG XL";
            case PSD -> "Photoshop";
            default -> name();
        };
    }

    /**
     * What decodes it: Java's own decoder first, then those of libraries.
     *
     * @return at least one if the format is readable; the caller disposes of them
     */
    List<ImageReader> readers() {
        List<ImageReader> readers = new ArrayList<>();
        Iterator<ImageReader> found =
                ImageIO.getImageReadersByFormatName(endings().get(0));
        while (found.hasNext()) {
            ImageReader reader = found.next();
            readers.add(isJavas(reader) ? 0 : readers.size(), reader);
        }
        return readers;
    }

    private static boolean isJavas(ImageReader reader) {
        return ImageIO.class.getModule().equals(reader.getClass().getModule());
    }
}

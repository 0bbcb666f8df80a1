package dev.sparring.gan.data.image;

import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.SampleShape;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * Decodes one PNG, JPEG, GIF (first frame) or BMP file to a square image; the format is seen from the content.
 *
 * <p>The orientation that a camera notes beside the picture is not applied. Memory while decoding: about 8 bytes a pixel, of
 * about 4 million pixels or, if more, of four times the wanted side squared.
 */
final class ImageDecoder {

    private static final long MOST_PIXELS = 64_000_000;

    /** A picture above this is thinned while it is decoded, but to no less than four times the wanted side. */
    private static final long PLENTY_OF_PIXELS = 4_000_000;

    private static final int LONGEST_SIGNATURE = 10;
    private static final Set<String> PICTURE_ENDINGS =
            Set.of("png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "webp", "tif", "tiff", "heic", "avif");
    private static final String FOREIGN_COLOURS = "its colours are not RGB or grey (CMYK is not supported)";

    private final SampleShape shape;

    /**
     * A decoder, safe from any thread.
     *
     * @param shape of the result
     */
    ImageDecoder(SampleShape shape) {
        this.shape = shape;
    }

    /**
     * Decodes a file, if it is a picture.
     *
     * @param file what to read
     * @return unsigned bytes of the decoder's shape, or empty if neither content nor name is that of a picture
     * @throws UnreadablePicture if it should be a picture and cannot be decoded
     */
    Optional<byte[]> decode(Path file) throws UnreadablePicture {
        try {
            String format = format(file);
            if (!format.isEmpty()) {
                BufferedImage image = read(file, format);
                byte[] planes = ImagePixels.planes(image, shape.channels());
                return Optional.of(ImageResize.toFill(
                        planes, shape.channels(), image.getHeight(), image.getWidth(), shape.height(), shape.width()));
            }
        } catch (IOException e) {
            throw new UnreadablePicture(reason(e), e);
        } catch (RuntimeException e) {
            // ImageIO's decoders answer damaged files with unchecked exceptions too.
            throw new UnreadablePicture("its data are damaged", e);
        } catch (OutOfMemoryError e) {
            // A damaged length makes a decoder ask for up to 2 GB in one piece, which fails without harm.
            throw new UnreadablePicture("it needs more memory than Java may use", e);
        }
        if (PICTURE_ENDINGS.contains(ending(file))) {
            throw new UnreadablePicture("it is no PNG, JPEG, GIF or BMP picture");
        }
        return Optional.empty();
    }

    private BufferedImage read(Path file, String format) throws IOException, UnreadablePicture {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        AtomicBoolean endsEarly = new AtomicBoolean();
        // The JPEG decoder paints what is missing grey and says so in a warning only.
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.startsWith("Truncated File") || warning.contains("premature end")) {
                endsEarly.set(true);
            }
        });
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new UnreadablePicture(
                        String.format(Locale.ROOT, "it has %dx%d pixels, more than 64 million", width, height));
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            int period = period(width, height);
            parameters.setSourceSubsampling(period, period, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            if (endsEarly.get()) {
                throw new UnreadablePicture("it ends early");
            }
            if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
                throw new UnreadablePicture(FOREIGN_COLOURS);
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private int period(int width, int height) {
        double excess = Math.sqrt((double) width * height / PLENTY_OF_PIXELS);
        int most = Math.min(width, height) / (4 * shape.width());
        return Math.max(1, Math.min(most, (int) Math.ceil(excess)));
    }

    private static String reason(IOException error) {
        return error instanceof IIOException && "Unsupported Image Type".equals(error.getMessage())
                ? FOREIGN_COLOURS
                : ReadErrors.reason(error);
    }

    /** The name ImageIO has for the format, or empty. */
    private static String format(Path file) throws IOException {
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(LONGEST_SIGNATURE), StandardCharsets.ISO_8859_1);
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "png";
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "jpeg";
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return "gif";
        }
        // Two letters alone would take many a text for a picture; four reserved bytes of 0 follow the length.
        return start.startsWith("BM") && start.startsWith("\0\0\0\0", 6) ? "bmp" : "";
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Says why a picture cannot be decoded, as a clause about the file. */
    static final class UnreadablePicture extends Exception {
        private static final long serialVersionUID = 1L;

        /**
         * The reason.
         *
         * @param reason a clause such as {@code it ends early}
         */
        UnreadablePicture(String reason) {
            super(reason);
        }

        /**
         * The reason, with its cause.
         *
         * @param reason as above
         * @param cause where it came from
         */
        UnreadablePicture(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}

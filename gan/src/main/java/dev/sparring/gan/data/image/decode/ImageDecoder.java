package dev.sparring.gan.data.image.decode;

import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.SampleShape;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes one PNG, JPEG, WebP, TIFF, GIF or BMP file (of several pages or frames the first) and fits it to a shape; the format is seen from the
 * content, and the picture is turned as the camera noted.
 *
 * <p>Memory while decoding: about 8 bytes a pixel, of about 4 million pixels or, if more, of four times the wanted side
 * squared.
 */
public final class ImageDecoder {

    private static final long MOST_PIXELS = 64_000_000;

    /** A file of so many bytes is read at once. */
    private static final long FEW_BYTES = 4 << 20;

    /** A picture above this is thinned while it is decoded, but to no less than four times the wanted side. */
    private static final long PLENTY_OF_PIXELS = 4_000_000;

    static {
        ImageIO.setUseCache(false);
    }

    private final SampleShape shape;
    private final ImageFit fit;

    /**
     * A decoder, safe from any thread.
     *
     * @param shape of the result, of 1, 3 or 4 channels
     * @param fit what becomes of pictures of other proportions
     */
    public ImageDecoder(SampleShape shape, ImageFit fit) {
        this.shape = shape;
        this.fit = fit;
    }

    /**
     * A decoded picture.
     *
     * @param pixels of the decoder's shape: unsigned bytes, or two each with the high one first where the file had 16 bits
     * @param height rows it had, upright
     * @param width columns it had, upright
     */
    public record Decoded(byte[] pixels, int height, int width) {}

    /**
     * Whether a file is called a picture.
     *
     * @param name of the file, perhaps with those of folders
     * @return true if its name has the ending of a format of pictures, readable or not
     */
    public static boolean isNamedPicture(String name) {
        return ImageFormat.isNamed(name);
    }

    /**
     * Whether a file is to be taken for a picture, by its name or else its first bytes.
     *
     * @param file opened only if its name does not tell
     * @return true if {@link #decode} gives a picture or says why it cannot
     */
    public static boolean isPicture(ImageFile file) {
        if (isNamedPicture(file.path())) {
            return true;
        }
        try (ImageInputStream in = file.open()) {
            return ImageFormat.of(in).isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Decodes a file, if it is a picture.
     *
     * @param file what to read
     * @return empty if neither content nor name is that of a picture
     * @throws UnreadableImage if it should be a picture and cannot be decoded
     */
    public Optional<Decoded> decode(ImageFile file) throws UnreadableImage {
        try (ImageInputStream opened = file.open()) {
            // Of memory alone nothing has to be closed.
            ImageInputStream in = inMemory(opened, file.bytes());
            Optional<ImageFormat> format = ImageFormat.of(in);
            if (format.isPresent()) {
                return Optional.of(decode(in, format.get(), file.bytes()));
            }
        } catch (IOException e) {
            throw new UnreadableImage(ReadErrors.reason(e), e);
        } catch (RuntimeException e) {
            // ImageIO's decoders answer damaged files with unchecked exceptions too.
            throw new UnreadableImage("its data are damaged", e);
        } catch (OutOfMemoryError e) {
            // A damaged length makes a decoder ask for up to 2 GB in one piece, which fails without harm.
            throw new UnreadableImage("it needs more memory than Java may use", e);
        }
        if (isNamedPicture(file.path())) {
            throw new UnreadableImage("it is no " + ImageFormat.READABLE_NAMES + " picture");
        }
        return Optional.empty();
    }

    /** Decoders read a byte here and a byte there, each of which is a call of the system where the file is not in memory. */
    private static ImageInputStream inMemory(ImageInputStream in, long bytes) throws IOException {
        return in instanceof FileImageInputStream && bytes <= FEW_BYTES ? InMemoryStream.of(in, bytes) : in;
    }

    private Decoded decode(ImageInputStream in, ImageFormat format, long bytes) throws IOException, UnreadableImage {
        if (!format.isReadable()) {
            throw new UnreadableImage(String.format(
                    Locale.ROOT,
                    "it is %s %s picture, which is not read; turn it into PNG, such as by 'magick IN OUT.png'",
                    format == ImageFormat.AVIF ? "an" : "a",
                    format.label()));
        }
        int orientation = Orientation.of(in, format);
        Original original = read(in, format, bytes);
        Pixels upright = PixelReader.read(original.image(), shape.channels()).upright(orientation);
        boolean turned = upright.height() != original.image().getHeight();
        byte[] pixels = fit.fit(upright, shape.height(), shape.width()).samples();
        return turned
                ? new Decoded(pixels, original.width(), original.height())
                : new Decoded(pixels, original.height(), original.width());
    }

    /** A picture as it lies in its file, perhaps thinned, and the size it has there. */
    private record Original(BufferedImage image, int height, int width) {}

    /** Java's own decoder first; what it does not turn into RGB or grey, such as CMYK in JPEG, is left to those of libraries. */
    private Original read(ImageInputStream file, ImageFormat format, long bytes) throws IOException, UnreadableImage {
        List<ImageReader> readers = format.readers();
        ImageInputStream in =
                format == ImageFormat.WEBP && !(file instanceof InMemoryStream) ? InMemoryStream.of(file, bytes) : file;
        try {
            for (ImageReader reader : readers) {
                in.seek(0);
                Optional<Original> original = read(in, reader, format, bytes);
                if (original.isPresent()) {
                    return original.get();
                }
            }
            throw new UnreadableImage("its colours are not RGB, grey or CMYK");
        } finally {
            readers.forEach(ImageReader::dispose);
        }
    }

    /** Empty if the reader does not know the colours. */
    private Optional<Original> read(ImageInputStream in, ImageReader reader, ImageFormat format, long bytes)
            throws IOException, UnreadableImage {
        AtomicBoolean endsEarly = new AtomicBoolean();
        // The JPEG decoder paints what is missing grey and says so in a warning only.
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.startsWith("Truncated File") || warning.contains("premature end")) {
                endsEarly.set(true);
            }
        });
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new UnreadableImage(
                    String.format(Locale.ROOT, "it has %dx%d pixels, more than 64 million", width, height));
        }
        if (bytes >= 0 && (long) width * height > format.mostPixels(bytes, reader)) {
            throw new UnreadableImage(String.format(
                    Locale.ROOT, "it announces %dx%d pixels, more than its %,d bytes can hold", width, height, bytes));
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        int period = period(width, height);
        parameters.setSourceSubsampling(period, period, 0, 0);
        BufferedImage image;
        try {
            image = reader.read(0, parameters);
        } catch (IIOException e) {
            if ("Unsupported Image Type".equals(e.getMessage())) {
                return Optional.empty();
            }
            throw e;
        }
        if (endsEarly.get()) {
            throw new UnreadableImage("it ends early");
        }
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK
                ? Optional.empty()
                : Optional.of(new Original(image, height, width));
    }

    private int period(int width, int height) {
        double excess = Math.sqrt((double) width * height / PLENTY_OF_PIXELS);
        int most = Math.min(width, height) / (4 * Math.max(shape.height(), shape.width()));
        return Math.max(1, Math.min(most, (int) Math.ceil(excess)));
    }
}

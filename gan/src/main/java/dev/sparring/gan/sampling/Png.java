package dev.sparring.gan.sampling;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG, encoded and read. */
public final class Png {

    /** The most pixels of a picture that is read: 256 MB. */
    private static final long MOST_PIXELS = 64_000_000;

    private Png() {}

    /**
     * Encodes in memory. ImageIO's usual stream goes through a temporary file and registers a shutdown hook for it, which
     * fails where a process that is told to end draws its last picture.
     *
     * @param image any
     * @return the file's bytes
     */
    public static byte[] of(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a picture that a run has drawn.
     *
     * @param file a PNG
     * @return the picture
     * @throws IOException if it cannot be read, is damaged, or is larger than anything a run draws
     */
    public static BufferedImage read(Path file) throws IOException {
        return read(file, reader -> reader.read(0));
    }

    /**
     * Reads how large a picture is, and nothing more of it.
     *
     * @param file a PNG
     * @return width and height in pixels
     * @throws IOException as {@link #read}
     */
    public static Dimension size(Path file) throws IOException {
        return read(file, reader -> new Dimension(reader.getWidth(0), reader.getHeight(0)));
    }

    private interface Reading<T> {
        T of(ImageReader reader) throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new IOException("it has " + width + "x" + height + " pixels");
            }
            return reading.of(reader);
        } catch (RuntimeException e) {
            // The decoder answers damaged files with unchecked exceptions too.
            throw new IOException("its data are damaged", e);
        } finally {
            reader.dispose();
        }
    }
}

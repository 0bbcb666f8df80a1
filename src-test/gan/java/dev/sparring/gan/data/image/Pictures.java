package dev.sparring.gan.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Makes picture files for tests. */
public final class Pictures {

    private Pictures() {}

    /** An 8x8 picture of one colour. */
    public static BufferedImage plain(int rgb) {
        return plain(BufferedImage.TYPE_INT_RGB, 8, 8, 0xFF000000 | rgb);
    }

    /** A picture of one colour. */
    public static BufferedImage plain(int type, int width, int height, int argb) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, argb);
            }
        }
        return image;
    }

    /** A picture as a file holds it. */
    public static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("no encoder for " + format);
        }
        return bytes.toByteArray();
    }

    /** Writes a picture, with the directories it lies in. */
    public static void write(BufferedImage image, String format, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, encoded(image, format));
    }
}

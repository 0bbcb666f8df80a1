package dev.sparring.bench.streaming;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Makes folders of JPEG files, 64x64 in colour, a thousand a folder. */
final class MadePictures {

    private static final int SIDE = 64;
    private static final int COARSE = 8;
    private static final int A_FOLDER = 1000;
    private static final int DIFFERENT = 1000;

    private MadePictures() {}

    /**
     * Makes them, unless the folder is there.
     *
     * @param folder where
     * @param count how many
     * @param linked whether all after the first thousand are other names of these, which is quick and takes no room
     * @throws IOException if one cannot be written
     */
    static void in(Path folder, int count, boolean linked) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        for (int first = 0; first < count; first += A_FOLDER) {
            Files.createDirectories(file(folder, first).getParent());
        }
        int made = linked ? Math.min(count, DIFFERENT) : count;
        IntStream.range(0, made).parallel().forEach(number -> write(number, file(folder, number)));
        for (int number = made; number < count; number++) {
            Files.createLink(file(folder, number), file(folder, number % DIFFERENT));
        }
    }

    private static Path file(Path folder, int number) {
        return folder.resolve(String.format("%04d/%07d.jpg", Math.floorDiv(number, A_FOLDER), number));
    }

    private static void write(int number, Path file) {
        RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(number);
        BufferedImage coarse = new BufferedImage(COARSE, COARSE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < COARSE * COARSE; i++) {
            coarse.setRGB(i % COARSE, Math.floorDiv(i, COARSE), random.nextInt());
        }
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(coarse, 0, 0, SIDE, SIDE, null);
        graphics.dispose();
        try {
            ImageIO.write(image, "jpg", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

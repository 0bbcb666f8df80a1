package dev.sparring.examples;

import dev.sparring.core.network.Inference;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.synthetic.Shapes;
import dev.sparring.gan.run.Training;
import dev.sparring.gan.sampling.GeneratorSampler;
import dev.sparring.gan.sampling.SampleGrid;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;

/**
 * An adversarial autoencoder (Makhzani et al. 2015): an encoder's codes must be enough for a decoder to rebuild the image, and so like
 * draws from a normal distribution that a critic cannot tell them apart. Then every draw decodes to an image.
 *
 * <p>What to see: {@code codes.png}, where images lie in the plane, a colour a kind, filling a round cloud; {@code decoded.png}, what draws
 * decode to. The rebuilding error falls while the critic stays near chance.
 */
public final class AdversarialAutoencoder {

    private static final int SIDE = 400;
    private static final double REACH = 3.5;

    private AdversarialAutoencoder() {}

    /**
     * Trains and draws the plane of codes.
     *
     * @param arguments steps, if other than 6,000
     * @throws Exception if it cannot train or write
     */
    public static void main(String[] arguments) throws Exception {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 6000;
        Shapes shapes = Shapes.of(28, 1, 42);
        AutoencoderStep step = new AutoencoderStep(shapes);
        GeneratorSampler decoder = new GeneratorSampler(step.decoder, step.prior, shapes.shape());
        try (Training training = Training.of(step).samples(decoder, shapes)) {
            training.run(steps);
            Files.write(Path.of("decoded.png"), SampleGrid.images(decoder.picture(steps, 64)));
            drawCodes(step, shapes);
        } finally {
            step.players().all().values().forEach(player -> player.network().close());
        }
    }

    private static void drawCodes(AutoencoderStep step, Shapes shapes) throws IOException {
        Subset images = Subset.of(shapes, LongStream.range(1_000_000, 1_002_000).toArray());
        float[] codes = Inference.outputs(
                step.encoder.network(), images.samples(), shapes.shape().length());
        BufferedImage plane = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plane.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            int kind = images.label(i).orElse(0);
            graphics.setColor(
                    Color.getHSBColor((float) kind / shapes.labelNames().size(), 0.9f, 0.8f));
            graphics.fillOval(place(codes[2 * i]), place(codes[2 * i + 1]), 4, 4);
            sum += codes[2 * i] * codes[2 * i] + codes[2 * i + 1] * codes[2 * i + 1];
        }
        graphics.dispose();
        ImageIO.write(plane, "png", new File("codes.png"));
        System.out.printf("mean square of a code's numbers: %.2f, of the prior's 1%n", sum / 4000);
    }

    private static int place(double number) {
        return (int) ((number / REACH + 1) / 2 * SIDE);
    }
}

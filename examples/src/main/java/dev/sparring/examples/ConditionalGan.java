package dev.sparring.examples;

import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.synthetic.Shapes;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.run.Gan;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A conditional GAN: both networks are told which kind of shape it is, and the generator can be asked for one.
 *
 * <p>What to see: {@code conditional.png}, a row for each kind, and {@code one-kind.png}, sixteen of one kind.
 */
public final class ConditionalGan {

    private ConditionalGan() {}

    /**
     * Trains and writes two sheets.
     *
     * @param arguments steps, if other than 2,000
     * @throws Exception if it cannot train or write
     */
    public static void main(String[] arguments) throws Exception {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2000;
        Shapes shapes = Shapes.of(28, 1, 42);
        LearningRate rate = LearningRate.constant(4e-4);
        AdamOptimizer adam = new AdamOptimizer(0.5, 0.999, 1e-8);
        try (Gan gan = Gan.builder()
                .data(shapes)
                .conditional()
                .latent(64)
                .generator(Dcgan.of(24), network -> Player.of(network, adam, rate.withWarmup(new Warmup.Linear(300)))
                        .ema(0.99, 0))
                .discriminator(Dcgan.of(24), network -> Player.of(network, adam, rate))
                .seed(42)
                .build()) {
            gan.train(steps);
            Files.write(Path.of("conditional.png"), SampleGrid.images(gan.picture(60)));
            String kind = shapes.labelNames().get(shapes.labelNames().size() - 1);
            SampleBatch one = gan.sample(16, kind);
            Files.write(Path.of("one-kind.png"), SampleGrid.images(one));
            System.out.println("kinds: " + shapes.labelNames() + "; 16 of " + kind + " in one-kind.png");
        }
    }
}

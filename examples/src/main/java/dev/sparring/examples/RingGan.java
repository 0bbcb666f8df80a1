package dev.sparring.examples;

import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.run.Gan;

/**
 * A GAN in twenty lines: eight Gaussians on a ring. Each network has its own rate, with its own warmup.
 *
 * <p>What to see: all eight modes, and nineteen of twenty points at one of them.
 */
public final class RingGan {

    private RingGan() {}

    /**
     * Trains and counts the modes.
     *
     * @param arguments steps, if other than 6,000
     * @throws Exception if it cannot train
     */
    public static void main(String[] arguments) throws Exception {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 6000;
        GaussianMixture ring = GaussianMixture.ring(8, 1.0, 0.02, 42);
        LearningRate rate = LearningRate.constant(1e-3);
        LearningRate slowStart = rate.withWarmup(new Warmup.Linear(500));
        LearningRate quickStart = rate.withWarmup(new Warmup.Exponential(100, 0.01));
        AdamOptimizer adam = new AdamOptimizer(0.5, 0.999, 1e-8);
        try (Gan gan = Gan.builder()
                .data(ring)
                .batch(256)
                .latent(2)
                .generator(new Mlp(128, 3), network -> Player.of(network, adam, slowStart))
                .discriminator(new Mlp(128, 3), network -> Player.of(network, adam, quickStart))
                .seed(42)
                .build()) {
            gan.train(steps);
            ModeCoverage found = ModeCoverage.count(gan.sample(2500).values(), ring.modes(), ring.sigma());
            System.out.printf("%d of 8 modes, %.1f %% of the points at one%n", found.held(), 100 * found.highQuality());
        }
    }
}

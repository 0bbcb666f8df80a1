package dev.sparring.examples;

import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.run.Gan;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.train.StepMetrics;

/**
 * WGAN-GP on 25 Gaussians: a Wasserstein loss, five updates of the critic for one of the generator, and a penalty that keeps the norm
 * of the critic's gradient near 1 between real and generated points. The penalty is exact, and costs a third of a step.
 *
 * <p>What to see: the norm comes to 1 and stays, the critic's loss becomes small, the modes come in one after the other.
 */
public final class WganGp {

    private WganGp() {}

    /**
     * Trains, tells of it every tenth of the way and counts the modes.
     *
     * @param arguments steps, if other than 8,000
     * @throws Exception if it cannot train
     */
    public static void main(String[] arguments) throws Exception {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 8000;
        GaussianMixture grid = GaussianMixture.grid(5, 1.0, 0.03, 42);
        AdamOptimizer adam = new AdamOptimizer(0, 0.9, 1e-8);
        LearningRate rate = LearningRate.constant(5e-4).withWarmup(new Warmup.Linear(200));
        try (Gan gan = Gan.builder()
                .data(grid)
                .batch(256)
                .latent(4)
                .generator(new Mlp(128, 3), network -> Player.of(network, adam, rate)
                        .ema(0.99, 0))
                .discriminator(new Mlp(128, 3), network -> Player.of(network, adam, rate))
                .loss(Losses.WASSERSTEIN)
                .penalty(GradientPenalty.wganGp(1))
                .discriminatorSteps(5)
                .seed(42)
                .build()) {
            RunListener tells = new RunListener() {
                @Override
                public void onStep(StepMetrics step, double samplesPerSecond) {
                    if (step.step() % Math.max(1, steps / 10) == 0) {
                        System.out.printf(
                                "step %5d  critic %8.4f  norm of its gradient %.3f%n",
                                step.step(), step.discriminator().loss(), step.inputGradientNorm());
                    }
                }
            };
            gan.training().listener(tells).run(steps);
            ModeCoverage found = ModeCoverage.count(gan.sample(2500).values(), grid.modes(), grid.sigma());
            System.out.printf(
                    "%d of 25 modes, %.1f %% of the points at one%n", found.held(), 100 * found.highQuality());
        }
    }
}

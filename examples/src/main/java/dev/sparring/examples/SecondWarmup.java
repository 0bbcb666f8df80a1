package dev.sparring.examples;

import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.run.Gan;
import dev.sparring.gan.run.RunListener;
import java.util.Locale;

/**
 * A second warmup of one network, triggered by the monitor. The generator's rate is far too high for the discriminator's: modes
 * collapse. The monitor says so, and the network that ran ahead, that one alone, warms up once more, to a lower rate.
 *
 * <p>What to see: the same game twice; without the monitor few modes are left, with it most or all of them come back after its events.
 */
public final class SecondWarmup {

    private SecondWarmup() {}

    /**
     * Trains without and with the monitor.
     *
     * @param arguments steps, if other than 6,000
     * @throws Exception if it cannot train
     */
    public static void main(String[] arguments) throws Exception {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 6000;
        GaussianMixture ring = GaussianMixture.ring(8, 1.0, 0.02, 1);
        for (boolean watched : new boolean[] {false, true}) {
            System.out.println(watched ? "with the monitor" : "without");
            try (Gan gan = gan(ring)) {
                if (watched) {
                    MonitorConfig rewarms = MonitorConfig.standard().withPolicy(MonitorConfig.Policy.REWARM);
                    gan.training().monitor(rewarms).listener(new Tells()).run(steps);
                } else {
                    gan.train(steps);
                }
                ModeCoverage found = ModeCoverage.count(gan.sample(2500).values(), ring.modes(), ring.sigma());
                System.out.printf(
                        "    %d of 8 modes, %.1f %% of the points at one%n", found.held(), 100 * found.highQuality());
            }
        }
    }

    private static Gan gan(GaussianMixture ring) {
        AdamOptimizer adam = new AdamOptimizer(0.5, 0.999, 1e-8);
        LearningRate high = LearningRate.constant(5e-3).withWarmup(new Warmup.Linear(100));
        LearningRate low = LearningRate.constant(2e-4).withWarmup(new Warmup.Linear(100));
        return Gan.builder()
                .data(ring)
                .batch(256)
                .latent(2)
                .generator(new Mlp(128, 3), network -> Player.of(network, adam, high))
                .discriminator(new Mlp(128, 3), network -> Player.of(network, adam, low))
                .seed(1)
                .build();
    }

    /** Says what is found and done. */
    private static final class Tells implements RunListener {
        @Override
        public void onEvent(RunEvent event) {
            System.out.printf(
                    "    step %5d  %-24s %s %s%n",
                    event.step(), event.kind(), event.network().name().toLowerCase(Locale.ROOT), event.action());
        }

        @Override
        public void onScheduleChange(PlayerRole network, ScheduleChange change) {
            System.out.println("                " + network + ": " + change);
        }
    }
}

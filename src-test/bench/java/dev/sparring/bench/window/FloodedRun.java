package dev.sparring.bench.window;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The files of a run that was never trained, in which something happens at every step. */
final class FloodedRun {

    private static final long SEED = 1;
    private static final List<String> KINDS = List.of("mode-collapse", "recovered", "rewarm", "oscillation");

    private FloodedRun() {}

    /**
     * Writes them.
     *
     * @param root the run's directory, which is made
     * @param steps logged steps and as many events, about 0.6 kB together
     */
    static void write(Path root, long steps) throws IOException, SparringException {
        Files.createDirectories(root);
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring")
                        .set("steps", Long.toString(steps))
                        .build()
                        .yaml());
        Files.writeString(
                root.resolve("run.json"),
                "{\"name\":\"ring\",\"steps\":" + steps + ",\"step\":" + steps + ",\"outcome\":\"completed\"}\n");
        Random random = new Random(SEED);
        try (BufferedWriter metrics = Files.newBufferedWriter(root.resolve("metrics.jsonl"));
                BufferedWriter events = Files.newBufferedWriter(root.resolve("events.jsonl"))) {
            for (long step = 1; step <= steps; step++) {
                metrics.write(metrics(step, random));
                events.write(event(step, random));
            }
        }
    }

    private static String metrics(long step, Random random) {
        return String.format(
                Locale.ROOT,
                "{\"step\":%1$d,\"images\":%2$d,\"updates_g\":%1$d,\"updates_d\":%1$d,\"lr_g\":0.001,\"lr_d\":0.001,"
                        + "\"loss_g\":%3$.4f,\"loss_d\":%4$.4f,\"acc_real\":%5$.3f,\"acc_fake\":0.5,\"grad_norm_g\":0.3,"
                        + "\"grad_norm_d\":0.2,\"images_per_s\":80000}%n",
                step,
                256 * step,
                0.7 + 0.2 * random.nextGaussian(),
                1.3 + 0.2 * random.nextGaussian(),
                random.nextDouble());
    }

    private static String event(long step, Random random) {
        String kind = KINDS.get((int) (step % KINDS.size()));
        boolean diagnosis = !kind.equals("recovered") && !kind.equals("rewarm");
        return String.format(
                Locale.ROOT,
                "{\"step\":%d,\"kind\":\"%s\",\"severity\":\"%s\",\"network\":\"generator\",\"evidence\":"
                        + "{\"diversity\":%.3f,\"diversity_threshold\":0.4,\"since_step\":%d},\"advice\":\"%s\",\"action\":\"%s\"}%n",
                step,
                kind,
                diagnosis ? "critical" : "info",
                random.nextDouble(),
                Math.max(1, step - 10),
                diagnosis ? "Warm the discriminator up again, or lower the generator's learning rate." : "",
                diagnosis ? "" : "warms up again");
    }
}

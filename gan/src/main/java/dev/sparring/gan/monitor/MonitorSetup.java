package dev.sparring.gan.monitor;

import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.PlateauConfig;
import java.util.Optional;

/**
 * How a game is watched.
 *
 * @param config how often, in which space, and what is done about a diagnosis
 * @param seed of the run, which chooses the data that samples are held against
 * @param generatorPlateau when the generator's rate comes down because the samples no longer get better
 * @param discriminatorPlateau the same of the discriminator's
 */
public record MonitorSetup(
        MonitorConfig config,
        long seed,
        Optional<PlateauConfig> generatorPlateau,
        Optional<PlateauConfig> discriminatorPlateau) {

    /** As a configuration says. */
    public static MonitorSetup of(Config config) {
        return new MonitorSetup(
                config.monitor(),
                config.seed(),
                config.generator().plateau(),
                config.discriminator().plateau());
    }

    /** Without plateaus. */
    public static MonitorSetup of(MonitorConfig config, long seed) {
        return new MonitorSetup(config, seed, Optional.empty(), Optional.empty());
    }
}

package dev.sparring.gan.config;

import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.AdjustedSchedule;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.Model;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * One network and how it learns.
 *
 * @param model its family
 * @param optimizer its optimizer's settings
 * @param scaling of optimizer and rate to the batch size, already made
 * @param schedule its learning rate by its own updates
 * @param toTheEnd lengths of its decay that follow from the run's, in updates by the key of the {@code decay} section that would
 *     set them; empty if none does
 * @param scheduleChanges planned changes of it, such as a second warmup
 * @param plateau when the run itself lowers the rate, empty for never
 * @param clipNorm longest gradient, 0 is off
 * @param emaDecay of the parameters' average, 0 is off
 * @param emaStart updates before averaging begins
 */
public record NetworkConfig(
        Model model,
        IUpdater optimizer,
        BatchScaling scaling,
        LearningRate schedule,
        Map<String, Long> toTheEnd,
        List<ScheduleChange> scheduleChanges,
        Optional<PlateauConfig> plateau,
        double clipNorm,
        double emaDecay,
        long emaStart) {

    /** Copies what can change. */
    public NetworkConfig {
        toTheEnd = Collections.unmodifiableMap(new TreeMap<>(toTheEnd));
        scheduleChanges = List.copyOf(scheduleChanges);
    }

    /** Reads the keys both networks have. */
    static NetworkConfig from(ConfigReader section, UpdateClock clock) throws SparringException.Configuration {
        Model model = model(section);
        OptimizerConfig optimizer = OptimizerConfig.from(section, clock.batch());
        ScheduleConfig schedule = ScheduleConfig.from(section, clock, optimizer);
        List<ScheduleChange> scheduleChanges = rewarm(section, clock);
        Optional<PlateauConfig> plateau = PlateauConfig.from(section, clock.data());
        double clipNorm = section.number("clipNorm", 0, Range.closed(0, 1e9));
        ConfigReader ema = section.section("ema");
        double decay = ema.number("decay", 0, Range.below(0, 1));
        long start = ema.integer("start", 0, 0, 1_000_000_000L);
        return new NetworkConfig(
                model,
                optimizer.updater(),
                optimizer.scaling(),
                schedule.rate(),
                schedule.toTheEnd(),
                scheduleChanges,
                plateau,
                clipNorm,
                decay,
                start);
    }

    private static List<ScheduleChange> rewarm(ConfigReader network, UpdateClock clock)
            throws SparringException.Configuration {
        if (!network.has("rewarm")) {
            return List.of();
        }
        ConfigReader section = network.section("rewarm");
        if (!section.has("at")) {
            throw new SparringException.Configuration(
                    section.path("at") + " is missing", "give the update of this network at which it begins");
        }
        long at = section.integer("at", 1, 1, UpdateClock.MOST_UPDATES);
        return List.of(new ScheduleChange.Rewarm(
                at, clock.length(section, 500), section.number("from", 0.1, Range.closed(0, 1))));
    }

    /**
     * The learning rate with its planned changes.
     *
     * @return the rates that a run follows, unless the run itself changes them
     */
    public Schedule rates() {
        return scheduleChanges.isEmpty() ? schedule : new AdjustedSchedule(schedule, scheduleChanges);
    }

    private static Model model(ConfigReader section) throws SparringException.Configuration {
        String name = section.choice("model", "mlp", List.of("mlp", "dcgan"));
        int width = (int) section.integer("width", name.equals("mlp") ? 128 : 64, 1, 8192);
        return name.equals("mlp") ? new Mlp(width, (int) section.integer("layers", 3, 1, 64)) : Dcgan.of(width);
    }

    /**
     * A player for a network made from this configuration.
     *
     * @param network the network
     * @return the player
     */
    public Player player(Network network) {
        Player player = Player.of(network, optimizer, schedule)
                .clipNorm(clipNorm)
                .ema(emaDecay, emaStart)
                .build();
        scheduleChanges.forEach(player::adjust);
        return player;
    }
}

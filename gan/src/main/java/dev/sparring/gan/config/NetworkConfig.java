package dev.sparring.gan.config;

import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.AdjustedSchedule;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.UserPath;
import dev.sparring.gan.config.schedule.Length;
import dev.sparring.gan.config.schedule.ScheduleConfig;
import dev.sparring.gan.config.schedule.UpdateClock;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.ModelProvider;
import dev.sparring.gan.model.Models;
import dev.sparring.gan.model.file.DefinitionFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * One network and how it learns.
 *
 * @param model its family, or what a file defines
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

    private static final Key<String> MODEL = Key.choiceOrFile(
                    "model",
                    Models.catalog().members(),
                    DefinitionFile.ENDINGS,
                    "the family of networks, or a file with layers of your own")
            .or("mlp")
            .fix();
    /** What there is to choose from. */
    static final Section.Family MODELS =
            new Section.Family(MODEL, Models.catalog().members(), Optional.of(DefinitionFile.CHOICE));

    /** The step of the run with which a network begins to learn. */
    static final Key<Long> START_AT = Key.whole(
                    "startAt", 0, Config.MOST_STEPS, "the step of the run with which this network begins to learn")
            .or(0L);

    private static final Key<Double> CLIP_NORM = Key.number(
                    "clipNorm", Range.closed(0, 1e9), "the longest gradient, 0 is off")
            .or(0.0);
    private static final Key<Double> EMA_DECAY = Key.number(
                    "decay", Range.below(0, 1), "weight of the past in the average of the parameters, 0 is off")
            .or(0.0);
    private static final Key<Long> EMA_START = Key.whole(
                    "start", 0, Length.MOST_UPDATES, "updates before averaging begins")
            .or(0L);
    private static final Key<Long> EMA_HALF_LIFE = Key.whole(
                    "halfLife",
                    1,
                    Length.MOST_UPDATES * 1000,
                    "real samples after which a parameter's weight in the average has halved; the decay follows from it")
            .orElse("as decay");
    private static final Section EMA =
            Section.of("ema", "the average of the parameters over updates", EMA_DECAY, EMA_HALF_LIFE, EMA_START);
    private static final Key<Long> REWARM_AT = Key.whole(
                    "at", 1, Length.MOST_UPDATES, "the update of this network with which it begins")
            .require("the update of this network at which it begins");
    private static final Length REWARM_LENGTH = Length.or("how long it lasts", 500);
    private static final Key<Double> REWARM_FROM = Key.number(
                    "from", Range.closed(0, 1), "share of the rate at which it begins")
            .or(0.1);
    private static final Section REWARM = Section.offUnlessGiven("rewarm", "a second warmup, planned ahead", REWARM_AT)
            .with(REWARM_LENGTH.and(REWARM_FROM));

    /** What both networks may hold; each has more of its own. */
    private static final Section COMMON = Section.of("", "", START_AT, ScheduleConfig.LEARNING_RATE, CLIP_NORM)
            .choosing(MODELS)
            .holding(OptimizerConfig.SECTION, OptimizerConfig.REFERENCE)
            .holding(ScheduleConfig.SECTIONS.toArray(Section[]::new))
            .holding(REWARM, PlateauConfig.SECTION, EMA);

    /** What the section of one network may hold. */
    static Section section(String name, String help, Key<?>... own) {
        return COMMON.named(name, help).with(List.of(own));
    }

    /** Copies what can change. */
    public NetworkConfig {
        toTheEnd = Collections.unmodifiableMap(new TreeMap<>(toTheEnd));
        scheduleChanges = List.copyOf(scheduleChanges);
    }

    /** Reads the keys both networks have. */
    static NetworkConfig from(ConfigReader section, UpdateClock clock, DataConfig data)
            throws SparringException.Configuration {
        Model model = model(section);
        OptimizerConfig optimizer = OptimizerConfig.from(section, clock.batch());
        ScheduleConfig schedule = ScheduleConfig.from(section, clock, optimizer.beta2(), optimizer.scaling()::rate);
        List<ScheduleChange> scheduleChanges = rewarm(section, clock);
        Optional<PlateauConfig> plateau = PlateauConfig.from(section, data);
        double clipNorm = section.get(CLIP_NORM);
        ConfigReader ema = section.section(EMA);
        return new NetworkConfig(
                model,
                optimizer.updater(),
                optimizer.scaling(),
                schedule.rate(),
                schedule.toTheEnd(),
                scheduleChanges,
                plateau,
                clipNorm,
                emaDecay(ema, clock.batch()),
                ema.get(EMA_START));
    }

    /** One that a file defines is read once, and is part of the configuration from then on. */
    private static Model model(ConfigReader section) throws SparringException.Configuration {
        String chosen = section.get(MODEL);
        Optional<ModelProvider> family = Models.catalog().find(chosen);
        if (family.isPresent()) {
            return family.get().make(section);
        }
        Path file = UserPath.of(chosen);
        Optional<String> kept = section.find(DefinitionFile.DEFINITION);
        if (kept.isPresent()) {
            return DefinitionFile.of(
                    String.valueOf(file.getFileName()), kept.get(), section.path(DefinitionFile.DEFINITION));
        }
        DefinitionFile read = DefinitionFile.read(file, section.path(MODEL));
        section.note(DefinitionFile.DEFINITION, read.text());
        return read;
    }

    /** Halved after so many samples (Karras et al. 2020): each update brings a batch of them. */
    private static double emaDecay(ConfigReader ema, int batch) throws SparringException.Configuration {
        Optional<Long> halfLife = ema.find(EMA_HALF_LIFE);
        double decay = ema.get(EMA_DECAY);
        if (halfLife.isEmpty()) {
            return decay;
        }
        double followed = Math.pow(0.5, (double) batch / halfLife.get());
        ema.note(EMA_DECAY, followed);
        return followed;
    }

    private static List<ScheduleChange> rewarm(ConfigReader network, UpdateClock clock)
            throws SparringException.Configuration {
        if (!network.has(REWARM)) {
            return List.of();
        }
        ConfigReader section = network.section(REWARM);
        long at = section.get(REWARM_AT);
        return List.of(new ScheduleChange.Rewarm(at, clock.get(section, REWARM_LENGTH), section.get(REWARM_FROM)));
    }

    /**
     * The learning rate with its planned changes.
     *
     * @return the rates that a run follows, unless the run itself changes them
     */
    public Schedule rates() {
        return scheduleChanges.isEmpty() ? schedule : new AdjustedSchedule(schedule, scheduleChanges);
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

package dev.sparring.gan.monitor.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.Plateau;
import dev.sparring.gan.config.PlateauConfig;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides when a player's rate is reduced because the samples no longer get better, where the configuration asks for it. */
public final class PlateauReducers {

    private final Optional<Watched> generator;
    private final Optional<Watched> discriminator;

    /** What is watched of a network, and what has been seen. */
    private record Watched(PlateauConfig.Metric metric, Plateau plateau) {

        static Optional<Watched> of(Optional<PlateauConfig> wanted) {
            return wanted.map(config -> new Watched(config.metric(), new Plateau(config.rules())));
        }

        Optional<Action.Change> decide(Signals signals, Optional<ModeCoverage> modes, PlayerRole role, long updates) {
            return plateau.observe(figure(signals, modes), updates).map(change -> new Action.Change(role, change, ""));
        }

        private double figure(Signals signals, Optional<ModeCoverage> modes) {
            return switch (metric) {
                case DIVERSITY -> Math.abs(1 - signals.get(SampleSignal.DIVERSITY));
                case HIGH_QUALITY -> 1 - modes.map(ModeCoverage::highQuality).orElse(Double.NaN);
            };
        }

        void write(ObjectNode player) {
            Plateau.State state = plateau.state();
            ObjectNode node = player.putObject("plateau");
            if (Double.isFinite(state.best())) {
                node.put("best", state.best());
            }
            node.put("without", state.stalled()).put("cooling", state.cooldownLeft());
        }

        void forget() {
            plateau.restore(new Plateau.State(Double.POSITIVE_INFINITY, 0, 0));
        }

        void restore(JsonNode player) {
            JsonNode node = player.path("plateau");
            plateau.restore(new Plateau.State(
                    node.path("best").asDouble(Double.POSITIVE_INFINITY),
                    node.path("without").asInt(),
                    node.path("cooling").asInt()));
        }
    }

    /** Of both players, where it is wanted; nothing seen yet. */
    public PlateauReducers(Optional<PlateauConfig> generator, Optional<PlateauConfig> discriminator) {
        this.generator = Watched.of(generator);
        this.discriminator = Watched.of(discriminator);
    }

    /**
     * Decides at a check.
     *
     * @param signals of this check
     * @param modes for data whose modes are known
     * @param generatorUpdates so far
     * @param discriminatorUpdates so far
     * @return what to reduce; each begins with the player's next update
     */
    public List<Action.Change> decide(
            Signals signals, Optional<ModeCoverage> modes, long generatorUpdates, long discriminatorUpdates) {
        return Stream.concat(
                        generator
                                .flatMap(watch -> watch.decide(signals, modes, PlayerRole.GENERATOR, generatorUpdates))
                                .stream(),
                        discriminator
                                .flatMap(watch ->
                                        watch.decide(signals, modes, PlayerRole.DISCRIMINATOR, discriminatorUpdates))
                                .stream())
                .toList();
    }

    /** Forgets what was seen: what follows is another run's. Reductions stay. */
    public void forget() {
        generator.ifPresent(Watched::forget);
        discriminator.ifPresent(Watched::forget);
    }

    /** Writes what they remember into the players' nodes of a checkpoint's state. */
    public void write(ObjectNode first, ObjectNode second) {
        generator.ifPresent(watch -> watch.write(first));
        discriminator.ifPresent(watch -> watch.write(second));
    }

    /** Goes on from what {@link #write} wrote. */
    public void restore(JsonNode first, JsonNode second) {
        generator.ifPresent(watch -> watch.restore(first));
        discriminator.ifPresent(watch -> watch.restore(second));
    }
}

package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.schedule.Adjustment;
import dev.sparring.core.schedule.Plateau;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.config.PlateauConfig;
import dev.sparring.gan.metric.Modes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lowers the players' rates when looks at the samples no longer get better, where the configuration asks for it. */
final class Plateaus {

    private final Optional<Watch> generator;
    private final Optional<Watch> discriminator;

    /** What is watched of a network, and what has been seen. */
    private record Watch(PlateauConfig.Metric metric, Plateau plateau) {

        static Optional<Watch> of(NetworkConfig network) {
            return network.plateau().map(config -> new Watch(config.metric(), new Plateau(config.rules())));
        }

        Optional<Event> see(long step, Seen seen, Side side, Player player) {
            Optional<Adjustment> reduction = plateau.observe(figure(seen), player.updates());
            reduction.ifPresent(player::adjust);
            return reduction.map(change -> Adjustments.event(step, side, change));
        }

        private double figure(Seen seen) {
            return switch (metric) {
                case DIVERSITY -> Math.abs(1 - seen.look().diversity());
                case HIGH_QUALITY -> 1 - seen.modes().map(Modes::highQuality).orElse(Double.NaN);
            };
        }

        void write(ObjectNode player) {
            Plateau.State state = plateau.state();
            ObjectNode node = player.putObject("plateau");
            if (Double.isFinite(state.best())) {
                node.put("best", state.best());
            }
            node.put("without", state.without()).put("cooling", state.cooling());
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

    Plateaus(Config config) {
        this.generator = Watch.of(config.generator());
        this.discriminator = Watch.of(config.discriminator());
    }

    /** Takes a look in; a reduction begins with a player's next update. Gives what was done. */
    List<Event> see(long step, Seen seen, Player first, Player second) {
        return Stream.concat(
                        generator.stream().flatMap(watch -> watch.see(step, seen, Side.GENERATOR, first).stream()),
                        discriminator.stream()
                                .flatMap(watch -> watch.see(step, seen, Side.DISCRIMINATOR, second).stream()))
                .toList();
    }

    /** Forgets what was seen: what follows is another run's. Reductions stay. */
    void forget() {
        generator.ifPresent(Watch::forget);
        discriminator.ifPresent(Watch::forget);
    }

    /** Writes what they remember into the players' nodes of a checkpoint's state. */
    void write(ObjectNode first, ObjectNode second) {
        generator.ifPresent(watch -> watch.write(first));
        discriminator.ifPresent(watch -> watch.write(second));
    }

    /** Goes on from what {@link #write} wrote. */
    void restore(JsonNode first, JsonNode second) {
        generator.ifPresent(watch -> watch.restore(first));
        discriminator.ifPresent(watch -> watch.restore(second));
    }
}

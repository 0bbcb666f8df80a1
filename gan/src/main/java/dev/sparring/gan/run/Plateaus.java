package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.schedule.Plateau;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.config.PlateauConfig;
import dev.sparring.gan.metric.Modes;
import java.util.Optional;

/** Lowers the players' rates when looks at the samples no longer get better, where the configuration asks for it. */
final class Plateaus {

    private final Watch generator;
    private final Watch discriminator;

    /** A network's plateau, if it has one. */
    private record Watch(NetworkConfig network, Optional<Plateau> plateau) {

        static Watch of(NetworkConfig network) {
            return new Watch(network, network.plateau().map(config -> new Plateau(config.rules())));
        }

        void see(Look look, Player player) {
            if (plateau.isPresent() && network.plateau().isPresent()) {
                double metric = metric(network.plateau().get().metric(), look);
                plateau.get().observe(metric, player.updates()).ifPresent(player::adjust);
            }
        }

        private static double metric(PlateauConfig.Metric metric, Look look) {
            return switch (metric) {
                case DIVERSITY -> Math.abs(1 - look.diversity());
                case HIGH_QUALITY -> 1 - look.modes().map(Modes::highQuality).orElse(Double.NaN);
            };
        }

        void write(ObjectNode players) {
            if (plateau.isPresent()) {
                Plateau.State state = plateau.get().state();
                ObjectNode node = players.putObject("plateau");
                if (Double.isFinite(state.best())) {
                    node.put("best", state.best());
                }
                node.put("without", state.without()).put("cooling", state.cooling());
            }
        }

        void restore(JsonNode node) {
            plateau.ifPresent(known -> known.restore(new Plateau.State(
                    node.path("best").asDouble(Double.POSITIVE_INFINITY),
                    node.path("without").asInt(),
                    node.path("cooling").asInt())));
        }
    }

    Plateaus(Config config) {
        this.generator = Watch.of(config.generator());
        this.discriminator = Watch.of(config.discriminator());
    }

    /** Takes a look in; a reduction begins with a player's next update. */
    void see(Look look, Player first, Player second) {
        generator.see(look, first);
        discriminator.see(look, second);
    }

    /** Writes what they remember into the players' nodes of a checkpoint's state. */
    void write(ObjectNode first, ObjectNode second) {
        generator.write(first);
        discriminator.write(second);
    }

    /** Goes on from what {@link #write} wrote. */
    void restore(JsonNode first, JsonNode second) {
        generator.restore(first.path("plateau"));
        discriminator.restore(second.path("plateau"));
    }
}

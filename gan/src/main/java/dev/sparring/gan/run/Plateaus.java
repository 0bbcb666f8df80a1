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

    private final Optional<Watch> generator;
    private final Optional<Watch> discriminator;

    /** What is watched of a network, and what has been seen. */
    private record Watch(PlateauConfig.Metric metric, Plateau plateau) {

        static Optional<Watch> of(NetworkConfig network) {
            return network.plateau().map(config -> new Watch(config.metric(), new Plateau(config.rules())));
        }

        void see(Look look, Player player) {
            plateau.observe(figure(look), player.updates()).ifPresent(player::adjust);
        }

        private double figure(Look look) {
            return switch (metric) {
                case DIVERSITY -> Math.abs(1 - look.diversity());
                case HIGH_QUALITY -> 1 - look.modes().map(Modes::highQuality).orElse(Double.NaN);
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

    /** Takes a look in; a reduction begins with a player's next update. */
    void see(Look look, Player first, Player second) {
        generator.ifPresent(watch -> watch.see(look, first));
        discriminator.ifPresent(watch -> watch.see(look, second));
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

package dev.sparring.gan.monitor.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import org.junit.jupiter.api.Test;

class PlateauReducersTest {

    @Test
    void whatWasSeenOfAnotherRunIsForgotten() throws Exception {
        Config config = ConfigBuilder.preset("ring")
                .set("generator.plateau.patience", "4")
                .build();
        PlateauReducers plateaus = new PlateauReducers(
                config.generator().plateau(), config.discriminator().plateau());
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        stored.putObject("plateau").put("best", 0.25).put("without", 3).put("cooling", 2);
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        plateaus.restore(stored, none);
        plateaus.forget();
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        plateaus.write(after, none);
        assertThat(after.path("plateau").has("best")).isFalse();
        assertThat(after.path("plateau").path("without").asInt()).isZero();
        assertThat(after.path("plateau").path("cooling").asInt()).isZero();
    }
}

package dev.sparring.gan.export.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunEventsTest {

    @Test
    void figuresWithinFiguresAndThoseThatAreNotFiniteHaveTheirPlaces() throws Exception {
        JsonNode line = new ObjectMapper()
                .readTree("{\"step\":1,\"signals\":{\"a.b\":2,\"c\":\"NaN\"},\"loss_g\":\"-Infinity\",\"name\":\"x\"}");
        assertThat(RunEvents.scalars(line))
                .isEqualTo(Map.of("signals/a.b", 2f, "signals/c", Float.NaN, "loss_g", Float.NEGATIVE_INFINITY));
    }
}

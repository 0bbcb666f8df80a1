package dev.sparring.gan.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    @Test
    void ofOnePlayerTheOthersTensorsAreLetGo() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : List.of(
                "generator.parameters.0_W",
                "generator.average.0_W",
                "generator.optimizer",
                "discriminator.parameters.0_W",
                "discriminator.optimizer",
                "generator2.parameters.0_W")) {
            tensors.put(name, new Tensor(new long[] {1}, new float[] {tensors.size()}));
        }
        ObjectNode state = new ObjectMapper().createObjectNode().put("seed", 3);
        Checkpoint own = new Checkpoint(7, tensors, state).of("generator");
        assertThat(own.tensors().keySet())
                .containsExactly("generator.parameters.0_W", "generator.average.0_W", "generator.optimizer");
        assertThat(own.tensors()).containsEntry("generator.optimizer", tensors.get("generator.optimizer"));
        assertThat(own.step()).isEqualTo(7);
        assertThat(own.state()).isSameAs(state);
        assertThat(tensors).as("what was read stays whole").hasSize(6);
    }
}

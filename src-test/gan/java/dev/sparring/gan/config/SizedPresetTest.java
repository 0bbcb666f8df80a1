package dev.sparring.gan.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.yaml.Yaml;
import org.junit.jupiter.api.Test;

class SizedPresetTest {

    private static SizedPreset preset() throws Exception {
        ObjectNode tree = Yaml.mapping("""
                loss: hinge
                sizes:
                  - {from: 48, generator: {learningRate: 5.0e-4}}
                  - {from: 128, generator: {learningRate: 2.0e-4, width: 64}}
                """, "a preset");
        return SizedPreset.of(tree);
    }

    private static String layer(JsonNode size) throws Exception {
        return preset().layer(size).map(ObjectNode::toString).orElse("none");
    }

    @Test
    void theListIsNoPartOfTheLayer() throws Exception {
        assertThat(preset().tree().toString()).isEqualTo("{\"loss\":\"hinge\"}");
    }

    @Test
    void theLastOfThoseThatHoldCounts() throws Exception {
        assertThat(layer(IntNode.valueOf(32))).isEqualTo("none");
        assertThat(layer(IntNode.valueOf(48))).isEqualTo("{\"generator\":{\"learningRate\":5.0E-4}}");
        assertThat(layer(IntNode.valueOf(127))).isEqualTo("{\"generator\":{\"learningRate\":5.0E-4}}");
        assertThat(layer(IntNode.valueOf(512))).isEqualTo("{\"generator\":{\"learningRate\":2.0E-4,\"width\":64}}");
    }

    @Test
    void theLongerSideDecidesAndWhatIsNoSizeHasNone() throws Exception {
        assertThat(layer(TextNode.valueOf("16x64"))).isEqualTo("{\"generator\":{\"learningRate\":5.0E-4}}");
        assertThat(layer(TextNode.valueOf("16x20"))).isEqualTo("none");
        assertThat(layer(TextNode.valueOf("large"))).isEqualTo("none");
        assertThat(layer(MissingNode.getInstance())).isEqualTo("none");
    }

    /** Only a preset may have it: in a file it is a key that nobody knows. */
    @Test
    void aFileHasNoSuchList() throws Exception {
        ObjectNode tree = ConfigBuilder.preset("shapes").build().tree();
        tree.putArray("sizes").addObject().put("from", 1).put("batch", 7);
        assertThat(ConfigBuilder.stored(tree))
                .extracting(SizedPresetTest::refusal)
                .asString()
                .contains("sizes");
    }

    private static String refusal(ConfigBuilder layers) {
        try {
            return "none: " + layers.build();
        } catch (SparringException.Configuration e) {
            return String.valueOf(e.getMessage());
        }
    }
}

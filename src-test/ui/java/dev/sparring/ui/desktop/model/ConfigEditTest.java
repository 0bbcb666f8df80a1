package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigEditTest {

    private static Config edited(Map<String, String> changes) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset("ring");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            layers.set(change.getKey(), change.getValue());
        }
        return layers.build();
    }

    @Test
    void aTextThatSaysTheSameChangesNothing() throws Exception {
        Config base = edited(Map.of());
        assertThat(ConfigEdit.changes(base, base.yaml())).isEmpty();
    }

    /** Whatever is changed in the text, the changes that are found lead to the same configuration. */
    @Test
    void changesThatAreFoundLeadToTheText() throws Exception {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("name", "\"two words: and more\"");
        changes.put("batch", "64");
        changes.put("loss", "hinge");
        changes.put("generator.optimizer", "{type: sgd}");
        changes.put("discriminator.warmup", "{type: none}");
        changes.put("penalties", "[{type: r1, gamma: 3}]");
        Config wanted = edited(changes);
        Map<String, String> found = ConfigEdit.changes(edited(Map.of()), wanted.yaml());
        assertThat(found).containsEntry("batch", "64").containsEntry("generator.optimizer.type", "sgd");
        assertThat(edited(found).yaml()).isEqualTo(wanted.yaml());
    }

    @Test
    void aTextThatIsNotLegalIsRefused() throws Exception {
        Config base = edited(Map.of());
        assertThatThrownBy(() -> ConfigEdit.changes(base, base.yaml().replace("batch: 256", "batch: many")))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("batch");
        assertThatThrownBy(() -> ConfigEdit.changes(base, "batch: [")).hasMessageContaining("the text");
    }

    @Test
    void theCommandIsQuotedWhereAShellWouldNotLeaveItAlone() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("batch", "64");
        changes.put("name", "it's");
        changes.put("penalties", "[{type: r1}]");
        assertThat(ConfigEdit.command(List.of("--data", "folder:/my cats"), changes))
                .isEqualTo("sparring train --data 'folder:/my cats' --set batch=64 --set 'name=it'\\''s'"
                        + " --set 'penalties=[{type: r1}]'");
        assertThat(ConfigEdit.command(List.of("--preset", "ring"), Map.of())).isEqualTo("sparring train --preset ring");
    }
}

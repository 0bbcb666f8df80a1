package dev.sparring.ui.desktop.component.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.config.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingTest {

    private static List<Setting> settings(String preset, Map<String, String> changes) throws SparringException {
        ObjectNode config = ConfigBuilder.preset(preset).build().tree();
        return Setting.of(config, changes);
    }

    private static Setting find(List<Setting> settings, String path) {
        return settings.stream()
                .filter(setting -> setting.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyIsShownWithWhatItIsSetTo() throws SparringException {
        Setting rate = find(settings("ring", Map.of()), "generator.learningRate");
        assertThat(rate.value()).isEqualTo("0.001");
        assertThat(rate.legal()).startsWith("a number in ");
        assertThat(rate.changed()).isFalse();
    }

    @Test
    void whatWasTypedIsShownEvenIfItIsNotLegal() throws SparringException {
        Setting rate = find(settings("ring", Map.of("generator.learningRate", "fast")), "generator.learningRate");
        assertThat(rate.value()).isEqualTo("fast");
        assertThat(rate.changed()).isTrue();
    }

    @Test
    void aChoiceHasItsMembers() throws SparringException {
        assertThat(find(settings("ring", Map.of()), "loss").members())
                .extracting(Named::name)
                .contains("hinge", "wasserstein");
    }

    @Test
    void aModelMayBeTypedAndWhatItsFileSaidIsNoSetting(@TempDir Path folder) throws Exception {
        assertThat(find(settings("ring", Map.of()), "generator.model").typed()).isTrue();
        assertThat(find(settings("ring", Map.of()), "loss").typed()).isFalse();
        Path file = Files.writeString(folder.resolve("mine.json"), "{\"confs\": []}");
        ObjectNode config = ConfigBuilder.preset("ring")
                .set("generator.model", file.toString())
                .build()
                .tree();
        List<Setting> settings = Setting.of(config, Map.of("generator.model", file.toString()));
        assertThat(config.at("/generator/definition").asText()).contains("\n");
        assertThat(find(settings, "generator.model").value()).isEqualTo(file.toString());
        assertThat(settings)
                .extracting(Setting::path)
                .contains("discriminator.width")
                .doesNotContain("generator.definition", "generator.width");
    }

    @Test
    void keysOfWhatIsNotChosenAreLeftOut() throws SparringException {
        assertThat(settings("ring", Map.of()))
                .extracting(Setting::path)
                .contains("data.modes")
                .doesNotContain("data.path");
        assertThat(settings("mnist", Map.of()))
                .extracting(Setting::path)
                .contains("data.path")
                .doesNotContain("data.modes");
    }

    @Test
    void noKeyIsThereTwice() throws SparringException {
        for (String preset : ConfigBuilder.PRESETS) {
            assertThat(settings(preset, Map.of())).extracting(Setting::path).doesNotHaveDuplicates();
        }
    }

    @Test
    void aListIsOneSettingWithAnExampleThatIsLegal() throws SparringException {
        Setting penalties = find(settings("shapes", Map.of()), "penalties");
        assertThat(penalties.value()).isEqualTo("[]");
        String example = penalties.legal().replaceFirst(".*(\\[\\{.*}]).*", "$1");
        assertThat(ConfigBuilder.preset("ring")
                        .set("penalties", example)
                        .build()
                        .penalties())
                .hasSize(1);
    }

    @Test
    void wordsFindKeysByNameMeaningAndChoices() throws SparringException {
        List<Setting> all = settings("ring", Map.of());
        assertThat(all).allMatch(setting -> setting.matches("  "));
        assertThat(all.stream().filter(setting -> setting.matches("Generator rate")))
                .extracting(Setting::path)
                .contains("generator.learningRate")
                .doesNotContain("loss");
        assertThat(all.stream().filter(setting -> setting.matches("hinge")))
                .extracting(Setting::path)
                .containsExactly("loss");
    }
}

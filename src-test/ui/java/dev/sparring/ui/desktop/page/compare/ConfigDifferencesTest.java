package dev.sparring.ui.desktop.page.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDifferencesTest {

    private final Map<String, Config> configs = new LinkedHashMap<>();

    private void config(String run, String... keysAndValues) throws SparringException {
        ConfigBuilder builder = ConfigBuilder.preset("ring");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            builder.set(keysAndValues[i], keysAndValues[i + 1]);
        }
        configs.put(run, builder.build());
    }

    private List<String> row(String key) {
        return ConfigDifferences.of(configs).rows().stream()
                .filter(row -> row.name().equals(key))
                .findFirst()
                .orElseThrow()
                .entries()
                .stream()
                .map(TableContent.Entry::text)
                .toList();
    }

    @Test
    void everyRunHasItsOwnValueOfAKeyInWhichAnyOfThemDiffers() throws SparringException {
        config("a", "batch", "32", "seed", "7");
        config("b", "batch", "32", "seed", "7", "steps", "123");
        config("c", "batch", "64", "seed", "7", "steps", "456");
        TableContent table = ConfigDifferences.of(configs);
        assertThat(table.runs()).containsExactly("a", "b", "c");
        assertThat(table.rows()).extracting(TableContent.Row::name).containsExactlyInAnyOrder("steps", "batch");
        assertThat(row("batch")).containsExactly("32", "32", "64");
        assertThat(row("steps").subList(1, 3)).containsExactly("123", "456");
    }

    @Test
    void aKeyThatARunDoesNotHaveIsNone() throws SparringException {
        config("still");
        config("moving", "generator.optimizer.beta2Start", "0.9", "generator.optimizer.beta2Updates", "100");
        assertThat(row("generator.optimizer.beta2Start")).containsExactly("none", "0.9");
    }

    @Test
    void equalConfigurationsAndOneAloneDifferInNothing() throws SparringException {
        config("a");
        assertThat(ConfigDifferences.of(configs).rows()).isEmpty();
        config("b");
        assertThat(ConfigDifferences.of(configs).rows()).isEmpty();
        assertThat(ConfigDifferences.of(Map.of()).rows()).isEmpty();
    }

    @Test
    void numbersAreSortedAsNumbers() throws SparringException {
        config("a", "batch", "128");
        config("b", "batch", "64");
        List<TableContent.Entry> entries =
                ConfigDifferences.of(configs).rows().get(0).entries();
        assertThat(entries.get(0)).isGreaterThan(entries.get(1));
        assertThat(TableContent.Entry.of("none")).isGreaterThan(entries.get(0));
    }
}

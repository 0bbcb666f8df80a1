package dev.sparring.ui.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigKeys;
import dev.sparring.gan.config.KeyEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyPageTest {

    private static final Path PAGE = Path.of(System.getProperty("project.root"), "docs", "configuration.md");

    @Test
    void thePageInDocsIsTheOneThatTheCodeMakes() throws Exception {
        assertThat(Files.readString(PAGE))
                .as("a key has changed; run ./sparring config --keys --markdown > docs/configuration.md")
                .isEqualTo(KeyPage.of(ConfigKeys.root()));
    }

    /** One that only the discriminator has stands there, too, though the page tells of both networks at once. */
    @Test
    void everyKeyStandsOnThePage() throws Exception {
        String page = Files.readString(PAGE);
        for (KeyEntry entry : KeyEntry.all()) {
            boolean only =
                    List.of("discriminator.steps", "discriminator.packing").contains(entry.path());
            String path = only ? entry.path() : entry.path().replaceFirst("^discriminator", "generator");
            assertThat(page).contains("| `" + path + "` |");
        }
    }
}

package dev.sparring.ui.desktop.page.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopBarTest {

    @Test
    void theChooserOpensWhereTheLastFolderLies(@TempDir Path folder) {
        assertThat(TopBar.besideTheLast(folder.resolve("pictures"))).contains(folder.toFile());
    }

    @Test
    void whereThereIsNothingBesideTheLastFolderItOpensWhereItLikes(@TempDir Path folder) {
        assertThat(TopBar.besideTheLast(null)).isEmpty();
        assertThat(TopBar.besideTheLast(folder.resolve("gone/pictures"))).isEmpty();
        assertThat(TopBar.besideTheLast(folder.getRoot())).isEmpty();
    }
}

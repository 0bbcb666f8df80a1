package dev.sparring.gan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    private static final Path HOME = Path.of("home").toAbsolutePath();
    private static final Path OTHER = Path.of("other").toAbsolutePath();

    @Test
    void theyAreWhereTheSystemKeepsSuch() {
        assertThat(UserFolders.of(Map.of(), "Linux", HOME))
                .isEqualTo(new UserFolders(HOME.resolve(".config/sparring"), HOME.resolve(".cache/sparring")));
        assertThat(UserFolders.of(Map.of(), "Mac OS X", HOME))
                .isEqualTo(new UserFolders(
                        HOME.resolve("Library/Application Support/sparring"), HOME.resolve("Library/Caches/sparring")));
        assertThat(UserFolders.of(Map.of(), "Windows 11", HOME))
                .isEqualTo(new UserFolders(
                        HOME.resolve("AppData/Roaming/sparring"), HOME.resolve("AppData/Local/sparring/cache")));
    }

    @Test
    void theEnvironmentNamesOthers() {
        assertThat(UserFolders.of(
                        Map.of("XDG_CONFIG_HOME", OTHER.toString(), "XDG_CACHE_HOME", OTHER.toString()), "Linux", HOME))
                .isEqualTo(new UserFolders(OTHER.resolve("sparring"), OTHER.resolve("sparring")));
        assertThat(UserFolders.of(
                        Map.of("APPDATA", OTHER.toString(), "LOCALAPPDATA", OTHER.toString()), "Windows 11", HOME))
                .isEqualTo(new UserFolders(OTHER.resolve("sparring"), OTHER.resolve("sparring/cache")));
    }

    @Test
    void aRelativePathOfTheEnvironmentDoesNotCount() {
        assertThat(UserFolders.of(Map.of("XDG_CACHE_HOME", "relative"), "Linux", HOME)
                        .cache())
                .isEqualTo(HOME.resolve(".cache/sparring"));
    }
}

package dev.sparring.gan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UserPathTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void aLeadingTildeIsTheHomeFolder() {
        assertThat(UserPath.of("~")).isEqualTo(HOME);
        assertThat(UserPath.of("~/")).isEqualTo(HOME);
        assertThat(UserPath.of("~/a/b")).isEqualTo(HOME.resolve("a/b"));
        assertThat(UserPath.of("~//a")).isEqualTo(HOME.resolve("a"));
    }

    @Test
    void anyOtherTildeIsALetter() {
        for (String text : new String[] {"~a", "a/~/b", "a~", "./~/b", "", "/a", "a/b"}) {
            assertThat(UserPath.of(text)).isEqualTo(Path.of(text));
        }
    }
}

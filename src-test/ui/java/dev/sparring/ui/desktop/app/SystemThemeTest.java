package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemThemeTest {

    /** The portal's values: 0 is no preference, 1 dark, 2 light. */
    @Test
    void linuxAnswersByItsPortal() {
        assertThat(SystemTheme.answer("Linux", 0, "(<<uint32 1>>,)\n")).isEqualTo(Optional.of(true));
        assertThat(SystemTheme.answer("Linux", 0, "(<<uint32 0>>,)\n")).isEqualTo(Optional.of(false));
        assertThat(SystemTheme.answer("Linux", 0, "(<<uint32 2>>,)\n")).isEqualTo(Optional.of(false));
        assertThat(SystemTheme.answer("Linux", 1, "Error: no such name\n")).isEmpty();
        assertThat(SystemTheme.answer("Linux", 0, "()\n")).isEmpty();
        assertThat(SystemTheme.command("Linux")).startsWith("gdbus").endsWith("color-scheme");
    }

    @Test
    void macosHasTheSettingOnlyWhileItIsDark() {
        assertThat(SystemTheme.answer("Mac OS X", 0, "Dark\n")).isEqualTo(Optional.of(true));
        assertThat(SystemTheme.answer("Mac OS X", 1, "")).isEqualTo(Optional.of(false));
        assertThat(SystemTheme.command("Mac OS X")).startsWith("defaults", "read");
    }

    @Test
    void windowsAnswersByItsRegistry() {
        String answer = "\r\nHKEY_CURRENT_USER\\Software\r\n    AppsUseLightTheme    REG_DWORD    0x%d\r\n\r\n";
        assertThat(SystemTheme.answer("Windows 11", 0, answer.formatted(0))).isEqualTo(Optional.of(true));
        assertThat(SystemTheme.answer("Windows 11", 0, answer.formatted(1))).isEqualTo(Optional.of(false));
        assertThat(SystemTheme.answer("Windows 11", 1, "")).isEmpty();
        assertThat(SystemTheme.command("Windows 11")).startsWith("reg", "query");
    }
}

package dev.sparring.ui.desktop.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether the system is set to dark colours, which JavaFX tells from version 22 on only. The system's own commands tell: the desktop portal
 * of Linux, which GNOME and KDE have, the settings of macOS and the registry of Windows.
 */
final class SystemTheme {

    private static final long PATIENCE_SECONDS = 3;

    private SystemTheme() {}

    /**
     * Asks the system. Blocks for some milliseconds, three seconds at most; not for the JavaFX thread.
     *
     * @return empty if it does not say
     */
    static Optional<Boolean> isDark() {
        String system = System.getProperty("os.name");
        try {
            Process process = new ProcessBuilder(command(system))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer(system, process.exitValue(), out);
        } catch (IOException e) {
            // There is no such program, so nobody knows.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What tells it on a system; its answer fits a pipe, so that nobody need read it meanwhile. */
    static List<String> command(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of(
                    "reg",
                    "query",
                    "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                    "/v",
                    "AppsUseLightTheme");
        }
        if (name.startsWith("mac")) {
            return List.of("defaults", "read", "-g", "AppleInterfaceStyle");
        }
        return List.of(
                "gdbus",
                "call",
                "--session",
                "--timeout",
                "2",
                "--dest",
                "org.freedesktop.portal.Desktop",
                "--object-path",
                "/org/freedesktop/portal/desktop",
                "--method",
                "org.freedesktop.portal.Settings.Read",
                "org.freedesktop.appearance",
                "color-scheme");
    }

    /** What an answer means. On macOS there is no such setting while it is light. */
    static Optional<Boolean> answer(String system, int code, String out) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return Optional.of(code == 0 && out.strip().equals("Dark"));
        }
        if (code != 0) {
            return Optional.empty();
        }
        if (name.startsWith("windows")) {
            return out.contains("0x") ? Optional.of(out.strip().endsWith("0x0")) : Optional.empty();
        }
        // 0: no preference; 1: dark; 2: light.
        return out.contains("uint32") ? Optional.of(out.contains("uint32 1")) : Optional.empty();
    }
}

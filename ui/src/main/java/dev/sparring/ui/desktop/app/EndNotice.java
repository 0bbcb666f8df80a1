package dev.sparring.ui.desktop.app;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The system's own notice that a run has ended, for who has turned to something else meanwhile. */
final class EndNotice {

    /** Shows what two environment variables hold, so that no text of a run is read as a program. */
    private static final String BALLOON = """
            Add-Type -AssemblyName System.Windows.Forms
            $icon = New-Object System.Windows.Forms.NotifyIcon
            $icon.Icon = [System.Drawing.SystemIcons]::Information
            $icon.Visible = $true
            $icon.ShowBalloonTip(10000, $env:SPARRING_TITLE, $env:SPARRING_TEXT, 'None')
            Start-Sleep -Seconds 10
            $icon.Dispose()
            """;

    private EndNotice() {}

    /**
     * Shows it, and returns at once. A system without such notices shows none: the window says the same.
     *
     * @param title what it is about
     * @param text what has happened
     */
    static void show(String title, String text) {
        ProcessBuilder notice = new ProcessBuilder(command(System.getProperty("os.name"), title, text))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        notice.environment().putAll(Map.of("SPARRING_TITLE", title, "SPARRING_TEXT", text));
        try {
            notice.start().getOutputStream().close();
        } catch (IOException e) {
            // There is no such program here; the window itself has the text.
        }
    }

    /** The command that shows it on a system. */
    static List<String> command(String system, String title, String text) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("powershell", "-NoProfile", "-Command", BALLOON);
        }
        if (name.startsWith("mac")) {
            String shown = "display notification (system attribute \"SPARRING_TEXT\")"
                    + " with title (system attribute \"SPARRING_TITLE\")";
            return List.of("osascript", "-e", shown);
        }
        return List.of("notify-send", "--app-name=Sparring", "--", title, text);
    }
}

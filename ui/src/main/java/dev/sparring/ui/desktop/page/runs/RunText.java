package dev.sparring.ui.desktop.page.runs;

import dev.sparring.ui.desktop.component.EventText;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.library.RunSummary;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run of the list in words. Pure functions. */
final class RunText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private RunText() {}

    /** How far it came, such as {@code step 300 of 6,000}. */
    static String progress(RunSummary run) {
        String made = "step " + FigureFormat.count(run.step());
        return run.steps() > 0 ? made + " of " + FigureFormat.count(run.steps()) : made;
    }

    /** When it began, such as {@code today, 14:05}. */
    static String start(RunSummary run, Instant now, ZoneId zone) {
        return run.start()
                .map(start -> {
                    LocalDateTime time = LocalDateTime.ofInstant(start, zone);
                    LocalDateTime today = LocalDateTime.ofInstant(now, zone);
                    return time.toLocalDate().equals(today.toLocalDate())
                            ? "today, " + HOUR.format(time)
                            : DAY.format(time);
                })
                .orElse("");
    }

    /** Best distance and newest diagnosis, as far as there are any. */
    static String figures(RunSummary run) {
        List<String> parts = new ArrayList<>();
        run.bestDistance().ifPresent(best -> parts.add("best Fréchet distance " + FigureFormat.value(best)));
        run.diagnosis().ifPresent(event -> parts.add("last diagnosis: " + EventText.title(event)));
        return String.join(" · ", parts);
    }
}

package dev.sparring.ui.desktop.page.runs;

import dev.sparring.ui.desktop.component.EventText;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.library.RunSummary;
import dev.sparring.ui.desktop.text.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A run of the list in words. Pure functions. */
final class RunText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(Texts.text("runs.day"), Texts.locale());
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Texts.locale());

    private RunText() {}

    /** How far it came, such as {@code step 300 of 6,000}. */
    static String progress(RunSummary run) {
        String made = FigureFormat.count(run.step());
        return run.steps() > 0
                ? Texts.text("runs.step-of", made, FigureFormat.count(run.steps()))
                : Texts.text("runs.step", made);
    }

    /** When it began, such as {@code today, 14:05}. */
    static String start(RunSummary run, Instant now, ZoneId zone) {
        return run.start()
                .map(start -> {
                    LocalDateTime time = LocalDateTime.ofInstant(start, zone);
                    LocalDateTime today = LocalDateTime.ofInstant(now, zone);
                    return time.toLocalDate().equals(today.toLocalDate())
                            ? Texts.text("runs.today", HOUR.format(time))
                            : DAY.format(time);
                })
                .orElse("");
    }

    /** Best distance and newest diagnosis, as far as there are any. */
    static String figures(RunSummary run) {
        List<String> parts = new ArrayList<>();
        run.bestDistance().ifPresent(best -> parts.add(Texts.text("runs.best", FigureFormat.value(best))));
        run.diagnosis().ifPresent(event -> parts.add(Texts.text("runs.diagnosis", EventText.title(event))));
        return String.join(" · ", parts);
    }
}

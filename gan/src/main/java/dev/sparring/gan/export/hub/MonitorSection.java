package dev.sparring.gan.export.hub;

import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the balance monitor said until the model's step, kind by kind. */
final class MonitorSection {

    private MonitorSection() {}

    /** How often something was said, and for the first and the last time. */
    private record Said(int times, RunEvent first, RunEvent last) {
        Said and(Said more) {
            return new Said(times + more.times, first, more.last);
        }
    }

    static String of(HubModel model) {
        Map<String, Said> said = new LinkedHashMap<>();
        for (RunEvent event : model.events()) {
            if (event.severity() != Severity.INFO && event.step() <= model.step()) {
                said.merge(event.kind(), new Said(1, event, event), Said::and);
            }
        }
        if (said.isEmpty()) {
            return "## The monitor\n\nSparring's balance monitor watched the training and had nothing to say until step "
                    + ModelCard.number(model.step()) + ".\n";
        }
        StringBuilder text = new StringBuilder("## The monitor\n\nWhat Sparring's balance monitor said until step ")
                .append(ModelCard.number(model.step()))
                .append(":\n\n");
        said.forEach((kind, times) -> text.append(line(kind, times)));
        return text.toString();
    }

    private static String line(String kind, Said said) {
        RunEvent last = said.last();
        String when = said.times() == 1
                ? "at step " + ModelCard.number(last.step())
                : said.times() + " times, first at step "
                        + ModelCard.number(said.first().step()) + ", last at step " + ModelCard.number(last.step());
        String done = last.action().isEmpty() ? "" : "; done about it: " + Markdown.text(last.action());
        return "* **" + Markdown.text(kind) + "** ("
                + last.network().name().toLowerCase(Locale.ROOT) + ", "
                + last.severity().name().toLowerCase(Locale.ROOT) + ") " + when + done + "\n";
    }
}

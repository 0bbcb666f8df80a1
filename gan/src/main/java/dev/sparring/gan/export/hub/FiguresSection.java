package dev.sparring.gan.export.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What an evaluation found, each figure beside what other data would get. */
final class FiguresSection {

    private FiguresSection() {}

    static String of(HubModel model) {
        if (model.evaluation().isEmpty()) {
            return """
                    ## Figures

                    None were kept with the run. `sparring evaluate RUN --out RUN/evaluation.json` measures the samples against the data, and the next
                    export has the figures here.
                    """;
        }
        JsonNode report = model.evaluation().get();
        StringBuilder text = new StringBuilder("## Figures\n\n");
        text.append(String.format(
                Locale.ROOT,
                "%,d samples of step %,d against as many real ones, compared by %s. Figures of another space or count do not compare.%n%n",
                report.path("count").asLong(),
                report.path("step").asLong(),
                Markdown.text(report.path("space").path("description").asText())));
        if (report.path("step").asLong() != model.step()) {
            text.append("**These are figures of another step than the model's.**\n\n");
        }
        text.append("| | samples | other data |\n|---|---|---|\n");
        report.path("figures").properties().forEach(figure -> text.append("| ")
                .append(Markdown.text(figure.getKey().replace('_', ' ')))
                .append(" | ")
                .append(number(figure.getValue().path("samples")))
                .append(" | ")
                .append(number(figure.getValue().path("data")))
                .append(" |\n"));
        text.append("\n`docs/evaluate.md` of Sparring says what each figure means.\n");
        return text.toString();
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.4g", value.asDouble()) : Markdown.text(value.asText());
    }
}

package dev.sparring.gan.export.hub;

import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.NetworkConfig;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a model was trained: both players, side by side. */
final class TrainingSection {

    private TrainingSection() {}

    static String of(HubModel model) {
        Config config = model.config();
        NetworkConfig first = config.generator();
        NetworkConfig second = config.discriminator();
        StringBuilder text = new StringBuilder("## Training\n\n| | generator | discriminator |\n|---|---|---|\n");
        row(text, "network", first.model(), second.model());
        row(text, "optimizer", optimizer(model, "generator"), optimizer(model, "discriminator"));
        row(text, "learning rate", first.schedule().base(), second.schedule().base());
        row(text, "warmup", warmup(first.schedule()), warmup(second.schedule()));
        row(text, "decay", first.schedule().decay(), second.schedule().decay());
        row(text, "longest gradient", clip(first), clip(second));
        row(text, "average of the parameters", average(first), average(second));
        text.append("\n* Data: ")
                .append(Markdown.text(config.tree().path("data").path("source").asText()))
                .append(", ")
                .append(config.data().shape().toText());
        if (model.isConditional()) {
            text.append(", ").append(model.labels().size()).append(" labels: ").append(labels(model));
        }
        text.append("\n* Loss: ").append(Markdown.text(config.loss()));
        String penalties = config.penalties().stream()
                .map(penalty -> penalty.settings().toString().replace("\"", ""))
                .collect(Collectors.joining(", "));
        text.append(penalties.isEmpty() ? ", no penalties" : ", penalties " + Markdown.text(penalties));
        text.append("\n* Batches of ")
                .append((long) config.batch() * config.accumulate())
                .append(", ")
                .append(config.updateRatio().steps())
                .append(config.updateRatio().steps() == 1 ? " update" : " updates")
                .append(" of the discriminator a step, seed ")
                .append(config.seed());
        text.append("\n* Sparring ")
                .append(Markdown.text(
                        model.metadata().path("versions").path("sparring").asText("of an unknown version")))
                .append("; `config.json` has the complete configuration\n");
        return text.toString();
    }

    private static void row(StringBuilder text, String what, Object first, Object second) {
        text.append("| ")
                .append(what)
                .append(" | ")
                .append(Markdown.text(first))
                .append(" | ")
                .append(Markdown.text(second))
                .append(" |\n");
    }

    /** As the configuration has it, which is what a reader can write down again. */
    private static String optimizer(HubModel model, String network) {
        return model.config()
                .tree()
                .path(network)
                .path("optimizer")
                .toString()
                .replace("\"", "")
                .replaceAll("[{}]", "")
                .replace(",", ", ")
                .replace(":", " ");
    }

    private static String warmup(LearningRate rate) {
        return rate.warmup().toString();
    }

    private static String clip(NetworkConfig network) {
        return network.clipNorm() == 0 ? "any" : Double.toString(network.clipNorm());
    }

    private static String average(NetworkConfig network) {
        return network.emaDecay() == 0 ? "none" : String.format(Locale.ROOT, "decay %s", network.emaDecay());
    }

    private static String labels(HubModel model) {
        int most = 20;
        String shown = model.labels().stream().limit(most).map(Markdown::text).collect(Collectors.joining(", "));
        return model.labels().size() > most ? shown + ", ..." : shown;
    }
}

package dev.sparring.gan.data.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What there is to train on.
 *
 * @param description one short line
 * @param shape of a sample
 * @param count samples; empty if they are endless
 * @param heldOut samples that are not trained on; empty if the data has no such part
 * @param labels how many samples have each label, by its name in the labels' order
 * @param leftOut files that are not among the samples
 * @param originals how large pictures were in their files; empty if there are no files
 * @param warnings what is hardly meant, a sentence each
 */
public record DataSummary(
        String description,
        SampleShape shape,
        OptionalLong count,
        OptionalLong heldOut,
        Map<String, Long> labels,
        List<ReadingReport.LeftOut> leftOut,
        Optional<OriginalSizes> originals,
        List<String> warnings) {

    private static final int MOST_LINES = 20;

    /**
     * Looks a source over. Reads every sample of a finite source: 60,000 grey images of 28x28 take about a second.
     *
     * @param source to be trained on
     * @param heldOut what is not, if the data has such a part
     * @return the summary
     */
    public static DataSummary of(DataSource source, Optional<DataSource> heldOut) {
        List<String> warnings = DataWarnings.of(source);
        ReadingReport report = source.report();
        return new DataSummary(
                source.description(),
                source.shape(),
                source.size(),
                heldOut.map(DataSource::size).orElse(OptionalLong.empty()),
                labels(source),
                report.leftOut(),
                report.originals(),
                warnings);
    }

    private static Map<String, Long> labels(DataSource source) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<String> names = source.labelNames();
        names.forEach(name -> counts.put(name, 0L));
        for (long i = 0; i < source.size().orElse(0); i++) {
            OptionalInt label = source.label(i);
            if (label.isPresent()) {
                counts.merge(names.get(label.getAsInt()), 1L, Long::sum);
            }
        }
        return counts;
    }

    /**
     * The summary for programs.
     *
     * @return {@code {"description", "count", "channels", "height", "width", "heldOut", "labels": {name: count}, "sizes": {...}, "skipped": [{"file",
     *     "reason"}], "warnings": [...]}}; count is null for endless data, heldOut and sizes where there are none
     */
    public ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("description", description);
        put(node, "count", count);
        node.put("channels", shape.channels());
        node.put("height", shape.height());
        node.put("width", shape.width());
        put(node, "heldOut", heldOut);
        ObjectNode names = node.putObject("labels");
        labels.forEach(names::put);
        if (originals.isPresent()) {
            OriginalSizes sizes = originals.get();
            ObjectNode found = node.putObject("sizes");
            found.put("smallest", sizes.smallest().toString());
            found.put("median", sizes.median().toString());
            found.put("largest", sizes.largest().toString());
            found.put("different", sizes.different());
            found.put("lost", sizes.lost());
        } else {
            node.putNull("sizes");
        }
        ArrayNode skipped = node.putArray("skipped");
        leftOut.forEach(file -> skipped.addObject().put("file", file.file()).put("reason", file.reason()));
        ArrayNode lines = node.putArray("warnings");
        warnings.forEach(lines::add);
        return node;
    }

    private static void put(ObjectNode node, String key, OptionalLong number) {
        if (number.isPresent()) {
            node.put(key, number.getAsLong());
        } else {
            node.putNull(key);
        }
    }

    /**
     * The summary for people.
     *
     * @return lines, each with its end
     */
    public String toText() {
        StringBuilder text = new StringBuilder(facts());
        warnings.forEach(warning -> text.append("warning: ").append(warning).append('\n'));
        return text.toString();
    }

    /**
     * The summary for people, without its warnings.
     *
     * @return lines, each with its end
     */
    public String facts() {
        StringBuilder text = new StringBuilder(description).append('\n');
        if (heldOut.isPresent()) {
            text.append(line("held out", "%,d for sparring evaluate", heldOut.getAsLong()));
        }
        originals.ifPresent(sizes -> text.append(line("in their files", "%s", sizes(sizes))));
        if (!labels.isEmpty()) {
            text.append(line("labels", "%s", labelCounts()));
        }
        if (!leftOut.isEmpty()) {
            text.append(line(
                    "left out",
                    "%,d %s; training refuses them until data.skipUnreadable: true",
                    leftOut.size(),
                    leftOut.size() == 1 ? "file" : "files"));
            leftOut.stream().limit(MOST_LINES).forEach(file -> text.append("    ")
                    .append(file.file())
                    .append(": ")
                    .append(file.reason())
                    .append('\n'));
            if (leftOut.size() > MOST_LINES) {
                text.append("    and ").append(leftOut.size() - MOST_LINES).append(" more; --format json names all\n");
            }
        }
        return text.toString();
    }

    /** Of endless data there are names and no counts. */
    private String labelCounts() {
        if (count.isEmpty()) {
            return String.join(", ", labels.keySet());
        }
        String counts = labels.entrySet().stream()
                .limit(MOST_LINES)
                .map(label -> String.format(Locale.ROOT, "%s %,d", label.getKey(), label.getValue()))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return labels.size() <= MOST_LINES ? counts : counts + ", and " + (labels.size() - MOST_LINES) + " more";
    }

    private static String sizes(OriginalSizes sizes) {
        return sizes.different() == 1
                ? sizes.median() + " each"
                : String.format(
                        Locale.ROOT,
                        "%s to %s, half of them larger than %s; %,d sizes",
                        sizes.smallest(),
                        sizes.largest(),
                        sizes.median(),
                        sizes.different());
    }

    private static String line(String name, String format, Object... values) {
        return String.format(Locale.ROOT, "  %-15s", name) + String.format(Locale.ROOT, format, values) + "\n";
    }
}

package dev.sparring.ui.desktop.component;

import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.marker.EventTone;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleFunction;

/** Events in plain words. What the words do not know is said by its key, so nothing is left out. */
public final class EventText {

    /** Evidence that is a part of something. */
    private static final Set<String> SHARES = Set.of(
            "diversity",
            "share_lost",
            "effective",
            "precision",
            "recall",
            "moved",
            "drift",
            "separation",
            "generator_gradient_share",
            "sample_gradient_share",
            "loss_sign_changes",
            "from",
            "share");

    /** Evidence that is a number of steps or updates. */
    private static final Set<String> COUNTS = Set.of("since_step", "to_step", "update", "updates");

    private EventText() {}

    /** The evidence as one line, such as {@code samples spread 12 % as wide as the data (limit 40 %), since step 900}. */
    public static String evidence(RunEvent event) {
        List<String> parts = new ArrayList<>();
        DoubleFunction<String> figure = EventText::plain;
        for (Map.Entry<String, Object> entry : event.evidence().entrySet()) {
            String key = entry.getKey();
            if (!(entry.getValue() instanceof Number number)) {
                parts.add(phrase(key, word(String.valueOf(entry.getValue())).replace('_', ' ')));
            } else if (key.endsWith("threshold") && !parts.isEmpty()) {
                int last = parts.size() - 1;
                parts.set(last, Texts.text("event.limit", parts.get(last), figure.apply(number.doubleValue())));
            } else {
                figure = figure(key);
                parts.add(phrase(key, figure.apply(number.doubleValue())));
            }
        }
        return String.join(", ", parts);
    }

    /** Evidence in words, where there are some. */
    private static String phrase(String key, String value) {
        String words = key.replace('_', '-');
        return Texts.has("event.evidence." + words)
                ? Texts.text("event.evidence." + words, value)
                : words.replace('-', ' ') + " " + value;
    }

    private static DoubleFunction<String> figure(String key) {
        return SHARES.contains(key) ? EventText::share : COUNTS.contains(key) ? EventText::count : EventText::plain;
    }

    /**
     * What something is called that events name by a key: their kind, a network or how bad it is.
     *
     * @param key such as {@code mode-collapse}
     * @return such as {@code mode collapse}; of a key that has no words its own, as of a detector that somebody added
     */
    public static String word(String key) {
        return Texts.has("event.word." + key) ? Texts.text("event.word." + key) : key.replace('-', ' ');
    }

    private static String share(double share) {
        if (!Double.isFinite(share)) {
            return plain(share);
        }
        double percent = share * 100;
        boolean fine = Math.abs(percent) < 10 || (percent > 99 && percent < 100);
        return (fine ? plain(percent) : String.valueOf(Math.round(percent))) + " %";
    }

    private static String count(double count) {
        return FigureFormat.count(Math.round(count));
    }

    /** At most three digits after the point, fewer the larger the number, and no zeros at the end. */
    private static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? Texts.text("event.not-a-number") : Texts.text("event.infinite");
        }
        double size = Math.abs(value);
        if (size >= 1e6 || (size > 0 && size < 1e-3)) {
            return FigureFormat.rate(value);
        }
        int digits = size < 0.1 ? 3 : size < 1 ? 2 : size < 100 ? 1 : 0;
        String text = String.format(Texts.locale(), "%,." + digits + "f", value);
        return digits == 0 ? text : text.replaceFirst("[.,]?0+$", "");
    }

    /** Whom an event is about, such as {@code both networks}. */
    static String network(RunEvent event) {
        return word(event.network().name().toLowerCase(Locale.ROOT));
    }

    /** The step to which an event led back. */
    public static OptionalLong back(RunEvent event) {
        return event.kind().equals("rollback") && event.evidence().get("to_step") instanceof Number step
                ? OptionalLong.of(step.longValue())
                : OptionalLong.empty();
    }

    /** The news in two or three words, such as {@code rewarm generator} or {@code rollback to 800}. */
    public static String label(RunEvent event) {
        String name = EventStyle.of(event).name();
        OptionalLong back = back(event);
        if (back.isPresent()) {
            return Texts.text("event.back", name, FigureFormat.count(back.getAsLong()));
        }
        return switch (event.kind()) {
            case "rewarm", "reduce", "slow", "skip" -> Texts.text("event.on", name, network(event));
            default -> name;
        };
    }

    /** What was done; empty if nothing. */
    public static String done(RunEvent event) {
        return event.action().isEmpty() ? "" : Texts.text("event.done", event.action());
    }

    /** What to try; empty if nothing. */
    public static String advice(RunEvent event) {
        return event.advice().isEmpty() ? "" : Texts.text("event.advice", event.advice());
    }

    /**
     * Why, in one line: of a diagnosis the evidence, of an action what was done and its figures, of anything else whom it is about
     * and the evidence.
     */
    public static String reasons(RunEvent event) {
        EventStyle appearance = EventStyle.of(event);
        String first =
                appearance.diagnosis() ? "" : appearance.tone() == EventTone.ACTION ? event.action() : network(event);
        String evidence = evidence(event);
        return first.isEmpty() || evidence.isEmpty() ? first + evidence : Texts.text("event.reasons", first, evidence);
    }

    /** As a title begins: Mode collapse. */
    public static String capitalised(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What happened and when, such as {@code Mode collapse at step 1,200}. */
    public static String title(RunEvent event) {
        return Texts.text("event.title", capitalised(EventStyle.of(event).name()), FigureFormat.count(event.step()));
    }

    /** Everything an event says but its title, a line each. */
    public static String details(RunEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add(about(event));
        lines.add(evidence(event));
        lines.add(done(event));
        lines.add(advice(event));
        lines.removeIf(String::isEmpty);
        return String.join("\n", lines);
    }

    /** Whom it is about and, of a diagnosis, how bad it is: {@code generator, critical}. */
    public static String about(RunEvent event) {
        EventStyle appearance = EventStyle.of(event);
        return appearance.diagnosis()
                ? Texts.text(
                        "event.about", network(event), word(appearance.tone().label()))
                : network(event);
    }
}

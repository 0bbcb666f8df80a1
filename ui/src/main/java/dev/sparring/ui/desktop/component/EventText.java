package dev.sparring.ui.desktop.component;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.marker.EventTone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/** Events in plain words. What the words do not know is said by its key, so nothing is left out. */
public final class EventText {

    /** Evidence on which words to put around a figure. */
    private static final Map<String, Phrase> PHRASES = Map.ofEntries(
            Map.entry("diversity", new Phrase("samples spread ", EventText::share, " as wide as the data")),
            Map.entry("share_lost", new Phrase("", EventText::share, " of the data lost")),
            Map.entry("effective", new Phrase("as varied as ", EventText::share, " of the data")),
            Map.entry("precision", new Phrase("", EventText::share, " of the samples among the data")),
            Map.entry("recall", new Phrase("", EventText::share, " of the data among the samples")),
            Map.entry("moved", new Phrase("samples moved by ", EventText::share, " of the data's spread")),
            Map.entry("drift", new Phrase("", EventText::share, " of the samples changed places")),
            Map.entry("separation", new Phrase("discriminator right on ", EventText::share, "")),
            Map.entry(
                    "generator_gradient_share",
                    new Phrase("generator's gradient at ", EventText::share, " of its peak")),
            Map.entry("sample_gradient_share", new Phrase("samples' gradient at ", EventText::share, " of its peak")),
            Map.entry("times_history", new Phrase("gradient ", EventText::plain, " times as large as before")),
            Map.entry("gradient_norm", new Phrase("gradient norm ", EventText::plain, "")),
            Map.entry("grad_norm_g", new Phrase("generator's gradient norm ", EventText::plain, "")),
            Map.entry("grad_norm_d", new Phrase("discriminator's gradient norm ", EventText::plain, "")),
            Map.entry("loss_g", new Phrase("generator's loss ", EventText::plain, "")),
            Map.entry("loss_d", new Phrase("discriminator's loss ", EventText::plain, "")),
            Map.entry("since_step", new Phrase("since step ", EventText::count, "")),
            Map.entry("to_step", new Phrase("back to step ", EventText::count, "")),
            Map.entry("update", new Phrase("at update ", EventText::count, "")),
            Map.entry("updates", new Phrase("over ", EventText::count, " updates")),
            Map.entry("from", new Phrase("from ", EventText::share, " of the rate")),
            Map.entry("share", new Phrase("to ", EventText::share, " of the rate")));

    private record Phrase(String before, DoubleFunction<String> figure, String after) {
        String say(double value) {
            return before + figure.apply(value) + after;
        }
    }

    private EventText() {}

    /** The evidence as one line, such as {@code samples spread 12 % as wide as the data (limit 40 %), since step 900}. */
    public static String evidence(RunEvent event) {
        List<String> parts = new ArrayList<>();
        DoubleFunction<String> figure = EventText::plain;
        for (Map.Entry<String, Object> entry : event.evidence().entrySet()) {
            String key = entry.getKey();
            Phrase phrase = PHRASES.getOrDefault(key, new Phrase(words(key) + " ", EventText::plain, ""));
            if (!(entry.getValue() instanceof Number number)) {
                parts.add(words(key) + " " + words(String.valueOf(entry.getValue())));
            } else if (key.endsWith("threshold") && !parts.isEmpty()) {
                int last = parts.size() - 1;
                parts.set(last, parts.get(last) + " (limit " + figure.apply(number.doubleValue()) + ")");
            } else {
                figure = phrase.figure();
                parts.add(phrase.say(number.doubleValue()));
            }
        }
        return String.join(", ", parts);
    }

    private static String words(String key) {
        return key.replace('_', ' ').replace('-', ' ');
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
            return Double.isNaN(value) ? "not a number" : "infinite";
        }
        double size = Math.abs(value);
        if (size >= 1e6 || (size > 0 && size < 1e-3)) {
            return FigureFormat.rate(value);
        }
        int digits = size < 0.1 ? 3 : size < 1 ? 2 : size < 100 ? 1 : 0;
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return digits == 0 ? text : text.replaceFirst("\\.?0+$", "");
    }

    /** Whom an event is about, such as {@code both networks}. */
    static String network(RunEvent event) {
        return event.network() == PlayerRole.BOTH
                ? "both networks"
                : event.network().name().toLowerCase(Locale.ROOT);
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
            return name + " to " + FigureFormat.count(back.getAsLong());
        }
        return switch (event.kind()) {
            case "rewarm", "reduce", "slow", "skip" -> name + " " + network(event);
            default -> name;
        };
    }

    /** What was done; empty if nothing. */
    public static String done(RunEvent event) {
        return event.action().isEmpty() ? "" : "Done: " + event.action();
    }

    /** What to try; empty if nothing. */
    public static String advice(RunEvent event) {
        return event.advice().isEmpty() ? "" : "Try: " + event.advice();
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
        return first.isEmpty() || evidence.isEmpty() ? first + evidence : first + ": " + evidence;
    }

    /** As a title begins: Mode collapse. */
    public static String capitalised(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What happened and when, such as {@code Mode collapse at step 1,200}. */
    public static String title(RunEvent event) {
        return capitalised(EventStyle.of(event).name()) + " at step " + FigureFormat.count(event.step());
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
                ? network(event) + ", " + appearance.tone().label()
                : network(event);
    }
}

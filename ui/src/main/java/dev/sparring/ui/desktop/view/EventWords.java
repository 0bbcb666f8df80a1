package dev.sparring.ui.desktop.view;

import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Side;
import dev.sparring.ui.desktop.chart.Figures;
import dev.sparring.ui.desktop.marker.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/** Events in plain words. What the words do not know is said by its key, so nothing is left out. */
final class EventWords {

    /** Evidence on which words to put around a figure. */
    private static final Map<String, Phrase> PHRASES = Map.ofEntries(
            Map.entry("diversity", new Phrase("samples spread ", EventWords::share, " as wide as the data")),
            Map.entry("share_lost", new Phrase("", EventWords::share, " of the data lost")),
            Map.entry("effective", new Phrase("as varied as ", EventWords::share, " of the data")),
            Map.entry("precision", new Phrase("", EventWords::share, " of the samples among the data")),
            Map.entry("recall", new Phrase("", EventWords::share, " of the data among the samples")),
            Map.entry("moved", new Phrase("samples moved by ", EventWords::share, " of the data's spread")),
            Map.entry("drift", new Phrase("", EventWords::share, " of the samples changed places")),
            Map.entry("separation", new Phrase("discriminator right on ", EventWords::share, "")),
            Map.entry(
                    "generator_gradient_share",
                    new Phrase("generator's gradient at ", EventWords::share, " of its peak")),
            Map.entry("sample_gradient_share", new Phrase("samples' gradient at ", EventWords::share, " of its peak")),
            Map.entry("times_history", new Phrase("gradient ", EventWords::plain, " times as large as before")),
            Map.entry("gradient_norm", new Phrase("gradient norm ", EventWords::plain, "")),
            Map.entry("grad_norm_g", new Phrase("generator's gradient norm ", EventWords::plain, "")),
            Map.entry("grad_norm_d", new Phrase("discriminator's gradient norm ", EventWords::plain, "")),
            Map.entry("loss_g", new Phrase("generator's loss ", EventWords::plain, "")),
            Map.entry("loss_d", new Phrase("discriminator's loss ", EventWords::plain, "")),
            Map.entry("since_step", new Phrase("since step ", EventWords::count, "")),
            Map.entry("to_step", new Phrase("back to step ", EventWords::count, "")),
            Map.entry("update", new Phrase("at update ", EventWords::count, "")),
            Map.entry("updates", new Phrase("over ", EventWords::count, " updates")),
            Map.entry("from", new Phrase("from ", EventWords::share, " of the rate")),
            Map.entry("share", new Phrase("to ", EventWords::share, " of the rate")));

    private record Phrase(String before, DoubleFunction<String> figure, String after) {
        String say(double value) {
            return before + figure.apply(value) + after;
        }
    }

    private EventWords() {}

    /** The evidence as one line, such as {@code samples spread 12 % as wide as the data (limit 40 %), since step 900}. */
    static String evidence(Event event) {
        List<String> parts = new ArrayList<>();
        DoubleFunction<String> figure = EventWords::plain;
        for (Map.Entry<String, Object> entry : event.evidence().entrySet()) {
            String key = entry.getKey();
            Phrase phrase = PHRASES.getOrDefault(key, new Phrase(words(key) + " ", EventWords::plain, ""));
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
        return Figures.count(Math.round(count));
    }

    /** At most three digits after the point, fewer the larger the number, and no zeros at the end. */
    private static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : "infinite";
        }
        double size = Math.abs(value);
        if (size >= 1e6 || (size > 0 && size < 1e-3)) {
            return Figures.rate(value);
        }
        int digits = size < 0.1 ? 3 : size < 1 ? 2 : size < 100 ? 1 : 0;
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return digits == 0 ? text : text.replaceFirst("\\.?0+$", "");
    }

    /** Whom an event is about, such as {@code both networks}. */
    static String network(Event event) {
        return event.network() == Side.BOTH
                ? "both networks"
                : event.network().name().toLowerCase(Locale.ROOT);
    }

    /** The step to which an event led back. */
    static OptionalLong back(Event event) {
        return event.kind().equals("rollback") && event.evidence().get("to_step") instanceof Number step
                ? OptionalLong.of(step.longValue())
                : OptionalLong.empty();
    }

    /** The news in two or three words, such as {@code rewarm generator} or {@code rollback to 800}. */
    static String label(Event event) {
        String name = Appearance.of(event).name();
        OptionalLong back = back(event);
        if (back.isPresent()) {
            return name + " to " + Figures.count(back.getAsLong());
        }
        return switch (event.kind()) {
            case "rewarm", "reduce", "slow", "skip" -> name + " " + network(event);
            default -> name;
        };
    }

    /** What was done; empty if nothing. */
    static String done(Event event) {
        return event.action().isEmpty() ? "" : "Done: " + event.action();
    }

    /** What to try; empty if nothing. */
    static String advice(Event event) {
        return event.advice().isEmpty() ? "" : "Try: " + event.advice();
    }

    /**
     * Why, in one line: of a verdict the evidence, of an action what was done and its figures, of anything else whom it is about
     * and the evidence.
     */
    static String reasons(Event event) {
        Appearance appearance = Appearance.of(event);
        String first = appearance.verdict() ? "" : appearance.tone() == Tone.ACTION ? event.action() : network(event);
        String evidence = evidence(event);
        return first.isEmpty() || evidence.isEmpty() ? first + evidence : first + ": " + evidence;
    }

    /** As a title begins: Mode collapse. */
    static String capitalised(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What happened and when, such as {@code Mode collapse at step 1,200}. */
    static String title(Event event) {
        return capitalised(Appearance.of(event).name()) + " at step " + Figures.count(event.step());
    }

    /** Everything an event says but its title, a line each. */
    static String details(Event event) {
        List<String> lines = new ArrayList<>();
        lines.add(about(event));
        lines.add(evidence(event));
        lines.add(done(event));
        lines.add(advice(event));
        lines.removeIf(String::isEmpty);
        return String.join("\n", lines);
    }

    /** Whom it is about and, of a verdict, how bad it is: {@code generator, critical}. */
    static String about(Event event) {
        Appearance appearance = Appearance.of(event);
        return appearance.verdict() ? network(event) + ", " + appearance.tone().label() : network(event);
    }
}

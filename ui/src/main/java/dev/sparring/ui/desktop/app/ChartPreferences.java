package dev.sparring.ui.desktop.app;

import dev.sparring.ui.desktop.component.board.ChartKinds;
import dev.sparring.ui.desktop.model.ChartView;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a person looks at the charts of a run.
 *
 * @param shown the names of the charts, the first one on top
 * @param logarithmic the names of those whose values are on a logarithmic axis
 * @param smoothing in [0, {@link ChartView#MOST_SMOOTHING}]
 */
record ChartPreferences(List<String> shown, Set<String> logarithmic, double smoothing) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Pattern SMOOTHING = Pattern.compile("0\\.[0-9]{1,20}");
    private static final int MOST = 200;

    /** The first time. */
    static final ChartPreferences USUAL = new ChartPreferences(ChartKinds.FIRST, Set.of(), 0);

    /** Copies the names. */
    ChartPreferences {
        shown = List.copyOf(shown);
        logarithmic = Set.copyOf(logarithmic);
    }

    /** Reads what was written; a name that no chart has does no harm, since it is passed over. */
    static ChartPreferences read(Properties values) {
        List<String> shown = names(values.getProperty("charts", ""));
        String smoothing = values.getProperty("smoothing", "");
        return new ChartPreferences(
                shown.isEmpty() ? USUAL.shown : shown,
                Set.copyOf(names(values.getProperty("logarithmic", ""))),
                SMOOTHING.matcher(smoothing).matches()
                        ? Math.min(ChartView.MOST_SMOOTHING, Double.parseDouble(smoothing))
                        : USUAL.smoothing);
    }

    private static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Writes it down. */
    void write(Properties values) {
        values.setProperty("charts", String.join(" ", shown));
        values.setProperty("logarithmic", String.join(" ", logarithmic));
        values.setProperty("smoothing", Double.toString(smoothing));
    }

    /** What there is now. */
    static ChartPreferences of(ChartView view) {
        return new ChartPreferences(
                view.shown(), view.logarithmic(), view.smoothingProperty().get());
    }

    /** Shows the charts this way. */
    void apply(ChartView view) {
        view.shown().setAll(shown);
        view.logarithmic().clear();
        view.logarithmic().addAll(logarithmic);
        view.smoothingProperty().set(smoothing);
    }
}

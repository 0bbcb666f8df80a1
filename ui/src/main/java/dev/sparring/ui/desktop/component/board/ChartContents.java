package dev.sparring.ui.desktop.component.board;

import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.Extremes;
import dev.sparring.ui.desktop.component.chart.RateForecast;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What charts show of a plan and a run. Pure functions. */
public final class ChartContents {

    private static final double HEADROOM = 0.08;

    /** So much of a logarithmic axis lies above the highest value. */
    private static final double HEADROOM_RATIO = 1.3;

    private static final double LEAST_SHARE = 1e-6;
    private static final int PROBES = 400;

    private ChartContents() {}

    /**
     * What there is to be shown.
     *
     * @param plan what the run will do; null while that is not known
     * @param series what it has done
     * @param now completed steps
     */
    public record Shown(@Nullable RunPreview plan, RunSeries series, long now) {}

    /**
     * How it is shown.
     *
     * @param x the steps
     * @param zoomed whether a person has chosen them
     * @param logarithmic whether values are on a logarithmic axis, where the chart may have one
     * @param smoothing weight of what was before, in [0, 1)
     */
    public record Manner(Axis x, boolean zoomed, boolean logarithmic, double smoothing) {}

    /**
     * What a chart shows.
     *
     * @param kind which chart
     * @param shown what there is to be shown
     * @param manner how
     * @return the content; without curves where nothing was recorded
     */
    public static ChartContent of(ChartKind kind, Shown shown, Manner manner) {
        List<Curve> curves = curves(kind, shown);
        if (curves.isEmpty()) {
            return ChartContent.nothing(kind.empty());
        }
        boolean logarithmic = kind.canBeLogarithmic() && manner.logarithmic();
        Extremes found = extremes(curves, shown.now(), manner.x());
        Axis y = logarithmic && found.leastPositive() <= found.greatest()
                ? logarithmic(found)
                : linear(
                        found,
                        Math.max(kind.top(), kind.isPlanned() && !manner.zoomed() ? peak(shown.plan()) : 0),
                        manner.zoomed());
        return new ChartContent(
                curves,
                manner.x(),
                y,
                kind.unit(),
                shown.now(),
                kind.isPlanned() ? 0 : manner.smoothing(),
                kind.empty());
    }

    private static List<Curve> curves(ChartKind kind, Shown shown) {
        List<Curve> curves = new ArrayList<>();
        for (ChartKind.Line line : kind.lines()) {
            RunPreview plan = shown.plan();
            if (kind.isPlanned() && plan != null) {
                RateForecast rates = line.key().equals("lr_g") ? plan.generator() : plan.discriminator();
                curves.add(Curve.planned(
                        line.key(), line.text(), line.style(), shown.series().get(line.key()), within(plan, rates)));
            } else if (shown.series().keys().contains(line.key())) {
                curves.add(Curve.measured(
                        line.key(), line.text(), line.style(), shown.series().get(line.key())));
            }
        }
        return curves;
    }

    private static LongToDoubleFunction within(RunPreview plan, RateForecast rates) {
        return step -> step > plan.steps() ? Double.NaN : rates.rateAt(step);
    }

    /** The highest rate of all, so that the axis stays while the run goes on. */
    private static double peak(@Nullable RunPreview plan) {
        return plan == null
                ? 0
                : Math.max(
                        plan.generator().schedule().peak(),
                        plan.discriminator().schedule().peak());
    }

    /** From 0; of a part that a person has chosen only what is there, if that is not half as high. */
    private static Axis linear(Extremes found, double top, boolean zoomed) {
        if (found.isEmpty()) {
            return Axis.linear(0, top > 0 ? top : 1);
        }
        if (zoomed && found.least() > found.greatest() / 2) {
            double span = found.greatest() - found.least();
            double room = span > 0 ? span * HEADROOM : found.greatest() * HEADROOM;
            return Axis.linear(found.least() - room, found.greatest() + room);
        }
        double low = Math.min(0, found.least());
        double high = Math.max(top, found.greatest());
        double room = (high - low) * HEADROOM;
        return Axis.linear(low < 0 ? low - room : 0, high > low ? high + room : 1);
    }

    private static Axis logarithmic(Extremes found) {
        double high = found.greatest();
        double low = Math.max(high * LEAST_SHARE, Math.min(high / 2, found.leastPositive()));
        return Axis.logarithmic(low, high * HEADROOM_RATIO);
    }

    /** Where curves lie on a part of the steps, the plan from now on included. */
    private static Extremes extremes(List<Curve> curves, long now, Axis x) {
        Extremes found = Extremes.NONE;
        for (Curve curve : curves) {
            found = found.with(curve.past().extremes(x));
            for (int i = 0; curve.planned() && i <= PROBES; i++) {
                long step = Math.max(1, Math.round(x.value((double) i / PROBES)));
                if (step > now) {
                    found = found.with(Extremes.of(curve.future().applyAsDouble(step)));
                }
            }
        }
        return found;
    }
}

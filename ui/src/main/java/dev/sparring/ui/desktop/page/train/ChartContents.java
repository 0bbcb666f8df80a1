package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.RateForecast;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSeries;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/** What the two charts show of a plan and a run. Pure functions. */
final class ChartContents {

    private static final double HEADROOM = 1.08;
    private static final double MOST_DECADES = 1e-5;
    private static final int PROBES = 400;

    private ChartContents() {}

    /**
     * Both learning rates: what was, and what the schedules will do.
     *
     * @param opening whether the axis ends soon after the warmups instead of with the run
     * @param logarithmic whether the rates' axis is
     */
    static ChartContent rates(RunPreview plan, RunSeries curves, long now, boolean opening, boolean logarithmic) {
        Axis x = Axis.linear(opening ? 1 : 0, (double) (opening ? plan.opening() : plan.steps()));
        double high = Math.max(
                Math.max(
                        plan.generator().schedule().peak(),
                        plan.discriminator().schedule().peak()),
                Math.max(
                        curves.generatorRate().greatest(),
                        curves.discriminatorRate().greatest()));
        Axis y = logarithmic
                ? Axis.logarithmic(lowest(plan, curves, x, high), high * 1.3)
                : Axis.linear(0, high * HEADROOM);
        return new ChartContent(
                List.of(
                        Curve.planned(SeriesStyle.GENERATOR, curves.generatorRate(), within(plan, plan.generator())),
                        Curve.planned(
                                SeriesStyle.DISCRIMINATOR,
                                curves.discriminatorRate(),
                                within(plan, plan.discriminator()))),
                x,
                y,
                now,
                "");
    }

    private static LongToDoubleFunction within(RunPreview plan, RateForecast rates) {
        return step -> step > plan.steps() ? Double.NaN : rates.rateAt(step);
    }

    /** The lowest rate above 0 that will be seen, but no more than five decades below the highest. */
    private static double lowest(RunPreview plan, RunSeries curves, Axis x, double high) {
        double planned = LongStream.rangeClosed(0, PROBES)
                .map(i -> Math.round(x.value((double) i / PROBES)))
                .mapToDouble(step -> positive(plan, Math.max(1, step)))
                .min()
                .orElse(high);
        double seen = Math.min(
                curves.generatorRate().leastAbove(0), curves.discriminatorRate().leastAbove(0));
        return Math.max(high * MOST_DECADES, Math.min(high / 2, Math.min(planned, seen)));
    }

    private static double positive(RunPreview plan, long step) {
        double generator = plan.generator().rateAt(step);
        double discriminator = plan.discriminator().rateAt(step);
        return Math.min(
                generator > 0 ? generator : Double.POSITIVE_INFINITY,
                discriminator > 0 ? discriminator : Double.POSITIVE_INFINITY);
    }

    /** Both losses over the steps that were made. */
    static ChartContent losses(RunSeries curves) {
        DecimatedSeries generator = curves.generatorLoss();
        DecimatedSeries discriminator = curves.discriminatorLoss();
        long last = Math.max(generator.last(), discriminator.last());
        if (last < 1) {
            return ChartContent.nothing("The losses of both players appear here.");
        }
        double high = Math.max(generator.greatest(), discriminator.greatest());
        double low = Math.min(
                generator.leastAbove(Double.NEGATIVE_INFINITY), discriminator.leastAbove(Double.NEGATIVE_INFINITY));
        double room = (high - Math.min(0, low)) * (HEADROOM - 1);
        return new ChartContent(
                List.of(
                        Curve.measured(SeriesStyle.GENERATOR, generator),
                        Curve.measured(SeriesStyle.DISCRIMINATOR, discriminator)),
                Axis.linear(0, (double) Math.max(2, last)),
                Axis.linear(low < 0 ? low - room : 0, high + room),
                0,
                "");
    }
}

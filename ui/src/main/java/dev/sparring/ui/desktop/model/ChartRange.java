package dev.sparring.ui.desktop.model;

import dev.sparring.ui.desktop.component.chart.Axis;

/** Which steps the charts of a page show, all the same ones. */
public sealed interface ChartRange {

    /** Every step until now and some to come; before the first step all. */
    ChartRange SO_FAR = new SoFar();

    /** Every step that there is and will be. */
    ChartRange WHOLE = new Whole();

    /** The first steps, in which the networks warm up. */
    ChartRange WARMUP = new Warmup();

    /**
     * The steps of a run.
     *
     * @param run its steps
     * @return an axis that is not logarithmic
     */
    Axis axis(RunExtent run);

    /** {@link #SO_FAR}. */
    record SoFar() implements ChartRange {

        /** How much of the plan lies ahead, as a multiple of what was. */
        private static final double AHEAD = 1.25;

        @Override
        public Axis axis(RunExtent run) {
            if (run.now() == 0) {
                return WHOLE.axis(run);
            }
            return Axis.linear(0, Math.min((double) run.end(), Math.max((double) run.opening(), AHEAD * run.now())));
        }
    }

    /** {@link #WHOLE}. */
    record Whole() implements ChartRange {
        @Override
        public Axis axis(RunExtent run) {
            return Axis.linear(0, (double) run.end());
        }
    }

    /** {@link #WARMUP}. */
    record Warmup() implements ChartRange {
        @Override
        public Axis axis(RunExtent run) {
            return Axis.linear(1, (double) run.opening());
        }
    }

    /**
     * What a person has chosen.
     *
     * @param low first step, at least 0
     * @param high last step, above {@code low}
     */
    record Zoomed(double low, double high) implements ChartRange {

        /** Validates. */
        public Zoomed {
            if (!(low >= 0 && high > low)) {
                throw new IllegalArgumentException(
                        "low must be at least 0 and high above it, got " + low + " and " + high);
            }
        }

        @Override
        public Axis axis(RunExtent run) {
            return Axis.linear(low, high);
        }
    }
}

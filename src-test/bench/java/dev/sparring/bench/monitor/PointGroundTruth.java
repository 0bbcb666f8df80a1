package dev.sparring.bench.monitor;

import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.synthetic.GridData;
import dev.sparring.gan.data.synthetic.RingData;
import dev.sparring.gan.data.synthetic.SpiralData;
import java.util.Arrays;

/**
 * What is true of 2-D samples, from the known places of the data's modes: computed from the points alone, by nothing that the
 * monitor uses.
 */
final class PointGroundTruth implements GroundTruthProbe {

    private static final int SEGMENTS = 10;
    /** A mode is lost that gets less than this part of what it should. */
    private static final double LOST = 0.1;

    private final double[][] centres;
    private final double near;
    private final double spread;
    private int[] before = new int[0];
    private float[] placesBefore = new float[0];

    PointGroundTruth(DataConfig data) {
        if (data instanceof RingData ring) {
            centres = new double[ring.modes()][];
            for (int i = 0; i < centres.length; i++) {
                double angle = 2 * Math.PI * i / centres.length;
                centres[i] = new double[] {ring.radius() * Math.cos(angle), ring.radius() * Math.sin(angle)};
            }
            near = 5 * ring.sigma();
        } else if (data instanceof GridData grid) {
            centres = new double[grid.side() * grid.side()][];
            double half = (grid.side() - 1) / 2.0;
            for (int i = 0; i < centres.length; i++) {
                centres[i] = new double[] {
                    (i % grid.side() - half) * grid.spacing(), (Math.floorDiv(i, grid.side()) - half) * grid.spacing()
                };
            }
            near = 5 * grid.sigma();
        } else if (data instanceof SpiralData spiral) {
            // Pieces of the arms that hold as many points each: a point's radius is the root of a uniform number.
            centres = new double[spiral.arms() * SEGMENTS][];
            for (int i = 0; i < centres.length; i++) {
                double radius = Math.sqrt((i % SEGMENTS + 0.5) / SEGMENTS);
                double angle =
                        2 * Math.PI * (spiral.turns() * radius + (double) Math.floorDiv(i, SEGMENTS) / spiral.arms());
                centres[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
            }
            near = 0.15;
        } else {
            throw new IllegalArgumentException("no points: " + data);
        }
        double squares = 0;
        for (double[] centre : centres) {
            squares += centre[0] * centre[0] + centre[1] * centre[1];
        }
        spread = Math.sqrt(squares / centres.length);
    }

    @Override
    public GroundTruth of(long step, float[] points) {
        int count = points.length / 2;
        int[] nearest = new int[count];
        int[] shares = new int[centres.length];
        double good = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < count; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < centres.length; j++) {
                double distance = Math.hypot(points[2 * i] - centres[j][0], points[2 * i + 1] - centres[j][1]);
                if (distance < least) {
                    least = distance;
                    nearest[i] = j;
                }
            }
            shares[nearest[i]]++;
            good += least <= near ? 1 : 0;
            x += points[2 * i] / (double) count;
            y += points[2 * i + 1] / (double) count;
        }
        double squares = 0;
        double moved = 0;
        int hops = 0;
        boolean first = before.length == 0;
        for (int i = 0; i < count; i++) {
            squares += Math.pow(points[2 * i] - x, 2) + Math.pow(points[2 * i + 1] - y, 2);
            if (!first) {
                moved += Math.hypot(points[2 * i] - placesBefore[2 * i], points[2 * i + 1] - placesBefore[2 * i + 1]);
                hops += nearest[i] != before[i] ? 1 : 0;
            }
        }
        before = nearest;
        placesBefore = points.clone();
        double fair = (double) count / centres.length;
        double lost = Arrays.stream(shares).filter(share -> share < LOST * fair).count() / (double) centres.length;
        return new GroundTruth(
                step,
                Math.sqrt(squares / count) / spread,
                lost,
                good / count,
                first ? 1 : moved / count / spread,
                (double) hops / count);
    }
}

package dev.sparring.gan.monitor.statistics;

/** The last positions of a network, one a check. */
public final class ParameterTrajectory {

    private static final int LENGTH = 9;
    private static final int DIRECTIONS = ParameterSketch.DIRECTIONS;

    /** The length of {@link #state}. */
    public static final int STATE = LENGTH * DIRECTIONS + 1;

    /** The last sketches, the newest at the end. */
    private final double[] sketches = new double[LENGTH * DIRECTIONS];

    private int filled;

    /** Goes on to a position and says how the network has moved. */
    public TrajectoryStatistics include(ParameterSketch position) {
        System.arraycopy(sketches, DIRECTIONS, sketches, 0, sketches.length - DIRECTIONS);
        System.arraycopy(position.sketch(), 0, sketches, sketches.length - DIRECTIONS, DIRECTIONS);
        filled = Math.min(LENGTH, filled + 1);
        return new TrajectoryStatistics(turning(), straightness(), position.slowestLayer(), position.fastestLayer());
    }

    /** 1 before there are two ways to compare. */
    private double turning() {
        double sum = 0;
        int count = 0;
        for (int i = LENGTH - filled + 2; i < LENGTH; i++) {
            double product = 0;
            for (int k = 0; k < DIRECTIONS; k++) {
                product += (at(i, k) - at(i - 1, k)) * (at(i - 1, k) - at(i - 2, k));
            }
            double lengths = distance(i, i - 1) * distance(i - 1, i - 2);
            sum += lengths == 0 ? 0 : product / lengths;
            count++;
        }
        return count == 0 ? 1 : sum / count;
    }

    private double straightness() {
        double way = 0;
        for (int i = LENGTH - filled + 1; i < LENGTH; i++) {
            way += distance(i, i - 1);
        }
        return way == 0 ? 1 : distance(LENGTH - 1, LENGTH - filled) / way;
    }

    private double distance(int i, int j) {
        double squares = 0;
        for (int k = 0; k < DIRECTIONS; k++) {
            squares += (at(i, k) - at(j, k)) * (at(i, k) - at(j, k));
        }
        return Math.sqrt(squares);
    }

    private double at(int i, int direction) {
        return sketches[i * DIRECTIONS + direction];
    }

    /** What it remembers. */
    public double[] state() {
        double[] state = new double[STATE];
        System.arraycopy(sketches, 0, state, 0, sketches.length);
        state[STATE - 1] = filled;
        return state;
    }

    /** Goes on from what {@link #state} gave. */
    public void restore(double[] state) {
        System.arraycopy(state, 0, sketches, 0, sketches.length);
        filled = (int) state[STATE - 1];
    }
}

package dev.sparring.gan.data.synthetic;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Endless points in the plane from equally likely round Gaussians; a sample's label is the index of its Gaussian.
 *
 * <p>The n-th sample is drawn from the stream {@code (seed, "data")} at n, so reading is pure and safe from any thread.
 */
public final class GaussianMixture implements DataSource {

    private static final SampleShape PLANE = SampleShape.vector(2);

    private final double[][] modes;
    private final double sigma;
    private final RandomStream stream;
    private final String arrangement;

    private GaussianMixture(double[][] modes, double sigma, long seed, String arrangement) {
        if (!(sigma > 0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException("sigma must be finite and above 0, got " + sigma);
        }
        this.modes = modes;
        this.sigma = sigma;
        this.stream = new RandomStream(seed, "data");
        this.arrangement = arrangement;
    }

    /**
     * Gaussians on a circle around the origin, mode j at the angle {@code 2 pi j / modes}.
     *
     * @param modes how many, in [1, 65536]
     * @param radius of the circle, finite and above 0
     * @param sigma standard deviation of both coordinates within a mode, finite and above 0
     * @param seed the run's seed, any value
     * @return the source
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static GaussianMixture ring(int modes, double radius, double sigma, long seed) {
        requireIn("modes", modes, 65_536);
        requirePositive("radius", radius);
        double[][] means = new double[modes][];
        for (int j = 0; j < modes; j++) {
            double angle = 2 * Math.PI * j / modes;
            means[j] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
        }
        return new GaussianMixture(means, sigma, seed, "on a ring of radius " + radius);
    }

    /**
     * Gaussians on a square grid centred at the origin, row by row from the lowest coordinates on.
     *
     * @param side modes a side, in [1, 256]
     * @param spacing distance of neighbours, finite and above 0
     * @param sigma standard deviation of both coordinates within a mode, finite and above 0
     * @param seed the run's seed, any value
     * @return the source, of {@code side * side} modes
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static GaussianMixture grid(int side, double spacing, double sigma, long seed) {
        requireIn("side", side, 256);
        requirePositive("spacing", spacing);
        double lowest = -spacing * (side - 1) / 2;
        double[][] means = new double[side * side][];
        for (int j = 0; j < means.length; j++) {
            int row = j / side;
            means[j] = new double[] {lowest + spacing * (j % side), lowest + spacing * row};
        }
        return new GaussianMixture(means, sigma, seed, "on a grid with spacing " + spacing);
    }

    /**
     * The centres of the Gaussians.
     *
     * @return a copy, {@code [modes, 2]}, in the order of the labels
     */
    public double[][] modes() {
        return Arrays.stream(modes).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The standard deviation of both coordinates within a mode.
     *
     * @return above 0
     */
    public double sigma() {
        return sigma;
    }

    @Override
    public SampleShape shape() {
        return PLANE;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public void read(long index, float[] target, int offset) {
        RandomGenerator random = at(index);
        double[] mean = modes[random.nextInt(modes.length)];
        target[offset] = (float) (mean[0] + sigma * random.nextGaussian());
        target[offset + 1] = (float) (mean[1] + sigma * random.nextGaussian());
    }

    @Override
    public OptionalInt label(long index) {
        return OptionalInt.of(at(index).nextInt(modes.length));
    }

    @Override
    public String description() {
        return "endless points, " + modes.length + " Gaussians " + arrangement + ", sigma " + sigma;
    }

    private RandomGenerator at(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("index must be at least 0, got " + index);
        }
        return stream.at(index);
    }

    private static void requireIn(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be in [1, " + most + "], got " + value);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, got " + value);
        }
    }
}

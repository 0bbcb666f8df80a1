package dev.sparring.gan.data.synthetic;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Endless points on Archimedean spirals around the origin, with Gaussian noise; a sample's label is its arm.
 *
 * <p>Arm k is the curve {@code r = t, angle = 2 pi (turns t + k / arms)} for t in [0, 1]. t is drawn as the square root of
 * a uniform number, which spreads the points almost evenly along the curve: its length grows with t squared. The n-th
 * sample is drawn from the stream {@code (seed, "data")} at n, so reading is pure and safe from any thread.
 */
public final class Spiral implements DataSource {

    private static final SampleShape PLANE = SampleShape.vector(2);

    private final int arms;
    private final double turns;
    private final double sigma;
    private final RandomStream stream;

    private Spiral(int arms, double turns, double sigma, long seed) {
        this.arms = arms;
        this.turns = turns;
        this.sigma = sigma;
        this.stream = new RandomStream(seed, "data");
    }

    /**
     * A spiral of radius 1.
     *
     * @param arms how many, evenly turned against each other, in [1, 64]; 2 is usual
     * @param turns how often an arm winds around the origin, finite and above 0
     * @param sigma standard deviation of the noise on both coordinates, finite and at least 0
     * @param seed the run's seed, any value
     * @return the source
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Spiral of(int arms, double turns, double sigma, long seed) {
        if (arms < 1 || arms > 64) {
            throw new IllegalArgumentException("arms must be in [1, 64], got " + arms);
        }
        if (!(turns > 0) || Double.isInfinite(turns)) {
            throw new IllegalArgumentException("turns must be finite and above 0, got " + turns);
        }
        if (!(sigma >= 0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException("sigma must be finite and at least 0, got " + sigma);
        }
        return new Spiral(arms, turns, sigma, seed);
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
        int arm = random.nextInt(arms);
        double radius = Math.sqrt(random.nextDouble());
        double angle = 2 * Math.PI * (turns * radius + (double) arm / arms);
        target[offset] = (float) (radius * Math.cos(angle) + sigma * random.nextGaussian());
        target[offset + 1] = (float) (radius * Math.sin(angle) + sigma * random.nextGaussian());
    }

    @Override
    public OptionalInt label(long index) {
        return OptionalInt.of(at(index).nextInt(arms));
    }

    @Override
    public String description() {
        return "endless points, spiral of " + arms + " arms and " + turns + " turns, sigma " + sigma;
    }

    private RandomGenerator at(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("index must be at least 0, got " + index);
        }
        return stream.at(index);
    }
}

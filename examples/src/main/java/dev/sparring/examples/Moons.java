package dev.sparring.examples;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Two half moons that reach into each other, endlessly many points, turned by an angle: a kind of data of one's own.
 *
 * @param degrees by which they are turned
 * @param seed of the points
 */
record Moons(double degrees, long seed) implements DataSource {

    private static final double NOISE = 0.1;

    @Override
    public SampleShape shape() {
        return SampleShape.vector(2);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public void read(long index, float[] target, int offset) {
        RandomGenerator random = new RandomStream(seed, "moons").at(index);
        double along = Math.PI * random.nextDouble();
        boolean lower = index % 2 == 1;
        double x = (lower ? 1 - Math.cos(along) : Math.cos(along)) - 0.5 + NOISE * random.nextGaussian();
        double y = (lower ? 0.5 - Math.sin(along) : Math.sin(along)) - 0.25 + NOISE * random.nextGaussian();
        double angle = Math.toRadians(degrees);
        target[offset] = (float) (x * Math.cos(angle) - y * Math.sin(angle));
        target[offset + 1] = (float) (x * Math.sin(angle) + y * Math.cos(angle));
    }

    @Override
    public OptionalInt label(long index) {
        return OptionalInt.of((int) (index % 2));
    }

    @Override
    public List<String> labelNames() {
        return List.of("upper", "lower");
    }

    @Override
    public String description() {
        return "two moons, turned by " + degrees + " degrees";
    }
}

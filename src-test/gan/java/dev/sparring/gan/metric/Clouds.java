package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Points to test with. */
public final class Clouds {

    private Clouds() {}

    /** Independent normal numbers around a centre. */
    public static PointSet normal(int count, int length, double centre, double sigma, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count * length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (centre + sigma * random.nextGaussian());
        }
        return new PointSet(numbers, length);
    }

    /** Equally likely normal classes; class c lies at 10 in direction c, of as many directions. */
    static PointSet classes(int count, int classes, int firstKept, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count * classes];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < classes; k++) {
                numbers[i * classes + k] = (float) random.nextGaussian();
            }
            numbers[i * classes + random.nextInt(firstKept, classes)] += 10;
        }
        return new PointSet(numbers, classes);
    }

    /** The first few of eight normal modes on a circle, equally likely. */
    static PointSet ring(int count, int kept, double radius, double sigma, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[2 * count];
        for (int i = 0; i < numbers.length; i += 2) {
            double angle = Math.PI / 4 * random.nextInt(kept);
            numbers[i] = (float) (radius * Math.cos(angle) + sigma * random.nextGaussian());
            numbers[i + 1] = (float) (radius * Math.sin(angle) + sigma * random.nextGaussian());
        }
        return new PointSet(numbers, 2);
    }

    /** The same point again and again. */
    public static PointSet onOneSpot(int count, int length, float number) {
        float[] numbers = new float[count * length];
        Arrays.fill(numbers, number);
        return new PointSet(numbers, length);
    }

    /** Both sets, one after the other. */
    static PointSet both(PointSet first, PointSet second) {
        float[] numbers = Arrays.copyOf(first.numbers(), first.numbers().length + second.numbers().length);
        System.arraycopy(second.numbers(), 0, numbers, first.numbers().length, second.numbers().length);
        return new PointSet(numbers, first.length());
    }

    /** The points in another order. */
    static PointSet shuffled(PointSet points, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = points.numbers().clone();
        int length = points.length();
        for (int i = points.count() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            for (int k = 0; k < length; k++) {
                float kept = numbers[i * length + k];
                numbers[i * length + k] = numbers[j * length + k];
                numbers[j * length + k] = kept;
            }
        }
        return new PointSet(numbers, length);
    }

    /** Every number times a factor, then moved. */
    public static PointSet moved(PointSet points, float factor, float shift) {
        float[] numbers = points.numbers().clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] * factor + shift;
        }
        return new PointSet(numbers, points.length());
    }

    /** Numbers that are multiples of 1/64 in [-1, 1), so that scaling by powers of two and shifts by integers are exact. */
    public static PointSet coarse(int count, int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count * length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextInt(-64, 64) / 64f;
        }
        return new PointSet(numbers, length);
    }

    /** The distance of two points, in double. */
    public static double distance(PointSet a, int i, PointSet b, int j) {
        double sum = 0;
        for (int k = 0; k < a.length(); k++) {
            double difference = a.numbers()[i * a.length() + k] - (double) b.numbers()[j * b.length() + k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}

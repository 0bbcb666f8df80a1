package dev.sparring.gan.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Points to test with. */
final class Clouds {

    private Clouds() {}

    /** Independent normal numbers around a centre. */
    static Points normal(int count, int length, double centre, double sigma, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count * length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (centre + sigma * random.nextGaussian());
        }
        return new Points(numbers, length);
    }

    /** Equally likely normal classes; class c lies at 10 in direction c, of as many directions. */
    static Points classes(int count, int classes, int firstKept, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count * classes];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < classes; k++) {
                numbers[i * classes + k] = (float) random.nextGaussian();
            }
            numbers[i * classes + random.nextInt(firstKept, classes)] += 10;
        }
        return new Points(numbers, classes);
    }

    /** The first few of eight normal modes on a circle, equally likely. */
    static Points ring(int count, int kept, double radius, double sigma, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[2 * count];
        for (int i = 0; i < numbers.length; i += 2) {
            double angle = Math.PI / 4 * random.nextInt(kept);
            numbers[i] = (float) (radius * Math.cos(angle) + sigma * random.nextGaussian());
            numbers[i + 1] = (float) (radius * Math.sin(angle) + sigma * random.nextGaussian());
        }
        return new Points(numbers, 2);
    }

    /** The same point again and again. */
    static Points onOneSpot(int count, int length, float number) {
        float[] numbers = new float[count * length];
        Arrays.fill(numbers, number);
        return new Points(numbers, length);
    }

    /** Both sets, one after the other. */
    static Points both(Points first, Points second) {
        float[] numbers = Arrays.copyOf(first.numbers(), first.numbers().length + second.numbers().length);
        System.arraycopy(second.numbers(), 0, numbers, first.numbers().length, second.numbers().length);
        return new Points(numbers, first.length());
    }

    /** The points in another order. */
    static Points shuffled(Points points, long seed) {
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
        return new Points(numbers, length);
    }

    /** Every number times a factor, then moved. */
    static Points moved(Points points, float factor, float shift) {
        float[] numbers = points.numbers().clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] * factor + shift;
        }
        return new Points(numbers, points.length());
    }

    /** Numbers that are multiples of 1/64 in [-1, 1), so that scaling by powers of two and shifts by integers are exact. */
    static Points coarse(int count, int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count * length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextInt(-64, 64) / 64f;
        }
        return new Points(numbers, length);
    }

    /** The distance of two points, in double. */
    static double distance(Points a, int i, Points b, int j) {
        double sum = 0;
        for (int k = 0; k < a.length(); k++) {
            double difference = a.numbers()[i * a.length() + k] - (double) b.numbers()[j * b.length() + k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}

package dev.sparring.gan.penalty;

import dev.sparring.core.network.Pass;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An exact gradient penalty: the weighted mean of {@code (|v| - target)^2}, with v the discriminator's gradient to a sample.
 *
 * <p>Its derivative to the parameters is that of the logits' change as each sample moves along {@code dp/dv}, held constant
 * ({@code docs/penalties.md}); no second backward pass through the first one is needed.
 */
public final class GradientPenalty implements Penalty {

    /** Below this norm a direction is nothing but rounding, and a target above 0 pulls nowhere. */
    private static final double LEAST_NORM = 1e-12;

    /** Of DRAGAN's noise, in units of the batch's standard deviation (the authors' code). */
    private static final double NOISE = 0.5;

    private final Points points;
    private final double target;
    private final double weight;
    private final Optional<Points> samplesOfTheLoss;
    private @Nullable INDArray moved;
    private float[] numbers = {};
    private float[] others = {};

    /** Where the discriminator's gradient is taken. */
    public enum Points {
        /** At the real samples. */
        REAL,
        /** At the generated samples. */
        FAKE,
        /** At a point drawn uniformly between a real sample and a generated one. */
        BETWEEN,
        /** At real samples to which uniform noise is added. */
        AROUND_REAL
    }

    /**
     * A penalty.
     *
     * @param points where the gradient is taken
     * @param target the norm that it draws the gradients to, at least 0
     * @param weight factor of the penalty, at least 0
     */
    public GradientPenalty(Points points, double target, double weight) {
        if (!(target >= 0) || !(weight >= 0)) {
            throw new IllegalArgumentException(
                    "target and weight must be at least 0, got " + target + " and " + weight);
        }
        this.points = points;
        this.target = target;
        this.weight = weight;
        this.samplesOfTheLoss = points == Points.REAL || points == Points.FAKE ? Optional.of(points) : Optional.empty();
    }

    /**
     * R1 (Mescheder et al. 2018): {@code gamma/2 mean |v|^2} at real samples.
     *
     * @param gamma at least 0
     * @return the penalty
     */
    public static GradientPenalty r1(double gamma) {
        return new GradientPenalty(Points.REAL, 0, gamma / 2);
    }

    /**
     * R2 (Mescheder et al. 2018): {@code gamma/2 mean |v|^2} at generated samples.
     *
     * @param gamma at least 0
     * @return the penalty
     */
    public static GradientPenalty r2(double gamma) {
        return new GradientPenalty(Points.FAKE, 0, gamma / 2);
    }

    /**
     * WGAN-GP's (Gulrajani et al. 2017): {@code weight mean (|v| - 1)^2} between real and generated samples.
     *
     * @param weight at least 0
     * @return the penalty
     */
    public static GradientPenalty wganGp(double weight) {
        return new GradientPenalty(Points.BETWEEN, 1, weight);
    }

    @Override
    public boolean needsTangent() {
        return true;
    }

    @Override
    public PenaltyValue addGradients(
            Critic discriminator, INDArray real, INDArray fake, double scale, RandomGenerator random) {
        try (Pass pass = discriminator.passForGradients(at(real, fake, random))) {
            PenaltyValue value = towardsTarget(pass.sampleGradients(), scale);
            pass.addTangentGradients(direction());
            return value;
        }
    }

    @Override
    public Optional<Points> samplesOfTheLoss() {
        return samplesOfTheLoss;
    }

    @Override
    public PenaltyValue addWithLoss(Pass pass, float[] lossGradient, double scale) {
        PenaltyValue value = towardsTarget(pass.sampleGradients(), scale);
        pass.addTangentAndLossGradients(direction(), lossGradient);
        return value;
    }

    /** Puts into {@link #moved} where each sample is to be moved, from the gradient at it. */
    private PenaltyValue towardsTarget(INDArray gradients, double scale) {
        int batch = (int) gradients.size(0);
        int length = (int) (gradients.length() / batch);
        read(gradients);
        double penalty = 0;
        double norms = 0;
        for (int sample = 0; sample < batch; sample++) {
            double norm = norm(sample * length, length);
            penalty += weight * (norm - target) * (norm - target);
            norms += norm;
            float factor = (float) (scale * slope(norm) / batch);
            for (int i = sample * length; i < (sample + 1) * length; i++) {
                numbers[i] *= factor;
            }
        }
        filled(gradients);
        return new PenaltyValue(penalty / batch, norms / batch);
    }

    private INDArray direction() {
        return Objects.requireNonNull(moved, "a direction comes after the gradients");
    }

    /** The derivative of a sample's penalty to its gradient, as a factor of that gradient. */
    private double slope(double norm) {
        if (target == 0) {
            return 2 * weight;
        }
        return norm < LEAST_NORM ? 0 : 2 * weight * (norm - target) / norm;
    }

    private double norm(int from, int length) {
        double squares = 0;
        for (int i = from; i < from + length; i++) {
            squares += (double) numbers[i] * numbers[i];
        }
        return Math.sqrt(squares);
    }

    private INDArray at(INDArray real, INDArray fake, RandomGenerator random) {
        return switch (points) {
            case REAL -> real;
            case FAKE -> fake;
            case BETWEEN -> between(real, fake, random);
            case AROUND_REAL -> around(real, random);
        };
    }

    private INDArray between(INDArray real, INDArray fake, RandomGenerator random) {
        read(fake);
        others = grown(others, numbers.length);
        System.arraycopy(numbers, 0, others, 0, (int) fake.length());
        read(real);
        int batch = (int) real.size(0);
        int length = (int) (real.length() / batch);
        for (int sample = 0; sample < batch; sample++) {
            float share = (float) random.nextDouble();
            for (int i = sample * length; i < (sample + 1) * length; i++) {
                numbers[i] = share * numbers[i] + (1 - share) * others[i];
            }
        }
        return filled(real);
    }

    private INDArray around(INDArray real, RandomGenerator random) {
        read(real);
        int length = (int) real.length();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            sum += numbers[i];
            squares += (double) numbers[i] * numbers[i];
        }
        double mean = sum / length;
        double spread = Math.sqrt(Math.max(0, squares / length - mean * mean));
        for (int i = 0; i < length; i++) {
            numbers[i] += (float) (NOISE * spread * random.nextDouble());
        }
        return filled(real);
    }

    private INDArray filled(INDArray like) {
        INDArray array = scratch(like);
        array.data().asNioFloat().put(numbers, 0, (int) like.length());
        return array;
    }

    private void read(INDArray array) {
        numbers = grown(numbers, (int) array.length());
        if (array.dataType() == DataType.FLOAT && Shape.hasDefaultStridesForShape(array)) {
            array.data().asNioFloat().get((int) array.offset(), numbers, 0, (int) array.length());
        } else {
            System.arraycopy(array.dup('c').data().asFloat(), 0, numbers, 0, (int) array.length());
        }
    }

    private static float[] grown(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    private INDArray scratch(INDArray like) {
        INDArray kept = moved;
        if (kept == null || !Arrays.equals(kept.shape(), like.shape())) {
            kept = Nd4j.createUninitialized(DataType.FLOAT, like.shape(), 'c');
            moved = kept;
        }
        return kept;
    }
}

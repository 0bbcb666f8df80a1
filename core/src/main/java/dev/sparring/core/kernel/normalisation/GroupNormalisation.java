package dev.sparring.core.kernel.normalisation;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.kernel.Sums;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Normalisation of each sample by itself, group of channels by group (Wu and He 2018, "Group normalization", ECCV, section 3), of
 * {@code [batch, channels]} or {@code [batch, channels, height, width]}: {@code y = scale_c (x - mean) / sqrt(variance + epsilon) + shift_c}
 * with the group's mean and biased variance. One group is layer normalisation (Ba et al. 2016), a group for each channel instance
 * normalisation (Ulyanov et al. 2016).
 *
 * @param channels at least 1
 * @param groups a divisor of the channels
 * @param epsilon added to the variance, above 0
 * @param scale one number a channel
 * @param shift one number a channel
 */
public record GroupNormalisation(long channels, long groups, float epsilon, Parameter scale, Parameter shift)
        implements LayerOperation {

    /** Validates. */
    public GroupNormalisation {
        if (groups < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(groups + " groups do not divide " + channels + " channels");
        }
    }

    @Override
    public boolean isCurved() {
        return true;
    }

    @Override
    public Optional<Layout> wanted(Layout input) {
        return Optional.of(Layout.rowMajor(input.dimensions()));
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (input.layout().size(1) != channels) {
            throw new IllegalArgumentException(
                    "group normalisation takes " + channels + " channels, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    /**
     * With x^ = (x - mean) / s, and J w = (w - mean(w) - x^ mean(x^ w)) / s the derivative of x^ along w, which is symmetric.
     * {@code docs/penalties.md} derives the second way back.
     */
    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final int batch;
        /** Numbers of a channel in a sample. */
        private final int positions;
        /** Numbers of a group in a sample. */
        private final int size;

        private final int channelsOfGroup = (int) (channels / groups);
        private final FloatBuffer given;
        private final FloatBuffer scales;
        private final FloatBuffer shifts;
        private final float[] means;
        private final float[] factors;
        private final float[] scaleSums = new float[(int) channels];
        private final float[] shiftSums = new float[(int) channels];
        private @Nullable Tensor gradient;
        private @Nullable Tensor direction;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            this.output = site.arena().tensor(input.layout());
            this.batch = (int) input.layout().size(0);
            this.positions = (int) (input.layout().elements() / batch / channels);
            this.size = positions * channelsOfGroup;
            this.given = input.floats();
            this.scales = site.parameter(scale, Layout.rowMajor(channels)).floats();
            this.shifts = site.parameter(shift, Layout.rowMajor(channels)).floats();
            this.means = new float[batch * (int) groups];
            this.factors = new float[batch * (int) groups];
            FloatBuffer result = output.floats();
            onForward(() -> normalise(result));
        }

        private void normalise(FloatBuffer result) {
            for (int block = 0; block < means.length; block++) {
                int from = block * size;
                means[block] = (float) (Sums.of(given, from, from + size) / size);
                double squares = Sums.products(given, means[block], given, means[block], from, from + size);
                factors[block] = (float) (1 / Math.sqrt(squares / size + epsilon));
                for (int c = 0; c < channelsOfGroup; c++) {
                    int channel = channel(block, c);
                    float factor = scales.get(channel) * factors[block];
                    float summand = shifts.get(channel) - means[block] * factor;
                    int start = from + c * positions;
                    for (int i = start; i < start + positions; i++) {
                        result.put(i, given.get(i) * factor + summand);
                    }
                }
            }
        }

        private int channel(int block, int index) {
            return block % (int) groups * channelsOfGroup + index;
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public boolean overwritesGradient() {
            return false;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            gradient = outputGradient;
            return compileBack(outputGradient);
        }

        private Tensor compileBack(Tensor outputGradient) {
            Tensor inputGradient = site.arena().tensor(input.layout());
            FloatBuffer from = outputGradient.floats();
            FloatBuffer to = inputGradient.floats();
            onParameters(() -> sumByChannel(from, null));
            writeSums(this::onParameters, true);
            onInput(() -> derive(from, to, true));
            return inputGradient;
        }

        /** Of the products with x^, and of the numbers themselves, each sample's times its weight. */
        private void sumByChannel(FloatBuffer from, @Nullable FloatBuffer weights) {
            Arrays.fill(scaleSums, 0);
            Arrays.fill(shiftSums, 0);
            for (int block = 0; block < means.length; block++) {
                float weight = weights == null ? 1 : weights.get(block / (int) groups);
                for (int c = 0; c < channelsOfGroup; c++) {
                    int start = block * size + c * positions;
                    scaleSums[channel(block, c)] += (float) (weight * withNormalised(from, block, start));
                    shiftSums[channel(block, c)] += (float) (weight * Sums.of(from, start, start + positions));
                }
            }
        }

        /** The sum of a channel's numbers times x^. */
        private double withNormalised(FloatBuffer numbers, int block, int start) {
            return factors[block] * Sums.products(numbers, 0, given, means[block], start, start + positions);
        }

        private float normalised(int block, int index) {
            return (given.get(index) - means[block]) * factors[block];
        }

        /** To where the gradients belong; those to the shifts, if they are any. */
        private void writeSums(Consumer<Runnable> calls, boolean withShifts) {
            Layout each = Layout.rowMajor(channels);
            Tensor toScales = site.arena().tensor(each);
            FloatBuffer numbers = toScales.floats();
            calls.accept(() -> numbers.put(0, scaleSums));
            calls.accept(site.arena().copy(toScales, site.gradient(scale, each)));
            if (withShifts) {
                Tensor toShifts = site.arena().tensor(each);
                FloatBuffer others = toShifts.floats();
                calls.accept(() -> others.put(0, shiftSums));
                calls.accept(site.arena().copy(toShifts, site.gradient(shift, each)));
            }
        }

        /** J of each group, of the numbers times their channel's scale if they come from the other side of it. */
        private void derive(FloatBuffer from, FloatBuffer to, boolean scaled) {
            for (int block = 0; block < means.length; block++) {
                double sum = 0;
                double product = 0;
                for (int c = 0; c < channelsOfGroup; c++) {
                    float factor = scaled ? scales.get(channel(block, c)) : 1;
                    int start = block * size + c * positions;
                    sum += factor * Sums.of(from, start, start + positions);
                    product += factor * withNormalised(from, block, start);
                }
                float mean = (float) (sum / size);
                float slope = (float) (product / size);
                for (int c = 0; c < channelsOfGroup; c++) {
                    float factor = scaled ? scales.get(channel(block, c)) : 1;
                    int start = block * size + c * positions;
                    for (int i = start; i < start + positions; i++) {
                        to.put(i, factors[block] * (factor * from.get(i) - mean - normalised(block, i) * slope));
                    }
                }
            }
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            direction = inputTangent;
            Tensor tangent = site.arena().tensor(output.layout());
            FloatBuffer from = inputTangent.floats();
            FloatBuffer to = tangent.floats();
            FloatBuffer back = Objects.requireNonNull(gradient, "the way back").floats();
            onTangent(() -> derive(from, to, false));
            onTangent(() -> sumProducts(back, to));
            onTangent(() -> scale(to));
            writeSums(this::onTangentParameters, false);
            return tangent;
        }

        /** Of the gradient with the direction of x^, by channel. */
        private void sumProducts(FloatBuffer back, FloatBuffer moved) {
            Arrays.fill(scaleSums, 0);
            for (int block = 0; block < means.length; block++) {
                for (int c = 0; c < channelsOfGroup; c++) {
                    int start = block * size + c * positions;
                    scaleSums[channel(block, c)] += (float) Sums.products(back, 0, moved, 0, start, start + positions);
                }
            }
        }

        private void scale(FloatBuffer numbers) {
            for (int block = 0; block < means.length; block++) {
                for (int c = 0; c < channelsOfGroup; c++) {
                    float factor = scales.get(channel(block, c));
                    int start = block * size + c * positions;
                    for (int i = start; i < start + positions; i++) {
                        numbers.put(i, factor * numbers.get(i));
                    }
                }
            }
        }

        @Override
        protected void compileStill() {
            FloatBuffer back = Objects.requireNonNull(gradient, "the way back").floats();
            FloatBuffer weights = site.sampleWeights(batch).floats();
            onJoined(() -> sumByChannel(back, weights));
            writeSums(this::onJoined, true);
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            return onSecondBackward(() -> {
                Tensor moved = direction;
                Tensor below = adjoint == null ? null : compileBack(adjoint);
                if (moved == null) {
                    return below;
                }
                Tensor target = below == null ? site.arena().tensor(input.layout()) : below;
                FloatBuffer back =
                        Objects.requireNonNull(gradient, "the way back").floats();
                FloatBuffer along = moved.floats();
                FloatBuffer to = target.floats();
                onInput(() -> bend(back, along, to, below != null));
                return target;
            });
        }

        /**
         * With w the gradient times the scales, b = J w and d = J x' of the direction x': {@code -((w, d) x^ + (x^, x') b + (w, x^) d) / (m s)}
         * over the m numbers of a group.
         */
        private void bend(FloatBuffer back, FloatBuffer along, FloatBuffer to, boolean adds) {
            for (int block = 0; block < means.length; block++) {
                double backSum = 0;
                double backProduct = 0;
                double alongSum = 0;
                double alongProduct = 0;
                double both = 0;
                for (int c = 0; c < channelsOfGroup; c++) {
                    float factor = scales.get(channel(block, c));
                    int start = block * size + c * positions;
                    int end = start + positions;
                    backSum += factor * Sums.of(back, start, end);
                    backProduct += factor * withNormalised(back, block, start);
                    alongSum += Sums.of(along, start, end);
                    alongProduct += withNormalised(along, block, start);
                    both += factor * Sums.products(back, 0, along, 0, start, end);
                }
                double s = factors[block];
                // (w, J x') from the sums, since x^ has mean 0 and its squares sum to about m.
                double crossed = s * (both - backSum * alongSum / size - backProduct * alongProduct / size);
                for (int c = 0; c < channelsOfGroup; c++) {
                    float factor = scales.get(channel(block, c));
                    int start = block * size + c * positions;
                    for (int i = start; i < start + positions; i++) {
                        double off = normalised(block, i);
                        double b = s * (factor * back.get(i) - backSum / size - off * backProduct / size);
                        double d = s * (along.get(i) - alongSum / size - off * alongProduct / size);
                        double more = -(crossed * off + alongProduct * b + backProduct * d) * s / size;
                        to.put(i, (float) (adds ? to.get(i) + more : more));
                    }
                }
            }
        }
    }
}

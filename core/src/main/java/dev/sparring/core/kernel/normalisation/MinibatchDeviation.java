package dev.sparring.core.kernel.normalisation;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Sums;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One more channel with how much the samples of a batch differ: the standard deviation over a group of samples, its mean over all numbers of
 * a sample (Karras et al. 2018, "Progressive growing of GANs", ICLR, section 3). {@code [batch, channels, ...]} to
 * {@code [batch, channels + 1, ...]}.
 *
 * @param group samples that are compared with each other, those whose places differ by a multiple of {@code batch / group}; 0 for the whole
 *     batch. Of a batch that it does not divide, the next smaller number that does
 * @param epsilon added to the variance, above 0
 */
public record MinibatchDeviation(int group, float epsilon) implements LayerOperation {

    @Override
    public boolean isCurved() {
        return true;
    }

    @Override
    public boolean keepsSamplesApart() {
        return false;
    }

    @Override
    public Optional<Layout> wanted(Layout input) {
        return Optional.of(Layout.rowMajor(input.dimensions()));
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        return new Compiled(site, input);
    }

    /**
     * How many samples are compared with each other.
     *
     * @param batch samples there are
     * @param group wanted; 0 for all
     * @return the largest divisor of the batch that is no more than wanted
     */
    public static int members(int batch, int group) {
        int members = group == 0 ? batch : Math.min(group, batch);
        while (batch % members != 0) {
            members--;
        }
        return members;
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final int length;
        private final int positions;
        private final int members;
        private final int sets;
        private final FloatBuffer given;
        private final float[] means;
        private final float[] deviations;
        private @Nullable Tensor gradient;
        private @Nullable Tensor direction;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            long[] shape = input.layout().dimensions();
            int batch = (int) shape[0];
            this.length = (int) (input.layout().elements() / batch);
            this.positions = (int) (length / shape[1]);
            this.members = members(batch, group);
            this.sets = batch / members;
            this.given = input.floats();
            this.means = new float[sets * length];
            this.deviations = new float[sets * length];
            shape[1]++;
            this.output = site.arena().tensor(Layout.rowMajor(shape));
            FloatBuffer result = output.floats();
            onForward(() -> compute(result));
        }

        private int sample(int set, int member) {
            return member * sets + set;
        }

        private int at(int set, int member, int number) {
            return sample(set, member) * length + number;
        }

        private void compute(FloatBuffer result) {
            for (int set = 0; set < sets; set++) {
                double total = 0;
                for (int f = 0; f < length; f++) {
                    double sum = 0;
                    for (int n = 0; n < members; n++) {
                        sum += given.get(at(set, n, f));
                    }
                    double mean = sum / members;
                    double squares = 0;
                    for (int n = 0; n < members; n++) {
                        double off = given.get(at(set, n, f)) - mean;
                        squares += off * off;
                    }
                    means[set * length + f] = (float) mean;
                    deviations[set * length + f] = (float) Math.sqrt(squares / members + epsilon);
                    total += deviations[set * length + f];
                }
                write(result, set, given, (float) (total / length));
            }
        }

        /** A sample's numbers and one more channel. */
        private void write(FloatBuffer result, int set, FloatBuffer numbers, float more) {
            for (int n = 0; n < members; n++) {
                int to = sample(set, n) * (length + positions);
                int from = sample(set, n) * length;
                for (int f = 0; f < length; f++) {
                    result.put(to + f, numbers.get(from + f));
                }
                for (int p = 0; p < positions; p++) {
                    result.put(to + length + p, more);
                }
            }
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
            onInput(() -> goBack(from, to));
            return inputGradient;
        }

        /** The gradient to a set's deviation, over the numbers that it is the mean of. */
        private double toDeviation(FloatBuffer from, int set) {
            double sum = 0;
            for (int n = 0; n < members; n++) {
                int start = sample(set, n) * (length + positions) + length;
                sum += Sums.of(from, start, start + positions);
            }
            return sum / ((double) length * members);
        }

        private double normalised(int set, int member, int number) {
            int place = set * length + number;
            return (given.get(at(set, member, number)) - means[place]) / (double) deviations[place];
        }

        private void goBack(FloatBuffer from, FloatBuffer to) {
            for (int set = 0; set < sets; set++) {
                double more = toDeviation(from, set);
                for (int n = 0; n < members; n++) {
                    int start = sample(set, n) * (length + positions);
                    for (int f = 0; f < length; f++) {
                        to.put(at(set, n, f), (float) (from.get(start + f) + more * normalised(set, n, f)));
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
            onTangent(() -> move(from, to));
            return tangent;
        }

        private void move(FloatBuffer from, FloatBuffer to) {
            for (int set = 0; set < sets; set++) {
                double sum = 0;
                for (int n = 0; n < members; n++) {
                    for (int f = 0; f < length; f++) {
                        sum += normalised(set, n, f) * from.get(at(set, n, f));
                    }
                }
                write(to, set, from, (float) (sum / ((double) length * members)));
            }
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

        /** The gradient to the deviation times how the normalised numbers move along the direction. */
        private void bend(FloatBuffer back, FloatBuffer along, FloatBuffer to, boolean adds) {
            for (int set = 0; set < sets; set++) {
                double more = toDeviation(back, set);
                for (int f = 0; f < length; f++) {
                    double sum = 0;
                    double product = 0;
                    for (int n = 0; n < members; n++) {
                        sum += along.get(at(set, n, f));
                        product += along.get(at(set, n, f)) * normalised(set, n, f);
                    }
                    double factor = more / deviations[set * length + f];
                    for (int n = 0; n < members; n++) {
                        int place = at(set, n, f);
                        double moved =
                                factor * (along.get(place) - sum / members - normalised(set, n, f) * product / members);
                        to.put(place, (float) (adds ? to.get(place) + moved : moved));
                    }
                }
            }
        }
    }
}

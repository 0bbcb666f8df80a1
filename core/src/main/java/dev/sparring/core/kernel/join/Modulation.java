package dev.sparring.core.kernel.join;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scales and shifts each channel by numbers of each sample: {@code y = x (1 + a) + b}, with x {@code [batch, channels, ...]} in any layout
 * of images or rows and {@code a | b} a row {@code [batch, 2 channels]} (Dumoulin et al. 2017; Perez et al. 2018).
 */
public record Modulation() implements Join {

    @Override
    public boolean isProduct() {
        return true;
    }

    @Override
    public List<Layout> wantedOfAll(List<Layout> inputs) {
        return List.of(inputs.get(0), Layout.rowMajor(inputs.get(1).dimensions()));
    }

    @Override
    public Kernel compile(CompileContext site, List<Tensor> inputs) {
        Joins.require(2, 2, inputs);
        Layout given = inputs.get(0).layout();
        Layout rows = inputs.get(1).layout();
        if (rows.rank() != 2 || rows.size(0) != given.size(0) || rows.size(1) != 2 * given.size(1)) {
            throw new OneDnnException("there is no modulation of " + given + " by " + rows, true);
        }
        return new Joined(site, inputs.get(0), inputs.get(1));
    }

    private static final class Joined extends Join.Compiled {
        private final CompileContext site;
        private final Layout layout;
        private final Layout rows;
        private final FloatBuffer given;
        private final FloatBuffer row;
        private final Tensor output;
        private final int batch;
        private final int channels;
        /** Channels that follow each other at each position, and how many such blocks there are. */
        private final int block;

        private final int positions;
        private final float[] scales;
        private final float[] sums;
        private @Nullable Tensor gradient;
        private @Nullable Tensor movedGiven;
        private @Nullable Tensor movedRow;

        Joined(CompileContext site, Tensor given, Tensor row) {
            this.site = site;
            this.layout = given.layout();
            this.rows = row.layout();
            this.given = given.floats();
            this.row = row.floats();
            this.output = site.arena().tensor(layout);
            this.batch = (int) layout.size(0);
            this.channels = (int) layout.size(1);
            this.block = layout.rank() == 2 ? channels : (int) layout.channelBlock();
            this.positions = (int) (layout.elements() / batch / channels);
            this.scales = new float[channels];
            this.sums = new float[channels];
            FloatBuffer to = output.floats();
            onForward(() -> {
                multiply(this.given, this.row, 1, to, false);
                shift(this.row, to);
            });
        }

        /** Each channel times its sample's first number of a row and a constant. */
        private void multiply(FloatBuffer from, FloatBuffer byRow, float constant, FloatBuffer to, boolean adds) {
            for (int n = 0; n < batch; n++) {
                for (int c = 0; c < channels; c++) {
                    scales[c] = constant + byRow.get(2 * n * channels + c);
                }
                for (int first = 0; first < channels; first += block) {
                    int at = (n * channels + first) * positions;
                    for (int p = 0; p < positions; p++, at += block) {
                        for (int c = 0; c < block; c++) {
                            float product = from.get(at + c) * scales[first + c];
                            to.put(at + c, adds ? to.get(at + c) + product : product);
                        }
                    }
                }
            }
        }

        /** To each channel its sample's second number of a row. */
        private void shift(FloatBuffer byRow, FloatBuffer to) {
            for (int n = 0; n < batch; n++) {
                for (int c = 0; c < channels; c++) {
                    scales[c] = byRow.get((2 * n + 1) * channels + c);
                }
                for (int first = 0; first < channels; first += block) {
                    int at = (n * channels + first) * positions;
                    for (int p = 0; p < positions; p++, at += block) {
                        for (int c = 0; c < block; c++) {
                            to.put(at + c, to.get(at + c) + scales[first + c]);
                        }
                    }
                }
            }
        }

        /** The sums over positions of products, or of one factor alone, into a row's first or second half. */
        private void sum(FloatBuffer one, @Nullable FloatBuffer other, FloatBuffer to, int half, boolean adds) {
            for (int n = 0; n < batch; n++) {
                Arrays.fill(sums, 0);
                for (int first = 0; first < channels; first += block) {
                    int at = (n * channels + first) * positions;
                    for (int p = 0; p < positions; p++, at += block) {
                        for (int c = 0; c < block; c++) {
                            sums[first + c] += other == null ? one.get(at + c) : one.get(at + c) * other.get(at + c);
                        }
                    }
                }
                int start = (2 * n + half) * channels;
                for (int c = 0; c < channels; c++) {
                    to.put(start + c, adds ? to.get(start + c) + sums[c] : sums[c]);
                }
            }
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public List<Tensor> compileBackwardToAll(Tensor outputGradient) {
            gradient = outputGradient;
            return toBoth(outputGradient);
        }

        private List<Tensor> toBoth(Tensor outputGradient) {
            Tensor toGiven = site.arena().tensor(layout);
            Tensor toRow = site.arena().tensor(rows);
            FloatBuffer from = outputGradient.floats();
            FloatBuffer first = toGiven.floats();
            FloatBuffer second = toRow.floats();
            onInput(() -> {
                multiply(from, row, 1, first, false);
                sum(from, given, second, 0, false);
                sum(from, null, second, 1, false);
            });
            return List.of(toGiven, toRow);
        }

        @Override
        public @Nullable Tensor compileTangentOfAll(List<@Nullable Tensor> inputTangents) {
            movedGiven = inputTangents.get(0);
            movedRow = inputTangents.get(1);
            if (movedGiven == null && movedRow == null) {
                return null;
            }
            Tensor tangent = site.arena().tensor(layout);
            FloatBuffer to = tangent.floats();
            Tensor along = movedGiven;
            if (along != null) {
                FloatBuffer from = along.floats();
                onTangent(() -> multiply(from, row, 1, to, false));
            }
            if (movedRow != null) {
                FloatBuffer direction = movedRow.floats();
                boolean adds = along != null;
                onTangent(() -> {
                    multiply(given, direction, 0, to, adds);
                    shift(direction, to);
                });
            }
            return tangent;
        }

        /** To each input what comes from above, and the gradient times the other's direction. */
        @Override
        public List<@Nullable Tensor> compileSecondBackwardToAll(@Nullable Tensor adjoint, int inputs) {
            return onSecondBackward(() -> {
                @Nullable Tensor[] derivatives = {null, null};
                if (adjoint != null) {
                    derivatives = toBoth(adjoint).toArray(Tensor[]::new);
                }
                if (movedRow != null) {
                    derivatives[0] = plusByRow(derivatives[0], movedRow);
                }
                if (movedGiven != null) {
                    derivatives[1] = plusSums(derivatives[1], movedGiven);
                }
                return Arrays.asList(derivatives);
            });
        }

        private Tensor plusByRow(@Nullable Tensor sum, Tensor direction) {
            Tensor target = sum == null ? site.arena().tensor(layout) : sum;
            FloatBuffer from = Objects.requireNonNull(gradient, "the way back").floats();
            FloatBuffer along = direction.floats();
            FloatBuffer to = target.floats();
            onInput(() -> multiply(from, along, 0, to, sum != null));
            return target;
        }

        private Tensor plusSums(@Nullable Tensor sum, Tensor direction) {
            Tensor target = sum == null ? site.arena().tensor(rows) : sum;
            FloatBuffer from = Objects.requireNonNull(gradient, "the way back").floats();
            FloatBuffer along = direction.floats();
            FloatBuffer to = target.floats();
            onInput(() -> {
                sum(from, along, to, 0, sum != null);
                if (sum == null) {
                    clearSecondHalf(to);
                }
            });
            return target;
        }

        private void clearSecondHalf(FloatBuffer to) {
            for (int n = 0; n < batch; n++) {
                for (int c = 0; c < channels; c++) {
                    to.put((2 * n + 1) * channels + c, 0);
                }
            }
        }
    }
}

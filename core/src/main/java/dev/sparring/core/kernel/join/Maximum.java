package dev.sparring.core.kernel.join;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The largest of inputs of one shape, number by number; of equal ones the first. */
public record Maximum() implements Join {

    @Override
    public List<Layout> wantedOfAll(List<Layout> inputs) {
        return Joins.asTheFirst(inputs);
    }

    @Override
    public Kernel compile(CompileContext site, List<Tensor> inputs) {
        return new Joined(site, inputs);
    }

    private static final class Joined extends Join.Compiled {
        private final CompileContext site;
        private final Tensor output;
        private final List<FloatBuffer> given;
        private final byte[] winner;

        Joined(CompileContext site, List<Tensor> inputs) {
            this.site = site;
            this.output = site.arena().tensor(inputs.get(0).layout());
            this.given = inputs.stream().map(Tensor::floats).toList();
            this.winner = new byte[given.get(0).capacity()];
            FloatBuffer largest = output.floats();
            onForward(() -> choose(largest));
        }

        private void choose(FloatBuffer largest) {
            for (int i = 0; i < winner.length; i++) {
                byte best = 0;
                for (byte k = 1; k < given.size(); k++) {
                    if (given.get(k).get(i) > given.get(best).get(i)) {
                        best = k;
                    }
                }
                winner[i] = best;
                largest.put(i, given.get(best).get(i));
            }
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public List<Tensor> compileBackwardToAll(Tensor outputGradient) {
            List<Tensor> gradients = new ArrayList<>();
            FloatBuffer from = outputGradient.floats();
            for (int k = 0; k < given.size(); k++) {
                Tensor gradient = site.arena().tensor(output.layout());
                FloatBuffer to = gradient.floats();
                int mine = k;
                onInput(() -> {
                    for (int i = 0; i < winner.length; i++) {
                        to.put(i, winner[i] == mine ? from.get(i) : 0);
                    }
                });
                gradients.add(gradient);
            }
            return gradients;
        }

        @Override
        public @Nullable Tensor compileTangentOfAll(List<@Nullable Tensor> inputTangents) {
            if (inputTangents.stream().allMatch(Objects::isNull)) {
                return null;
            }
            Tensor tangent = site.arena().tensor(output.layout());
            FloatBuffer to = tangent.floats();
            FloatBuffer[] moved = inputTangents.stream()
                    .map(direction -> direction == null ? null : direction.floats())
                    .toArray(FloatBuffer[]::new);
            onTangent(() -> {
                for (int i = 0; i < winner.length; i++) {
                    FloatBuffer direction = moved[winner[i]];
                    to.put(i, direction == null ? 0 : direction.get(i));
                }
            });
            return tangent;
        }
    }
}

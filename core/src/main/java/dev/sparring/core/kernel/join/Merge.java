package dev.sparring.core.kernel.join;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.ImageLayouts;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.onednn.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inputs side by side along their second dimension: channels of images, or numbers of rows. */
public record Merge() implements Join {

    @Override
    public Kernel compile(CompileContext site, List<Tensor> inputs) {
        return new Joined(site, inputs);
    }

    /** Where blocks of channels would be cut, the channels last. */
    static Layout whole(List<Layout> parts, long... dimensions) {
        if (dimensions.length != 4) {
            return Layout.rowMajor(dimensions);
        }
        Layout usual = ImageLayouts.usual(Layout.rowMajor(dimensions));
        boolean cut = usual.hasBlocks() && parts.stream().anyMatch(part -> part.size(1) % usual.channelBlock() != 0);
        return cut ? Layout.channelsLast(dimensions) : usual;
    }

    private static final class Joined extends Join.Compiled {
        private final CompileContext site;
        private final List<Tensor> inputs;
        private final Tensor output;
        private final List<Layout> places = new ArrayList<>();

        Joined(CompileContext site, List<Tensor> inputs) {
            this.site = site;
            this.inputs = inputs;
            long[] size = inputs.get(0).layout().dimensions();
            size[1] = 0;
            for (Tensor input : inputs) {
                long[] part = input.layout().dimensions();
                size[1] += part[1];
                part[1] = size[1];
                if (!Arrays.equals(part, size)) {
                    throw new OneDnnException("inputs side by side must agree in all but their second dimension", true);
                }
            }
            this.output = site.arena()
                    .tensor(whole(inputs.stream().map(Tensor::layout).toList(), size));
            long[] offsets = new long[size.length];
            for (Tensor input : inputs) {
                places.add(output.layout().part(input.layout().dimensions(), offsets));
                offsets[1] += input.layout().size(1);
                onForward(site.arena().copy(input, within(output, places.size() - 1)));
            }
        }

        private Tensor within(Tensor whole, int index) {
            return site.arena().view(places.get(index), whole.address());
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public List<Tensor> compileBackwardToAll(Tensor outputGradient) {
            List<Tensor> gradients = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                Tensor gradient = site.arena().tensor(inputs.get(i).layout());
                onInput(site.arena().copy(within(outputGradient, i), gradient));
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
            // What comes after may write to directions, also where nothing moves.
            if (inputTangents.stream().anyMatch(Objects::isNull)) {
                onTangent(site.arena().clear(tangent));
            }
            for (int i = 0; i < inputs.size(); i++) {
                Tensor direction = inputTangents.get(i);
                if (direction != null) {
                    onTangent(site.arena().copy(direction, within(tangent, i)));
                }
            }
            return tangent;
        }
    }
}

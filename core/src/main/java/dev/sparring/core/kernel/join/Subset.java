package dev.sparring.core.kernel.join;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Some of an input along its second dimension: channels of images, or numbers of rows.
 *
 * @param from the first, from 0
 * @param to the last
 */
public record Subset(long from, long to) implements LayerOperation {

    /** Validates. */
    public Subset {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("from must be in [0, to], got " + from + " and " + to);
        }
    }

    @Override
    public Optional<Layout> wanted(Layout input) {
        boolean cut = input.rank() == 4
                && input.hasBlocks()
                && (from % input.channelBlock() != 0 || (to + 1) % input.channelBlock() != 0);
        return cut ? Optional.of(Layout.channelsLast(input.dimensions())) : Optional.empty();
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (to >= input.layout().size(1)) {
            throw new IllegalArgumentException("there is no " + to + " in " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final Layout place;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            long[] size = input.layout().dimensions();
            size[1] = to - from + 1;
            long[] offsets = new long[size.length];
            offsets[1] = from;
            this.place = input.layout().part(size, offsets);
            this.output = site.arena().tensor(Merge.whole(List.of(), size));
            onForward(site.arena().copy(within(input), output));
        }

        private Tensor within(Tensor whole) {
            return site.arena().view(place, whole.address());
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
            Tensor gradient = site.arena().tensor(input.layout());
            // Each time: whoever adds gradients up may do so in here.
            onInput(site.arena().clear(gradient));
            onInput(site.arena().copy(outputGradient, within(gradient)));
            return gradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = site.arena().tensor(output.layout());
            onTangent(site.arena().copy(within(inputTangent), tangent));
            return tangent;
        }
    }
}

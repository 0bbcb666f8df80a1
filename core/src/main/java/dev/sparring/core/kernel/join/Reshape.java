package dev.sparring.core.kernel.join;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of each sample, in row-major order, in other dimensions.
 *
 * @param sample the dimensions of a sample: one for a row, three for an image
 */
public record Reshape(List<Long> sample) implements LayerOperation {

    /** Copies the dimensions. */
    public Reshape {
        sample = List.copyOf(sample);
    }

    @Override
    public Optional<Layout> wanted(Layout input) {
        return Optional.of(Layout.rowMajor(input.dimensions()));
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        long batch = input.layout().size(0);
        long[] size = new long[sample.size() + 1];
        size[0] = batch;
        for (int i = 0; i < sample.size(); i++) {
            size[i + 1] = sample.get(i);
        }
        if (Arrays.stream(size).reduce(1, Math::multiplyExact) != input.layout().elements()) {
            throw new IllegalArgumentException("samples of " + input.layout() + " do not fit into " + sample);
        }
        return new Kernel.Alias(site, input, site.arena().view(Layout.rowMajor(size), input.address()));
    }
}

package dev.sparring.core.kernel.layer;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.util.Optional;

/**
 * An image {@code [batch, channels, height, width]} as its row-major numbers {@code [batch, channels * height * width]}. A
 * dense layer takes images as they are, so before one there is nothing to do.
 */
public record Flatten() implements LayerOperation {

    @Override
    public Optional<LayerOperation> fusedWith(LayerOperation next) {
        return next instanceof Dense ? Optional.of(next) : Optional.empty();
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        long[] shape = input.layout().dimensions();
        if (shape.length == 2) {
            return new Kernel.Alias(site, input, input);
        }
        Tensor output =
                site.arena().tensor(Layout.rowMajor(shape[0], input.layout().elements() / shape[0]));
        return new Kernel.Copy(site, input, site.arena().view(Layout.rowMajor(shape), output.address()), output);
    }
}

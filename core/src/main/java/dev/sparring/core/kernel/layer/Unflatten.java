package dev.sparring.core.kernel.layer;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.ImageLayouts;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;

/**
 * Row-major numbers {@code [batch, channels * height * width]} as an image {@code [batch, channels, height, width]}.
 *
 * @param channels at least 1
 * @param height at least 1
 * @param width at least 1
 */
public record Unflatten(long channels, long height, long width) implements LayerOperation {

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (input.layout().rank() == 4) {
            return new Kernel.Alias(site, input, input);
        }
        long batch = input.layout().size(0);
        if (input.layout().size(1) != channels * height * width) {
            throw new IllegalArgumentException("an image of " + channels + "x" + height + "x" + width
                    + " cannot be made of shape " + input.layout());
        }
        Layout rowMajor = Layout.rowMajor(batch, channels, height, width);
        Tensor image = site.arena().tensor(ImageLayouts.usual(rowMajor));
        return new Kernel.Copy(site, site.arena().view(rowMajor, input.address()), image, image) {
            @Override
            public Tensor compileBackward(Tensor outputGradient) {
                return site.arena()
                        .view(
                                input.layout(),
                                super.compileBackward(outputGradient).address());
            }

            @Override
            public Tensor compileTangent(Tensor inputTangent) {
                return super.compileTangent(site.arena().view(rowMajor, inputTangent.address()));
            }
        };
    }
}

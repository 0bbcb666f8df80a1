package dev.sparring.core.kernel.join;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Tensor;

/**
 * Each number times a factor and plus a summand, both constants.
 *
 * @param factor what it is multiplied by
 * @param summand what is added then
 */
public record Linear(float factor, float summand) implements LayerOperation {

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor output;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.output = site.arena().tensor(input.layout());
            onForward(site.arena().linear(input, output, factor, summand));
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            onInput(site.arena().linear(outputGradient, outputGradient, factor, 0));
            return outputGradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = site.arena().tensor(output.layout());
            onTangent(site.arena().linear(inputTangent, tangent, factor, 0));
            return tangent;
        }
    }
}

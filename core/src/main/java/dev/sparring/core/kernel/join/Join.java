package dev.sparring.core.kernel.join;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Tensor;
import java.util.List;

/** An operation of several inputs; one is a list of one. */
interface Join extends LayerOperation {

    @Override
    default Kernel compile(CompileContext site, Tensor input) {
        return compile(site, List.of(input));
    }

    @Override
    Kernel compile(CompileContext site, List<Tensor> inputs);

    /** A kernel of several inputs, which only reads the gradient to its output. */
    abstract class Compiled extends Kernel {

        @Override
        public final boolean overwritesGradient() {
            return false;
        }

        @Override
        public final Tensor compileBackward(Tensor outputGradient) {
            return compileBackwardToAll(outputGradient).get(0);
        }

        @Override
        public abstract List<Tensor> compileBackwardToAll(Tensor outputGradient);
    }
}

package dev.sparring.core.network.compiled;

import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where an array of ND4J's, row-major, meets a tensor of a plan. */
final class PlanEdge {

    private final long[] shape;
    private final INDArray array;
    private final Tensor outside;
    private final Runnable copy;

    /**
     * An edge.
     *
     * @param arena the plan's
     * @param inside the plan's side
     * @param inwards whether arrays come in here, or one goes out
     */
    PlanEdge(Arena arena, Tensor inside, boolean inwards) {
        this.shape = inside.layout().dimensions();
        // Given back to ND4J's users, so it is ND4J's and outlives the plan if they keep it.
        this.array = inwards ? Nd4j.empty(DataType.FLOAT) : Nd4j.create(DataType.FLOAT, shape);
        this.outside = arena.view(Layout.rowMajor(shape), inwards ? inside.address() : ArrayMemory.address(array));
        this.copy = inwards ? arena.copy(outside, inside) : arena.copy(inside, outside);
    }

    /** The shape of the arrays; not to be changed. */
    long[] shape() {
        return shape;
    }

    /** Numbers in an array. */
    long elements() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    void take(INDArray given) {
        if (!Arrays.equals(given.shape(), shape)) {
            throw new IllegalArgumentException(
                    "the array must have shape " + Arrays.toString(shape) + ", got " + Arrays.toString(given.shape()));
        }
        INDArray plain = ArrayMemory.plain(given);
        outside.setAddress(ArrayMemory.address(plain));
        try {
            copy.run();
        } finally {
            Reference.reachabilityFence(plain);
        }
    }

    INDArray give() {
        copy.run();
        return array;
    }
}

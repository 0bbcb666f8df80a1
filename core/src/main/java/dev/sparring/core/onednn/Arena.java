package dev.sparring.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_binary_desc_t;
import org.bytedeco.dnnl.dnnl_eltwise_desc_t;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Owns native memory and primitives, and gives all of it back at once.
 *
 * <p>Primitives share one scratchpad, since they run one after another; it has the size of the greediest.
 */
public final class Arena implements AutoCloseable {

    private static final int ALIGNMENT = 64;

    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Primitive> primitives = new ArrayList<>();
    private final List<BytePointer> blocks = new ArrayList<>();
    private final List<Tensor> scratchpads = new ArrayList<>();
    private @Nullable BytePointer scratchpad;

    /** An empty one. */
    public Arena() {}

    /**
     * Allocates an array, filled with 0.
     *
     * @param layout dimensions and layout
     * @return the tensor
     */
    public Tensor tensor(Layout layout) {
        return keep(new Tensor(layout, aligned(allocate(layout.bytes()))));
    }

    /**
     * Describes memory that somebody else owns.
     *
     * @param layout dimensions and layout
     * @param address where it begins, valid as long as this arena is open
     * @return the tensor
     */
    public Tensor view(Layout layout, long address) {
        return keep(new Tensor(layout, address));
    }

    private Tensor keep(Tensor tensor) {
        tensors.add(tensor);
        return tensor;
    }

    private BytePointer allocate(long bytes) {
        BytePointer block = new BytePointer(bytes + ALIGNMENT);
        Pointer.memset(block, 0, block.capacity());
        blocks.add(block);
        return block;
    }

    private static long aligned(BytePointer block) {
        return (block.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /**
     * Compiles an operation.
     *
     * @param operation one of oneDNN's operation descriptors
     * @param attributes how it is to be done
     * @param forward the forward primitive of a backward one, otherwise null
     * @return the primitive
     * @throws OneDnnException if there is no implementation
     */
    public Primitive primitive(Pointer operation, PrimitiveAttributes attributes, @Nullable Primitive forward) {
        return keep(Primitive.of(operation, attributes, forward));
    }

    /**
     * Copies from one layout to another.
     *
     * @param from source
     * @param to target, of the same dimensions
     * @return what does it
     */
    public Runnable copy(Tensor from, Tensor to) {
        if (from.layout().equals(to.layout())) {
            long bytes = to.layout().bytes();
            return () -> Pointer.memcpy(to.pointer(), from.pointer(), bytes);
        }
        Primitive primitive = keep(Primitive.reorder(from.layout(), to.layout()));
        return call(primitive).with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to);
    }

    /**
     * Fills a tensor with 0.
     *
     * @param tensor any
     * @return what does it
     */
    public Runnable clear(Tensor tensor) {
        long bytes = tensor.layout().bytes();
        return () -> Pointer.memset(tensor.pointer(), 0, bytes);
    }

    /**
     * Combines two tensors number by number.
     *
     * @param algorithm one of oneDNN's {@code dnnl_binary_...} constants
     * @param first of the result's layout
     * @param second of its layout, or of 1 where its numbers are to be repeated
     * @param result may be the first one
     * @param attributes what is done to the result
     * @return what does it
     */
    public Runnable binary(int algorithm, Tensor first, Tensor second, Tensor result, PrimitiveAttributes attributes) {
        dnnl_binary_desc_t description = new dnnl_binary_desc_t();
        OneDnn.check(dnnl_binary_desc_init(
                description,
                algorithm,
                first.layout().description(),
                second.layout().description(),
                result.layout().description()));
        return call(primitive(description, attributes, null))
                .with(DNNL_ARG_SRC_0, first)
                .with(DNNL_ARG_SRC_1, second)
                .with(DNNL_ARG_DST, result);
    }

    /**
     * Multiplies and adds a constant: {@code result = factor * source + summand}.
     *
     * @param source any
     * @param result of its layout; may be the source
     * @param factor what it is multiplied by
     * @param summand what is added then
     * @return what does it
     */
    public Runnable linear(Tensor source, Tensor result, float factor, float summand) {
        dnnl_eltwise_desc_t description = new dnnl_eltwise_desc_t();
        OneDnn.check(dnnl_eltwise_forward_desc_init(
                description,
                dnnl_forward_inference,
                dnnl_eltwise_linear,
                source.layout().description(),
                factor,
                summand));
        return call(primitive(description, PrimitiveAttributes.NONE, null))
                .with(DNNL_ARG_SRC, source)
                .with(DNNL_ARG_DST, result);
    }

    /**
     * Adds one tensor to another.
     *
     * @param sum the first summand and the sum
     * @param summand the other, of the same dimensions, or of 1 where its numbers are to be repeated
     * @return what does it
     * @throws IllegalArgumentException if the dimensions do not fit
     */
    public Runnable add(Tensor sum, Tensor summand) {
        long[] size = sum.layout().dimensions();
        long[] repeated = summand.layout().dimensions();
        for (int i = 0; i < size.length; i++) {
            // oneDNN 2.5 does not check this and reads beyond the end.
            if (repeated.length != size.length || (repeated[i] != size[i] && repeated[i] != 1)) {
                throw new IllegalArgumentException(
                        "a summand of " + sum.layout() + " must have its dimensions or 1s, got " + summand.layout());
            }
        }
        dnnl_binary_desc_t description = new dnnl_binary_desc_t();
        OneDnn.check(dnnl_binary_desc_init(
                description,
                dnnl_binary_add,
                sum.layout().description(),
                summand.layout().description(),
                sum.layout().description()));
        return call(primitive(description, PrimitiveAttributes.NONE, null))
                .with(DNNL_ARG_SRC_0, sum)
                .with(DNNL_ARG_SRC_1, summand)
                .with(DNNL_ARG_DST, sum);
    }

    /**
     * Adds a tensor to another, each sample times a number of its own: {@code sum_n += weight_n summand_n}.
     *
     * @param sum what is added to, {@code [batch, ...]}
     * @param summand of the same layout
     * @param weights {@code [batch]} numbers
     * @return what does it
     */
    public Runnable addWeighted(Tensor sum, Tensor summand, Tensor weights) {
        return weighted(sum, summand, weights, PrimitiveAttributes.ADDING);
    }

    /**
     * Multiplies each sample of a tensor with a number of its own: {@code product_n = weight_n factor_n}.
     *
     * @param product what is written, {@code [batch, ...]}
     * @param factor of the same layout
     * @param weights {@code [batch]} numbers
     * @return what does it
     */
    public Runnable weighted(Tensor product, Tensor factor, Tensor weights) {
        return weighted(product, factor, weights, PrimitiveAttributes.NONE);
    }

    private Runnable weighted(Tensor sum, Tensor summand, Tensor weights, PrimitiveAttributes attributes) {
        if (!sum.layout().equals(summand.layout())) {
            throw new IllegalArgumentException(
                    "a summand of " + sum.layout() + " must have its layout, got " + summand.layout());
        }
        long batch = sum.layout().size(0);
        // Samples follow each other in every layout here. As [1, batch, numbers] a factor a sample is a pattern of
        // oneDNN's fast
        // code; as [batch, 1, ...] it is not.
        Layout rows = Layout.rowMajor(1, batch, sum.layout().elements() / batch);
        Layout factors = Layout.rowMajor(1, batch, 1);
        dnnl_binary_desc_t description = new dnnl_binary_desc_t();
        OneDnn.check(dnnl_binary_desc_init(
                description, dnnl_binary_mul, rows.description(), factors.description(), rows.description()));
        return call(primitive(description, attributes, null))
                .with(DNNL_ARG_SRC_0, view(rows, summand.address()))
                .with(DNNL_ARG_SRC_1, view(factors, weights.address()))
                .with(DNNL_ARG_DST, view(rows, sum.address()));
    }

    private Primitive keep(Primitive primitive) {
        primitives.add(primitive);
        return primitive;
    }

    /**
     * A call of a primitive, its scratchpad bound.
     *
     * @param primitive one of this arena's
     * @return the call, to be given its other arguments
     */
    public PrimitiveCall call(Primitive primitive) {
        PrimitiveCall call = new PrimitiveCall(primitive);
        Layout wanted = primitive.layout(DNNL_ARG_SCRATCHPAD);
        if (wanted.bytes() > 0) {
            Tensor tensor = keep(new Tensor(wanted, aligned(scratchpad(wanted.bytes()))));
            scratchpads.add(tensor);
            call.with(DNNL_ARG_SCRATCHPAD, tensor);
        }
        return call;
    }

    /**
     * Makes the scratchpad at least so large, for primitives that ask for less than they use.
     *
     * @param bytes how large
     */
    public void reserve(long bytes) {
        if (bytes > 0) {
            scratchpad(bytes);
        }
    }

    private BytePointer scratchpad(long bytes) {
        BytePointer kept = scratchpad;
        if (kept != null && kept.capacity() >= bytes + ALIGNMENT) {
            return kept;
        }
        BytePointer larger = allocate(bytes);
        scratchpads.forEach(tensor -> tensor.setAddress(aligned(larger)));
        if (kept != null) {
            blocks.remove(kept);
            kept.deallocate();
        }
        scratchpad = larger;
        return larger;
    }

    /**
     * Native memory held, code and oneDNN's own descriptors left out.
     *
     * @return bytes
     */
    public long bytes() {
        return blocks.stream().mapToLong(BytePointer::capacity).sum();
    }

    @Override
    public void close() {
        tensors.forEach(Tensor::destroy);
        primitives.forEach(Primitive::destroy);
        blocks.forEach(Pointer::deallocate);
        tensors.clear();
        primitives.clear();
        scratchpads.clear();
        blocks.clear();
        scratchpad = null;
    }
}

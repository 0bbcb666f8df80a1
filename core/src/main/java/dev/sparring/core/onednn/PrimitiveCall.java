package dev.sparring.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;

/** A primitive with its arguments, to be run any number of times. */
public final class PrimitiveCall implements Runnable {

    private static final int MOST_ARGUMENTS = 16;

    private final dnnl_primitive primitive;
    private final dnnl_stream stream = OneDnn.stream();
    private final dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(MOST_ARGUMENTS);
    private int count;

    PrimitiveCall(Primitive primitive) {
        this.primitive = primitive.handle();
    }

    /**
     * Gives an argument.
     *
     * @param argument one of oneDNN's {@code DNNL_ARG_...} constants
     * @param tensor in the layout that the primitive wants it in
     * @return this
     */
    public PrimitiveCall with(int argument, Tensor tensor) {
        if (count == MOST_ARGUMENTS) {
            throw new IllegalStateException("a call takes at most " + MOST_ARGUMENTS + " arguments");
        }
        arguments.getPointer(count++).arg(argument).memory(tensor.handle());
        return this;
    }

    /** Runs the primitive and returns when it is done. */
    @Override
    public void run() {
        OneDnn.check(dnnl_primitive_execute(primitive, stream, count, arguments));
    }
}

package dev.sparring.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Floats in native memory, in a layout. Its arena owns it and, unless it was lent, the memory. */
public final class Tensor {

    private final Layout layout;
    private final dnnl_memory handle = new dnnl_memory();
    private Address pointer;

    Tensor(Layout layout, long address) {
        this.layout = layout;
        this.pointer = new Address(address);
        OneDnn.check(dnnl_memory_create(handle, layout.description(), OneDnn.engine(), pointer));
    }

    /**
     * Where each element lies.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /**
     * Where the memory begins.
     *
     * @return the address, 0 before there is any
     */
    public long address() {
        return pointer.address();
    }

    /**
     * Points this tensor, one with memory lent to it, at other memory of its layout.
     *
     * @param other the address, valid until the next change
     */
    public void setAddress(long other) {
        if (other != pointer.address()) {
            pointer = new Address(other);
            OneDnn.check(dnnl_memory_set_data_handle(handle, pointer));
        }
    }

    /**
     * The memory as Java sees it, in the layout's order.
     *
     * @return a view, not to be used after the arena is closed
     */
    public FloatBuffer floats() {
        return new BytePointer(pointer)
                .capacity(layout.bytes())
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    Pointer pointer() {
        return pointer;
    }

    dnnl_memory handle() {
        return handle;
    }

    void destroy() {
        dnnl_memory_destroy(handle);
    }

    /** A bare address. */
    private static final class Address extends Pointer {
        Address(long value) {
            address = value;
        }
    }
}

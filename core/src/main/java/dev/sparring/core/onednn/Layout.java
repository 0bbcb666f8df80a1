package dev.sparring.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc_t;

/** The dimensions of an array of floats and where in memory each element lies: plain, strided, or blocked as oneDNN likes. */
public final class Layout {

    private final dnnl_memory_desc_t description;

    private Layout(dnnl_memory_desc_t description) {
        this.description = description;
    }

    static Layout copyOf(dnnl_memory_desc_t description) {
        dnnl_memory_desc_t copy = new dnnl_memory_desc_t();
        copy.put(description);
        return new Layout(copy);
    }

    /**
     * Row-major: the last dimension is contiguous.
     *
     * @param dimensions each at least 1
     * @return the layout
     */
    public static Layout rowMajor(long... dimensions) {
        long[] strides = new long[dimensions.length];
        long stride = 1;
        for (int i = dimensions.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= dimensions[i];
        }
        return strided(dimensions, strides);
    }

    /**
     * Channels last: of {@code [batch, channels, ...]} the channels are contiguous.
     *
     * @param dimensions two or more, each at least 1
     * @return the layout
     */
    public static Layout channelsLast(long... dimensions) {
        long[] strides = new long[dimensions.length];
        long stride = dimensions[1];
        for (int i = dimensions.length - 1; i > 1; i--) {
            strides[i] = stride;
            stride *= dimensions[i];
        }
        strides[1] = 1;
        strides[0] = stride;
        return strided(dimensions, strides);
    }

    /**
     * Any strides.
     *
     * @param dimensions each at least 1
     * @param strides in elements
     * @return the layout
     */
    public static Layout strided(long[] dimensions, long[] strides) {
        dnnl_memory_desc_t description = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_by_strides(description, dimensions.length, dimensions, dnnl_f32, strides));
        return new Layout(description);
    }

    /**
     * Dimensions whose layout a primitive may choose.
     *
     * @param dimensions each at least 1
     * @return the layout, not to be allocated
     */
    public static Layout any(long... dimensions) {
        dnnl_memory_desc_t description = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_by_tag(
                description, dimensions.length, dimensions, dnnl_f32, dnnl_format_tag_any));
        return new Layout(description);
    }

    /**
     * The dimensions.
     *
     * @return a copy
     */
    public long[] dimensions() {
        long[] dimensions = new long[description.ndims()];
        description.dims().get(dimensions);
        return dimensions;
    }

    /**
     * One of the dimensions.
     *
     * @param index from 0
     * @return its size
     */
    public long size(int index) {
        return description.dims().get(index);
    }

    /**
     * How many dimensions there are.
     *
     * @return at least 1
     */
    public int rank() {
        return description.ndims();
    }

    /**
     * Elements, padding left out.
     *
     * @return their product
     */
    public long elements() {
        return Arrays.stream(dimensions()).reduce(1, Math::multiplyExact);
    }

    /**
     * Memory that an array of this layout takes, padding included.
     *
     * @return bytes; 0 where there is nothing
     */
    public long bytes() {
        return dnnl_memory_desc_get_size(description);
    }

    /** The description that oneDNN's own functions take; not to be changed. */
    public dnnl_memory_desc_t description() {
        return description;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layout layout && dnnl_memory_desc_equal(description, layout.description) != 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions());
    }

    @Override
    public String toString() {
        return Arrays.toString(dimensions());
    }
}

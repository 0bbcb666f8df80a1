package dev.sparring.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_submemory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc_t;

/** The dimensions of an array of floats and where in memory each element lies: plain, strided, or blocked as oneDNN likes. */
public final class Layout {

    private enum Order {
        ROW_MAJOR,
        CHANNELS_LAST,
        BLOCKS,
        OTHER
    }

    private final dnnl_memory_desc_t description;
    private final Order order;

    private Layout(dnnl_memory_desc_t description, Order order) {
        this.description = description;
        this.order = order;
    }

    static Layout copyOf(dnnl_memory_desc_t description) {
        dnnl_memory_desc_t copy = new dnnl_memory_desc_t();
        copy.put(description);
        return new Layout(copy, Order.OTHER);
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
        return strided(dimensions, strides, Order.ROW_MAJOR);
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
        return strided(dimensions, strides, Order.CHANNELS_LAST);
    }

    /**
     * Blocks of channels: of {@code [batch, channels, height, width]} {@link OneDnn#channelsAtOnce()} channels are contiguous.
     *
     * @param dimensions four, the channels a multiple of {@link OneDnn#channelsAtOnce()}
     * @return the layout, which has no padding
     * @throws IllegalArgumentException if the channels are no such multiple
     */
    public static Layout blocks(long... dimensions) {
        int block = OneDnn.channelsAtOnce();
        if (block == 1 || dimensions[1] % block != 0) {
            throw new IllegalArgumentException(dimensions[1] + " channels are no blocks of " + block);
        }
        return tagged(dnnl_nChw16c, Order.BLOCKS, dimensions);
    }

    /**
     * Any strides.
     *
     * @param dimensions each at least 1
     * @param strides in elements
     * @return the layout
     */
    public static Layout strided(long[] dimensions, long[] strides) {
        return strided(dimensions, strides, Order.OTHER);
    }

    /**
     * A part of an array of this layout, to be seen at the address of the whole.
     *
     * @param dimensions of the part
     * @param offsets where it begins
     * @return its layout
     * @throws OneDnnException if blocks would be cut
     */
    public Layout part(long[] dimensions, long[] offsets) {
        dnnl_memory_desc_t part = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_submemory(part, description, dimensions, offsets));
        return new Layout(part, Order.OTHER);
    }

    private static Layout strided(long[] dimensions, long[] strides, Order order) {
        dnnl_memory_desc_t description = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_by_strides(description, dimensions.length, dimensions, dnnl_f32, strides));
        return new Layout(description, order);
    }

    /**
     * Dimensions whose layout a primitive may choose.
     *
     * @param dimensions each at least 1
     * @return the layout, not to be allocated
     */
    public static Layout any(long... dimensions) {
        return tagged(dnnl_format_tag_any, Order.OTHER, dimensions);
    }

    private static Layout tagged(int tag, Order order, long... dimensions) {
        dnnl_memory_desc_t description = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_by_tag(description, dimensions.length, dimensions, dnnl_f32, tag));
        return new Layout(description, order);
    }

    /**
     * Other dimensions in the same order as here.
     *
     * @param others of the same rank
     * @return the layout
     * @throws IllegalStateException if this is neither row-major nor channels-last nor in blocks
     */
    public Layout withDimensions(long... others) {
        return switch (order) {
            case ROW_MAJOR -> rowMajor(others);
            case CHANNELS_LAST -> channelsLast(others);
            case BLOCKS -> blocks(others);
            case OTHER -> throw new IllegalStateException("a layout of no name, " + this);
        };
    }

    /**
     * Whether these are {@link #blocks}.
     *
     * @return false for any layout of strides
     */
    public boolean hasBlocks() {
        return order == Order.BLOCKS;
    }

    /**
     * How an image's channels lie: the numbers of one channel that follow each other at each position.
     *
     * @return 1 in row-major order, all channels in channels-last, a block's in blocks
     */
    public long channelBlock() {
        return switch (order) {
            case ROW_MAJOR -> 1;
            case CHANNELS_LAST -> size(1);
            case BLOCKS -> OneDnn.channelsAtOnce();
            case OTHER -> throw new IllegalStateException("a layout of no name, " + this);
        };
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

    /** Whether every element lies in the same place: with one channel, row-major and channels-last are equal. */
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

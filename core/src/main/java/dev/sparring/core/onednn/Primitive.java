package dev.sparring.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_exec_arg_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Code that oneDNN has made for one operation on arrays of known layouts. Its arena owns it. */
public final class Primitive {

    private final dnnl_primitive_desc description;
    private final dnnl_primitive handle = new dnnl_primitive();

    private Primitive(dnnl_primitive_desc description) {
        this.description = description;
        OneDnn.check(dnnl_primitive_create(handle, description));
    }

    static Primitive of(Pointer operation, PrimitiveAttributes attributes, @Nullable Primitive forward) {
        dnnl_primitive_desc description = new dnnl_primitive_desc();
        dnnl_primitive_attr with = attributes.create();
        try {
            OneDnn.check(dnnl_primitive_desc_create(
                    description,
                    new const_dnnl_op_desc_t(operation),
                    with,
                    OneDnn.engine(),
                    forward == null ? null : forward.description));
        } finally {
            PrimitiveAttributes.destroy(with);
        }
        return new Primitive(description);
    }

    static Primitive reorder(Layout from, Layout to) {
        dnnl_primitive_desc description = new dnnl_primitive_desc();
        dnnl_primitive_attr with = PrimitiveAttributes.NONE.create();
        try {
            OneDnn.check(dnnl_reorder_primitive_desc_create(
                    description, from.description(), OneDnn.engine(), to.description(), OneDnn.engine(), with));
        } finally {
            PrimitiveAttributes.destroy(with);
        }
        return new Primitive(description);
    }

    /**
     * The layout that this primitive wants an argument in.
     *
     * @param argument one of oneDNN's {@code DNNL_ARG_...} constants
     * @return the layout; of 0 bytes where the primitive has no such argument
     */
    public Layout layout(int argument) {
        return Layout.copyOf(dnnl_primitive_desc_query_md(description, dnnl_query_exec_arg_md, argument));
    }

    dnnl_primitive handle() {
        return handle;
    }

    void destroy() {
        dnnl_primitive_destroy(handle);
        dnnl_primitive_desc_destroy(description);
    }
}

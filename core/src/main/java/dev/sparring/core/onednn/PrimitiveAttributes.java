package dev.sparring.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/**
 * What a primitive does to its result on its way out.
 *
 * @param elementwise a function to apply, by oneDNN's {@code dnnl_eltwise_...} constant; 0 for none
 * @param alpha the function's first constant
 * @param beta the function's second constant
 * @param adds whether to add it to what is there, before the function
 */
public record PrimitiveAttributes(int elementwise, float alpha, float beta, boolean adds) {

    /** Nothing. */
    public static final PrimitiveAttributes NONE = new PrimitiveAttributes(0, 0, 0, false);

    /** Adds the result to what is there. */
    public static final PrimitiveAttributes ADDING = new PrimitiveAttributes(0, 0, 0, true);

    /** In oneDNN's form; whoever asks destroys it. */
    dnnl_primitive_attr create() {
        dnnl_primitive_attr attributes = new dnnl_primitive_attr();
        OneDnn.check(dnnl_primitive_attr_create(attributes));
        OneDnn.check(dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user));
        if (elementwise != 0 || adds) {
            dnnl_post_ops operations = new dnnl_post_ops();
            OneDnn.check(dnnl_post_ops_create(operations));
            if (adds) {
                OneDnn.check(dnnl_post_ops_append_sum(operations, 1));
            }
            if (elementwise != 0) {
                OneDnn.check(dnnl_post_ops_append_eltwise(operations, 1, elementwise, alpha, beta));
            }
            OneDnn.check(dnnl_primitive_attr_set_post_ops(attributes, operations));
            dnnl_post_ops_destroy(operations);
        }
        return attributes;
    }

    static void destroy(dnnl_primitive_attr attributes) {
        dnnl_primitive_attr_destroy(attributes);
    }
}

package dev.sparring.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_invalid_arguments;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;

/** The library itself: whether it is there, its processor engine and its one stream, in which calls run in order. */
public final class OneDnn {

    private static final Optional<String> MISSING = load();

    private OneDnn() {}

    private static Optional<String> load() {
        try {
            Library.ENGINE.isNull();
            return Optional.empty();
        } catch (LinkageError | OneDnnException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown"));
        }
    }

    /**
     * Why oneDNN cannot be used here.
     *
     * @return the reason, or empty if it can
     */
    public static Optional<String> missing() {
        return MISSING;
    }

    /**
     * The version that was loaded.
     *
     * @return such as {@code 2.5.2}
     * @throws IllegalStateException if {@link #missing()}
     */
    public static String version() {
        MISSING.ifPresent(reason -> {
            throw new IllegalStateException("oneDNN is missing: " + reason);
        });
        dnnl_version_t version = dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /**
     * How many channels of an image oneDNN's own layout keeps together here. Its blocks of 8, for AVX2, are no choice: some
     * convolutions on them have no fast implementation, and the gradient to the weights of one on a grey image takes 280 ms.
     *
     * @return 16, or 1 where blocks are of no use
     * @throws IllegalStateException if {@link #missing()}
     */
    public static int channelsAtOnce() {
        return Library.CHANNELS_AT_ONCE;
    }

    static dnnl_engine engine() {
        return Library.ENGINE;
    }

    static dnnl_stream stream() {
        return Library.STREAM;
    }

    /**
     * Requires that a call went well.
     *
     * @param status what it returned
     * @throws OneDnnException if not
     */
    public static void check(int status) {
        if (status == dnnl_success) {
            return;
        }
        if (status == dnnl_unimplemented) {
            throw new OneDnnException("oneDNN has no implementation", true);
        } else if (status == dnnl_invalid_arguments) {
            throw new OneDnnException("oneDNN does not take these sizes or constants", true);
        }
        throw new OneDnnException(
                status == dnnl_out_of_memory ? "oneDNN is out of memory" : "oneDNN status " + status, false);
    }

    /** Loaded at first use, for the process's life. */
    private static final class Library {
        static final dnnl_engine ENGINE = new dnnl_engine();
        static final dnnl_stream STREAM = new dnnl_stream();
        static final int CHANNELS_AT_ONCE;

        static {
            check(dnnl_engine_create(ENGINE, dnnl_cpu, 0));
            check(dnnl_stream_create(STREAM, ENGINE, dnnl_stream_default_flags));
            boolean wide = (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core;
            CHANNELS_AT_ONCE = wide ? 16 : 1;
        }
    }
}

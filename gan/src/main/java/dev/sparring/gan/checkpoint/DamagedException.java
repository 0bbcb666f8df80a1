package dev.sparring.gan.checkpoint;

import org.jspecify.annotations.Nullable;

/** Says why a checkpoint cannot be trusted, as a clause about one of its files; older ones may still be sound. */
final class DamagedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    DamagedException(String why) {
        this(why, null);
    }

    DamagedException(String why, @Nullable Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** The clause. */
    String why() {
        return why;
    }

    static void require(boolean holds, String why) throws DamagedException {
        if (!holds) {
            throw new DamagedException(why);
        }
    }
}

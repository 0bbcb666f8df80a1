package dev.sparring.ui.cli;

import java.util.Optional;

/** Finds memory that ran out behind what it is wrapped in, and says whose memory it was and what to change. */
final class MemoryErrors {

    private MemoryErrors() {}

    /**
     * The line for an error.
     *
     * @param error what a command ended with
     * @return what happened and what to do; empty if it was not memory
     */
    static Optional<String> line(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            // A class whose initialization failed for lack of memory is remembered by the name of the error alone.
            if (cause instanceof OutOfMemoryError || text.contains(OutOfMemoryError.class.getName())) {
                return Optional.of(line(text));
            }
        }
        return Optional.empty();
    }

    private static String line(String said) {
        // JavaCPP counts what is allocated outside of Java's heap, and says so in such words.
        if (said.contains("hysical") || said.contains("totalBytes") || said.contains("irect")) {
            return "memory outside of Java's heap ran out; use smaller networks, batches or images, or more memory";
        }
        return "memory ran out: Java may use " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB; give it more by SPARRING_JAVA_OPTS=-Xmx..., or use smaller networks, batches or images";
    }
}

package dev.sparring.gan.data;

import java.util.List;
import java.util.Optional;

/**
 * What was found while a source was read.
 *
 * @param leftOut files that are not among the samples, in the order of their names
 * @param warnings what a person should know, a sentence each without a full stop
 * @param originals how large the pictures were in their files; empty if the samples come from none
 */
public record ReadingReport(List<LeftOut> leftOut, List<String> warnings, Optional<OriginalSizes> originals) {

    /** Nothing was found. */
    public static final ReadingReport NONE = new ReadingReport(List.of(), List.of(), Optional.empty());

    /** Copies. */
    public ReadingReport {
        leftOut = List.copyOf(leftOut);
        warnings = List.copyOf(warnings);
    }

    /**
     * A file that is not among the samples.
     *
     * @param file its name
     * @param reason a clause about it, such as {@code it ends early}
     */
    public record LeftOut(String file, String reason) {}
}

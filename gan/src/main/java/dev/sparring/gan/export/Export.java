package dev.sparring.gan.export;

import dev.sparring.gan.file.DurableFiles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is ready to be written.
 *
 * @param subject what it is, for people, such as {@code generator of step 1,000, average weights}
 * @param notes what whoever loads it should know, a sentence each
 * @param files contents by name, of a folder; of a format of one file just one, whose name does not matter
 */
public record Export(String subject, List<String> notes, Map<String, DurableFiles.Content> files) {

    /** Copies. */
    public Export {
        notes = List.copyOf(notes);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files must be at least one");
        }
    }

    /**
     * An export of one file.
     *
     * @param subject as above
     * @param notes as above
     * @param content of the file
     * @return the export
     */
    public static Export of(String subject, List<String> notes, DurableFiles.Content content) {
        return new Export(subject, notes, Map.of("", content));
    }
}

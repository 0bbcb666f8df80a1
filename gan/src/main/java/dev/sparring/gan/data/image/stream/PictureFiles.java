package dev.sparring.gan.data.image.stream;

import dev.sparring.gan.data.image.decode.ImageFile;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Files that are pictures, each with its label. Holds on to what they are read from.
 *
 * @param origin the directory or archive, for messages
 * @param count how many, at least 1
 * @param file gives one, by its index
 * @param labels index of each one's label, -1 if it has none
 * @param labelNames what the labels are called
 * @param warnings what a person should know of them
 * @param fingerprint another text where names or lengths of files, or labels, are others
 * @param cacheKey another text where the files' content may be another, by their times or sums as well
 */
public record PictureFiles(
        String origin,
        int count,
        IntFunction<ImageFile> file,
        int[] labels,
        List<String> labelNames,
        List<String> warnings,
        String fingerprint,
        String cacheKey) {}

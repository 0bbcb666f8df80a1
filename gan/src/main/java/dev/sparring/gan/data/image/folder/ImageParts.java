package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.decode.ImageDecoder;
import dev.sparring.gan.data.image.decode.ImageFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which of some files are trained on, which are held out, and what their labels are.
 *
 * <p>Folders on top that are called {@code train}, {@code val}, {@code test} and the like are parts of the data; the folders below them, or else
 * those on top, are labels. Where there is a list as StyleGAN's {@code dataset.json}, it has the labels and folders mean nothing.
 *
 * @param training what is trained on
 * @param heldOut what is not; empty without such folders
 */
record ImageParts(Part training, Optional<Part> heldOut) {

    /** In place of a label. */
    static final int NO_LABEL = -1;

    private static final Set<String> TRAINING = Set.of("train", "training");
    private static final Set<String> HELD_OUT =
            Set.of("val", "valid", "validation", "dev", "test", "testing", "eval", "evaluation", "holdout", "heldout");

    /**
     * Files that belong together.
     *
     * @param listing all there are
     * @param files which of them, by their indices, in the order of the set
     * @param labels index of each one's label, -1 if it has none
     * @param labelNames what the labels are called, some of which may be those of no picture
     * @param warnings what a person should know of them
     */
    record Part(FileListing listing, int[] files, int[] labels, List<String> labelNames, List<String> warnings) {

        /** One of its files. */
        ImageFile file(int index) {
            return listing.file(files[index]);
        }

        /** Whether its pictures are read only when they are needed, for what their files tell of themselves. */
        boolean isStreamed(ImageOptions options) {
            // Any file may be a picture, whatever it is called.
            long bytes = Arrays.stream(files)
                    .mapToLong(file -> Math.max(0, listing.table().length(file)))
                    .sum();
            return options.cache()
                    .isDisk(bytes, (long) files.length * options.shape().length());
        }
    }

    /**
     * Finds them.
     *
     * @param files all there are, in their order
     * @return the parts
     * @throws SparringException.Data if there is a list of labels that cannot be read
     */
    static ImageParts of(FileListing files) throws SparringException.Data {
        Optional<DatasetJson> list = DatasetJson.among(files);
        if (list.isPresent()) {
            return byList(files, list.get());
        }
        Set<String> tops = new LinkedHashSet<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.table().name(i);
            if (ImageDecoder.isNamedPicture(name)) {
                tops.add(top(name));
            }
        }
        tops.remove("");
        boolean parts = tops.stream().anyMatch(ImageParts::isTraining)
                && tops.stream().allMatch(top -> isTraining(top) || isHeldOut(top));
        return parts ? byParts(files, tops) : byFolders(files);
    }

    private static ImageParts byList(FileListing files, DatasetJson list) {
        int[] numbers = Arrays.stream(list.labels())
                .filter(label -> label != NO_LABEL)
                .distinct()
                .sorted()
                .toArray();
        int[] labels = Arrays.stream(list.labels())
                .map(label -> label == NO_LABEL ? NO_LABEL : Arrays.binarySearch(numbers, label))
                .toArray();
        List<String> names = Arrays.stream(numbers).mapToObj(Integer::toString).toList();
        int[] all = IntStream.range(0, files.size()).toArray();
        return new ImageParts(new Part(files, all, labels, names, list.warnings()), Optional.empty());
    }

    private static ImageParts byFolders(FileListing files) {
        int[] all = IntStream.range(0, files.size()).toArray();
        return new ImageParts(labelled(files, all, false, List.of()), Optional.empty());
    }

    private static ImageParts byParts(FileListing files, Set<String> tops) {
        int[] training = IntStream.range(0, files.size())
                .filter(i -> !isHeldOut(top(files.table().name(i))))
                .toArray();
        int[] heldOut = IntStream.range(0, files.size())
                .filter(i -> isHeldOut(top(files.table().name(i))))
                .toArray();
        List<String> others = tops.stream().filter(ImageParts::isHeldOut).toList();
        String warning = others.isEmpty()
                ? "the folder " + tops.iterator().next() + " is a part of the data and no label"
                : String.format(
                        Locale.ROOT,
                        "%s and %s are parts of the data and no labels: the first is trained on, %s left for sparring evaluate",
                        String.join(
                                ", ",
                                tops.stream().filter(ImageParts::isTraining).toList()),
                        String.join(", ", others),
                        others.size() == 1 ? "the other is" : "the others are");
        List<String> warnings = List.of(warning);
        return new ImageParts(
                labelled(files, training, true, warnings),
                heldOut.length == 0 ? Optional.empty() : Optional.of(labelled(files, heldOut, true, warnings)));
    }

    /** Labels are folders on top, or else those below. */
    private static Part labelled(FileListing files, int[] chosen, boolean below, List<String> warnings) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        int[] labels = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            String path = files.table().name(chosen[i]);
            String top = top(path);
            String label = below ? top(top.isEmpty() ? path : path.substring(top.length() + 1)) : top;
            labels[i] = label.isEmpty()
                    ? NO_LABEL
                    : numbers.computeIfAbsent(label, name -> {
                        names.add(name);
                        return names.size() - 1;
                    });
        }
        return new Part(files, chosen, labels, List.copyOf(names), warnings);
    }

    /** The first folder of a path; empty if there is none. */
    private static String top(String path) {
        return path.substring(0, Math.max(0, path.indexOf('/')));
    }

    private static boolean isTraining(String folder) {
        return TRAINING.contains(folder.toLowerCase(Locale.ROOT));
    }

    private static boolean isHeldOut(String folder) {
        return HELD_OUT.contains(folder.toLowerCase(Locale.ROOT));
    }
}

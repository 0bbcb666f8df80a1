package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.image.decode.ImageDecoder;
import dev.sparring.gan.data.image.decode.ImageFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> TRAINING = Set.of("train", "training");
    private static final Set<String> HELD_OUT =
            Set.of("val", "valid", "validation", "dev", "test", "testing", "eval", "evaluation", "holdout", "heldout");

    /**
     * Files that belong together.
     *
     * @param files with their labels, in the order of the set
     * @param numbered whether labels are numbers and stand in their order, not in that in which they come
     * @param warnings what a person should know of them
     */
    record Part(List<Labelled> files, boolean numbered, List<String> warnings) {}

    /**
     * A file with its label.
     *
     * @param file which
     * @param label its name; empty if it has none
     */
    record Labelled(ImageFile file, String label) {}

    /**
     * Finds them.
     *
     * @param files all there are, in their order
     * @return the parts
     * @throws SparringException.Data if there is a list of labels that cannot be read
     */
    static ImageParts of(List<ImageFile> files) throws SparringException.Data {
        Optional<DatasetJson> list = DatasetJson.among(files);
        if (list.isPresent()) {
            DatasetJson labels = list.get();
            List<Labelled> labelled = files.stream()
                    .map(file -> new Labelled(file, labels.label(file.path())))
                    .toList();
            return new ImageParts(new Part(labelled, true, labels.warnings()), Optional.empty());
        }
        Set<String> tops = new LinkedHashSet<>();
        for (ImageFile file : files) {
            if (ImageDecoder.isNamedPicture(file)) {
                tops.add(top(file.path()));
            }
        }
        tops.remove("");
        boolean parts = tops.stream().anyMatch(ImageParts::isTraining)
                && tops.stream().allMatch(top -> isTraining(top) || isHeldOut(top));
        return parts ? byParts(files, tops) : byFolders(files);
    }

    private static ImageParts byFolders(List<ImageFile> files) {
        List<Labelled> labelled =
                files.stream().map(file -> new Labelled(file, top(file.path()))).toList();
        return new ImageParts(new Part(labelled, false, List.of()), Optional.empty());
    }

    private static ImageParts byParts(List<ImageFile> files, Set<String> tops) {
        List<Labelled> training = new ArrayList<>();
        List<Labelled> heldOut = new ArrayList<>();
        for (ImageFile file : files) {
            String path = file.path();
            String top = top(path);
            String below = top.isEmpty() ? path : path.substring(top.length() + 1);
            (isHeldOut(top) ? heldOut : training).add(new Labelled(file, top(below)));
        }
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
                new Part(training, false, warnings),
                heldOut.isEmpty() ? Optional.empty() : Optional.of(new Part(heldOut, false, warnings)));
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

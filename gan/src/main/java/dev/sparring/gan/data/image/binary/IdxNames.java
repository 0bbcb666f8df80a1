package dev.sparring.gan.data.image.binary;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the IDX files of MNIST and its relatives by the names that their archives give them: {@code train-images-idx3-ubyte}, perhaps with a name
 * before it ({@code emnist-letters-}), a dot for a hyphen, an ending {@code .gz}, or in a directory of the same name.
 *
 * @param images where the images are
 * @param labels where the labels are, if anywhere
 */
record IdxNames(Path images, Optional<Path> labels) {

    private static final Pattern IMAGES =
            Pattern.compile("(?<set>.+-)?(?<part>train|t10k|test)-images[-.]idx3-ubyte(?:\\.gz)?");
    private static final String REMEDY = "name the directory that holds the IDX files in data.path";

    /**
     * Looks for the training part, then for another.
     *
     * @param directory where
     * @return the files
     * @throws SparringException.Data if there are no images, or those of several data sets
     */
    static IdxNames in(Path directory) throws SparringException.Data {
        if (!Files.isDirectory(directory)) {
            throw new SparringException.Data(directory + " is no directory", REMEDY);
        }
        List<Path> files = files(directory);
        for (String part : List.of("train", "t10k", "test")) {
            List<Path> images = files.stream()
                    .filter(file -> part.equals(group(file, "part")))
                    .sorted(Comparator.comparing((Path file) -> group(file, "set"))
                            .thenComparing(IdxNames::name, Comparator.comparingInt(String::length)))
                    .toList();
            if (!images.isEmpty()) {
                Path first = images.get(0);
                String set = group(first, "set");
                refuseSeveral(directory, set, images);
                return new IdxNames(first, labels(files, set + part));
            }
        }
        throw new SparringException.Data(
                "no train-images-idx3-ubyte or train-images-idx3-ubyte.gz in " + directory, REMEDY);
    }

    /** Whether the images lie on their side, as those of EMNIST do. */
    boolean lieOnTheirSide() {
        return group(images, "set").startsWith("emnist");
    }

    private static void refuseSeveral(Path directory, String set, List<Path> images) throws SparringException.Data {
        List<String> sets = images.stream()
                .map(file -> group(file, "set"))
                .distinct()
                .filter(other -> !other.equals(set))
                .toList();
        if (!set.isEmpty() && !sets.isEmpty()) {
            throw new SparringException.Data(
                    directory + " holds " + set + "... and " + sets.get(0) + "..., which are different data",
                    "leave the files of one of them in that directory");
        }
    }

    private static Optional<Path> labels(List<Path> files, String start) {
        Pattern labels = Pattern.compile(Pattern.quote(start) + "-labels[-.]idx\\d-\\w+(?:\\.gz)?");
        return files.stream()
                .filter(file -> labels.matcher(name(file)).matches())
                .min(Comparator.comparing(IdxNames::name, Comparator.comparingInt(String::length)));
    }

    /** The files, also one in a directory of its own name, as some downloads have it. */
    private static List<Path> files(Path directory) throws SparringException.Data {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> Files.isDirectory(path) ? path.resolve(path.getFileName()) : path)
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(IdxNames::name))
                    .toList();
        } catch (UncheckedIOException e) {
            throw unlisted(directory, new IOException(e));
        } catch (IOException e) {
            throw unlisted(directory, e);
        }
    }

    private static SparringException.Data unlisted(Path directory, IOException cause) {
        return new SparringException.Data(directory + " cannot be listed: " + ReadErrors.reason(cause), REMEDY, cause);
    }

    /** A part of the name of a file of images; empty if it has none, or is none. */
    private static String group(Path file, String group) {
        Matcher matcher = IMAGES.matcher(name(file));
        String found = matcher.matches() ? matcher.group(group) : null;
        return found == null ? "" : found;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

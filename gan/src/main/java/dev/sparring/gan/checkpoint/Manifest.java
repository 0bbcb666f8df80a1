package dev.sparring.gan.checkpoint;

import static dev.sparring.gan.checkpoint.DamagedException.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of a checkpoint's files with their sizes and SHA-256 sums, sealed by a sum of its own: the file's last value is
 * the SHA-256 of the file with 64 zeros in that value's place.
 *
 * @param step completed steps
 * @param files what is said of each file, by its name
 */
record Manifest(long step, Map<String, Listed> files) {

    static final String NAME = "manifest.json";
    private static final String FORMAT = "sparring-checkpoint";
    private static final int VERSION = 1;
    private static final String ZEROS = "0".repeat(64);
    private static final int MOST_BYTES = 1 << 16;

    /**
     * A file as the manifest lists it.
     *
     * @param bytes its size
     * @param sha256 its sum, in 64 hexadecimal digits
     */
    record Listed(long bytes, String sha256) {

        /** What there is to say of a file. */
        static Listed of(Path file) throws IOException {
            MessageDigest digest = Sha256.digest();
            try (InputStream in = Files.newInputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
            }
            return new Listed(Files.size(file), Sha256.text(digest));
        }

        /** Refuses a file that is missing or of another size, without reading it. */
        void requireSize(Path file) throws IOException, DamagedException {
            require(DurableFiles.isFile(file), file.getFileName() + " is missing");
            require(Files.size(file) == bytes, file.getFileName() + " has another size");
        }

        /** Refuses content of another sum. */
        void requireSum(Path file, MessageDigest digest) throws DamagedException {
            require(Sha256.text(digest).equals(sha256), file.getFileName() + " was altered");
        }
    }

    /** The text of the manifest of files that have been written to a directory. */
    static String text(Path directory, long step, List<String> files) throws IOException {
        ObjectNode root = SafeTensors.JSON.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION).put("step", step);
        ObjectNode list = root.putObject("files");
        for (String name : files) {
            Listed listed = Listed.of(directory.resolve(name));
            list.putObject(name).put("bytes", listed.bytes()).put("sha256", listed.sha256());
        }
        root.put("sha256", ZEROS);
        String open = SafeTensors.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        return sealed(open);
    }

    private static String sealed(String open) {
        int at = open.lastIndexOf(ZEROS);
        return open.substring(0, at) + seal(open) + open.substring(at + 64);
    }

    private static String seal(String open) {
        MessageDigest digest = Sha256.digest();
        digest.update(open.getBytes(StandardCharsets.ISO_8859_1));
        return Sha256.text(digest);
    }

    /**
     * Reads a directory's manifest; of the files in it nothing is read.
     *
     * @param directory of a checkpoint
     * @param names of the files it must list
     * @return what it says
     * @throws DamagedException if it is missing, altered or incomplete
     * @throws SparringException.Checkpoint if it is sound and of a newer version
     * @throws IOException if it cannot be read
     */
    static Manifest read(Path directory, List<String> names)
            throws IOException, DamagedException, SparringException.Checkpoint {
        Path file = directory.resolve(NAME);
        require(DurableFiles.isFile(file), NAME + " is missing");
        require(Files.size(file) <= MOST_BYTES, NAME + " is too large");
        String text = new String(DurableFiles.read(file, MOST_BYTES), StandardCharsets.ISO_8859_1);
        JsonNode root = parse(text);
        require(FORMAT.equals(root.path("format").asText()), NAME + " is of another format");
        String seal = root.path("sha256").asText();
        int at = text.lastIndexOf(seal);
        require(seal.length() == 64 && at >= 0, NAME + " has no seal");
        require(seal(text.substring(0, at) + ZEROS + text.substring(at + 64)).equals(seal), NAME + " was altered");
        // After the seal, so that a flipped bit is never taken for a newer version.
        requireVersion(directory, root.path("version"));
        Map<String, Listed> files = new LinkedHashMap<>();
        for (String name : names) {
            JsonNode entry = root.path("files").path(name);
            require(entry.isObject(), NAME + " does not list " + name);
            files.put(
                    name,
                    new Listed(
                            entry.path("bytes").asLong(-1), entry.path("sha256").asText()));
        }
        return new Manifest(root.path("step").asLong(-1), files);
    }

    private static JsonNode parse(String text) throws DamagedException {
        try {
            return SafeTensors.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DamagedException(NAME + " is no JSON", e);
        }
    }

    private static void requireVersion(Path directory, JsonNode version)
            throws DamagedException, SparringException.Checkpoint {
        require(version.canConvertToLong() && version.asLong() >= VERSION, NAME + " is of no version");
        if (version.asLong() > VERSION) {
            throw new SparringException.Checkpoint(
                    "checkpoint " + directory.getFileName() + " was written by a newer Sparring, in version "
                            + version.asLong() + " of the format",
                    "use a newer Sparring; this one knows version " + VERSION);
        }
    }

    /** What the manifest says of one of the files that were asked for. */
    Listed listed(String name) {
        Listed listed = files.get(name);
        if (listed == null) {
            throw new IllegalArgumentException("the manifest was not asked for " + name);
        }
        return listed;
    }
}

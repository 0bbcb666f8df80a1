package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The list of a checkpoint's files with their sizes and SHA-256 sums, sealed by a sum of its own: the file's last value is
 * the SHA-256 of the file with 64 zeros in that value's place.
 */
final class Manifest {

    static final String NAME = "manifest.json";
    private static final String FORMAT = "sparring-checkpoint";
    private static final int VERSION = 1;
    private static final String ZEROS = "0".repeat(64);
    private static final int MOST_BYTES = 1 << 16;

    private Manifest() {}

    /** The manifest of files that have been written to a directory. */
    static String of(Path directory, long step, List<String> files) throws IOException {
        ObjectNode root = SafeTensors.JSON.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION).put("step", step);
        ObjectNode list = root.putObject("files");
        for (String name : files) {
            Path file = directory.resolve(name);
            list.putObject(name).put("bytes", Files.size(file)).put("sha256", sum(file));
        }
        root.put("sha256", ZEROS);
        String open = SafeTensors.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        String seal = HexFormat.of().formatHex(digest().digest(open.getBytes(StandardCharsets.UTF_8)));
        int at = open.lastIndexOf(ZEROS);
        return open.substring(0, at) + seal + open.substring(at + 64);
    }

    /** Checks a directory against its manifest and gives the step it is of. */
    static long verify(Path directory, List<String> files) throws IOException, SparringException.Checkpoint {
        Path file = directory.resolve(NAME);
        require(Files.isRegularFile(file), directory, NAME + " is missing");
        require(Files.size(file) <= MOST_BYTES, directory, NAME + " is too large");
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        JsonNode root;
        try {
            root = SafeTensors.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw damaged(directory, NAME + " is no JSON");
        }
        require(FORMAT.equals(root.path("format").asText()), directory, NAME + " is of another format");
        if (root.path("version").asInt() > VERSION) {
            throw new SparringException.Checkpoint(
                    "checkpoint " + directory.getFileName() + " is of format version "
                            + root.path("version").asInt(),
                    "use a newer Sparring; this one knows version " + VERSION);
        }
        String seal = root.path("sha256").asText();
        int at = text.lastIndexOf(seal);
        require(seal.length() == 64 && at >= 0, directory, NAME + " has no seal");
        String open = text.substring(0, at) + ZEROS + text.substring(at + 64);
        require(
                HexFormat.of()
                        .formatHex(digest().digest(open.getBytes(StandardCharsets.ISO_8859_1)))
                        .equals(seal),
                directory,
                NAME + " was altered");
        for (String name : files) {
            JsonNode entry = root.path("files").path(name);
            Path listed = directory.resolve(name);
            require(Files.isRegularFile(listed), directory, name + " is missing");
            require(Files.size(listed) == entry.path("bytes").asLong(-1), directory, name + " has another size");
            require(sum(listed).equals(entry.path("sha256").asText()), directory, name + " was altered");
        }
        return root.path("step").asLong(-1);
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void require(boolean holds, Path directory, String what) throws SparringException.Checkpoint {
        if (!holds) {
            throw damaged(directory, what);
        }
    }

    private static SparringException.Checkpoint damaged(Path directory, String what) {
        return new SparringException.Checkpoint(
                "checkpoint " + directory.getFileName() + " is damaged: " + what, "go on from an older one");
    }
}

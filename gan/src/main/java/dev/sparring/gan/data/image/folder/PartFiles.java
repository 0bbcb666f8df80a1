package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.data.image.decode.ImageDecoder;
import dev.sparring.gan.data.image.stream.PictureFiles;
import dev.sparring.gan.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pictures among the files of a part, and what tells them from others without a look into them. */
final class PartFiles {

    private PartFiles() {}

    /**
     * Finds the pictures: by their names, or else their first bytes.
     *
     * @param origin what they are from
     * @param part which files
     * @return empty if there is no picture
     */
    static Optional<PictureFiles> of(Path origin, ImageParts.Part part) {
        int[] chosen = IntStream.range(0, part.files().length)
                .filter(i -> ImageDecoder.isPicture(part.file(i)))
                .toArray();
        if (chosen.length == 0) {
            return Optional.empty();
        }
        FileListing listing = part.listing();
        int[] files = Arrays.stream(chosen).map(i -> part.files()[i]).toArray();
        LabelTable labels =
                LabelTable.of(Arrays.stream(chosen).map(i -> part.labels()[i]).toArray(), part.labelNames());
        MessageDigest fingerprint = Sha256.digest();
        MessageDigest cacheKey = Sha256.digest();
        cacheKey.update(listing.origin().getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < files.length; i++) {
            byte[] name = (listing.table().name(files[i]) + "\n").getBytes(StandardCharsets.UTF_8);
            long length = listing.table().length(files[i]);
            fingerprint.update(name);
            fingerprint.update(bytes(length, labels.labels()[i]));
            if (listing.hasSums()) {
                fingerprint.update(bytes(listing.table().stamp(files[i]), 0));
            }
            cacheKey.update(name);
            cacheKey.update(bytes(length, listing.table().stamp(files[i])));
        }
        labels.names()
                .forEach(name -> fingerprint.update((name.length() + ":" + name).getBytes(StandardCharsets.UTF_8)));
        return Optional.of(new PictureFiles(
                origin.toString(),
                files.length,
                index -> listing.file(files[index]),
                labels.labels(),
                labels.names(),
                part.warnings(),
                Sha256.text(fingerprint),
                Sha256.text(cacheKey)));
    }

    private static byte[] bytes(long one, long other) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(one).putLong(other).array();
    }
}

package dev.sparring.gan.data;

import dev.sparring.gan.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A short text that is another one for other training data: of what training sees, wherever the files lie and whatever they are
 * called.
 *
 * <p>It is the SHA-256 of the shape, the number of samples, the CRC-32C and the label of each in their order, and the labels'
 * names; of a source that reads files only when they are needed, what that tells of them. It tells data apart that changed by chance, not by intent.
 */
public final class DataFingerprint {

    /** Of an endless source, so many samples stand for all: they differ as soon as a parameter does. */
    private static final int ENDLESS = 256;

    private static final int NO_LABEL = -1;
    private static final String OF_FILES = "files:";

    private DataFingerprint() {}

    /**
     * Takes a fingerprint, on the thread that calls. Reads every sample of a finite source once: about 0.1 s for 5,000 colour
     * images of 32x32 in memory.
     *
     * @param source the data; an endless source must have been opened with the same seed for its fingerprint to be the same
     * @return 64 hexadecimal digits, or the same of files, see {@link #areComparable}
     */
    public static String of(DataSource source) {
        Optional<String> told = source.fingerprint();
        return told.isPresent() ? OF_FILES + told.get() : ofSamples(source);
    }

    /**
     * Whether two fingerprints can be held against each other: one of samples cannot be held against one that the source told.
     *
     * @param one as {@link #of} gave it
     * @param other as well
     * @return true if they are of one kind
     */
    public static boolean areComparable(String one, String other) {
        return one.startsWith(OF_FILES) == other.startsWith(OF_FILES);
    }

    private static String ofSamples(DataSource source) {
        MessageDigest digest = Sha256.digest();
        SampleShape shape = source.shape();
        long size = source.size().orElse(-1);
        digest.update(ByteBuffer.allocate(4 * Integer.BYTES + Long.BYTES)
                .putInt(1)
                .putInt(shape.channels())
                .putInt(shape.height())
                .putInt(shape.width())
                .putLong(size)
                .array());
        long count = size < 0 ? ENDLESS : size;
        float[] sample = new float[shape.length()];
        ByteBuffer bytes = ByteBuffer.allocate(sample.length * Float.BYTES);
        ByteBuffer entry = ByteBuffer.allocate(2 * Integer.BYTES);
        CRC32C sum = new CRC32C();
        for (long index = 0; index < count; index++) {
            source.read(index, sample, 0);
            bytes.asFloatBuffer().put(sample);
            sum.reset();
            sum.update(bytes.array());
            digest.update(entry.clear()
                    .putInt((int) sum.getValue())
                    .putInt(source.label(index).orElse(NO_LABEL))
                    .array());
        }
        source.labelNames()
                .forEach(name -> digest.update((name.length() + ":" + name).getBytes(StandardCharsets.UTF_8)));
        return Sha256.text(digest);
    }
}

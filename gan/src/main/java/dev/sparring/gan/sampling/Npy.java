package dev.sparring.gan.sampling;

import dev.sparring.gan.data.PointScale;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Samples as a NumPy file: 32-bit floats in C order (NumPy Enhancement Proposal 1, version 1). */
public final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /**
     * Encodes in memory.
     *
     * @param samples images, pixels in [-1, 1], or points
     * @param scale how the data was scaled for the networks, if it was
     * @return the file's bytes: {@code [count, channels, height, width]} or {@code [count, numbers]}, points in the data's own units
     */
    public static byte[] of(SampleBatch samples, Optional<PointScale> scale) {
        String shape = Arrays.stream(samples.shape().batch(samples.count()))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", "));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
        int before = MAGIC.length + Short.BYTES;
        int unpadded = before + header.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        float[] values = samples.values();
        ByteBuffer bytes = ByteBuffer.allocate(
                        Math.addExact(unpadded + padding, Math.multiplyExact(values.length, Float.BYTES)))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putShort((short) (header.length() + padding + 1));
        bytes.put((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
        int length = samples.shape().length();
        for (int i = 0; i < values.length; i++) {
            bytes.putFloat(scale.isPresent() ? scale.get().back(values[i], i % length) : values[i]);
        }
        return bytes.array();
    }
}

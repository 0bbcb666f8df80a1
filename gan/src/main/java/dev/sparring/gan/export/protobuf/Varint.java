package dev.sparring.gan.export.protobuf;

/** A whole number in seven bits a byte, the lowest first; the eighth bit says that another byte follows. */
final class Varint {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Varint() {}

    /** Bytes that a number takes, 1 to 10. */
    static int size(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + BITS - 1) / BITS);
    }

    static byte[] of(long value) {
        byte[] bytes = new byte[size(value)];
        long rest = value;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((rest & (MORE - 1)) | (i < bytes.length - 1 ? MORE : 0));
            rest >>>= BITS;
        }
        return bytes;
    }
}

package dev.sparring.gan.data.image.decode;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Which way up a camera held a picture: tag 0x0112 of TIFF 6.0, which lies in the EXIF part of JPEG (APP1), PNG (eXIf) and WebP (EXIF). Damaged
 * notes count as none.
 */
final class Orientation {

    /** As it lies in the file. */
    static final int UPRIGHT = 1;

    private static final int LAST = 8;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_PARTS = 1000;

    private static final int LITTLE_ENDIAN_MARK = 0x4949; // II

    private static final int JPEG_MARKER = 0xFF;
    private static final int JPEG_APP1 = 0xE1;
    private static final int JPEG_SCAN = 0xDA;
    private static final int EXIF_START = 0x45786966; // Exif
    private static final int PNG_EXIF = 0x65584966; // eXIf
    private static final int PNG_END = 0x49454E44; // IEND
    private static final int WEBP_EXIF = 0x45584946; // EXIF

    private final ImageInputStream in;

    private Orientation(ImageInputStream in) {
        this.in = in;
    }

    /**
     * Finds it.
     *
     * @param in the file; at its first byte again when this returns
     * @param format of the file
     * @return in [1, 8], as EXIF numbers them; 1 if nothing is noted
     * @throws IOException if the file cannot be read
     */
    static int of(ImageInputStream in, ImageFormat format) throws IOException {
        Orientation finder = new Orientation(in);
        try {
            return switch (format) {
                case JPEG -> finder.inJpeg();
                case PNG -> finder.inPng();
                case WEBP -> finder.inWebp();
                case TIFF -> finder.inTiff(0);
                default -> UPRIGHT;
            };
        } catch (EOFException e) {
            return UPRIGHT;
        } finally {
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            in.seek(0);
        }
    }

    private int inJpeg() throws IOException {
        long at = 2;
        for (int i = 0; i < MOST_PARTS; i++) {
            in.seek(at);
            if (in.readUnsignedByte() != JPEG_MARKER) {
                return UPRIGHT;
            }
            int marker = in.readUnsignedByte();
            if (marker == JPEG_SCAN) {
                return UPRIGHT;
            }
            int length = in.readUnsignedShort();
            if (marker == JPEG_APP1 && in.readInt() == EXIF_START) {
                return inTiff(at + 10);
            }
            at += 2 + Math.max(2, length);
        }
        return UPRIGHT;
    }

    private int inPng() throws IOException {
        long at = 8;
        for (int i = 0; i < MOST_PARTS; i++) {
            in.seek(at);
            long length = in.readUnsignedInt();
            int type = in.readInt();
            if (type == PNG_EXIF) {
                return inTiff(at + 8);
            }
            if (type == PNG_END) {
                return UPRIGHT;
            }
            at += 12 + length;
        }
        return UPRIGHT;
    }

    private int inWebp() throws IOException {
        long at = 12;
        for (int i = 0; i < MOST_PARTS; i++) {
            in.seek(at);
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            int type = in.readInt();
            in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
            long length = in.readUnsignedInt();
            if (type == WEBP_EXIF) {
                // Some programs write JPEG's six letters before it.
                in.setByteOrder(ByteOrder.BIG_ENDIAN);
                return inTiff(at + 8 + (in.readInt() == EXIF_START ? 6 : 0));
            }
            at += 8 + length + length % 2;
        }
        return UPRIGHT;
    }

    private int inTiff(long start) throws IOException {
        in.seek(start);
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        int order = in.readUnsignedShort();
        in.setByteOrder(order == LITTLE_ENDIAN_MARK ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        in.readUnsignedShort();
        in.seek(start + in.readUnsignedInt());
        int entries = Math.min(MOST_ENTRIES, in.readUnsignedShort());
        for (int i = 0; i < entries; i++) {
            int tag = in.readUnsignedShort();
            int type = in.readUnsignedShort();
            in.readInt();
            int value = in.readUnsignedShort();
            in.readUnsignedShort();
            if (tag == TAG) {
                return type == SHORT && value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}

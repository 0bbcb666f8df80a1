package dev.sparring.gan.export.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a PNG file says of itself in its first chunk (W3C PNG specification, 11.2.1).
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels 1 grey, 2 grey with opacity, 3 colours, 4 colours with opacity
 */
record PngHeader(int width, int height, int channels) {

    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int BYTES = 26;
    private static final int WIDTH_AT = 16;
    private static final int COLOURS_AT = 25;

    static PngHeader of(byte[] png) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        if (png.length < BYTES || bytes.getLong() != SIGNATURE) {
            throw new IOException("a picture of samples is no PNG file");
        }
        int channels =
                switch (bytes.get(COLOURS_AT)) {
                    case 0 -> 1;
                    case 4 -> 2;
                    case 6 -> 4;
                    // Colours as they are, or from a palette.
                    default -> 3;
                };
        return new PngHeader(bytes.getInt(WIDTH_AT), bytes.getInt(WIDTH_AT + Integer.BYTES), channels);
    }
}

package dev.sparring.gan.sampling.animation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Animated PNG (PNG, third edition, 2025): a PNG of the first frame whose further frames stand in chunks of their own. Each frame is
 * whole, so that no program has to put differences together.
 */
final class ApngWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int THOUSAND = 1000;

    private final PngChunks chunks;
    private final PngLines lines;
    private final int width;
    private final int height;
    /** Of the chunks that belong to frames, counted through the file. */
    private int sequence;

    private ApngWriter(PngChunks chunks, BufferedImage first) {
        this.chunks = chunks;
        this.width = first.getWidth();
        this.height = first.getHeight();
        this.lines = PngLines.as(first);
    }

    static void write(Frames frames, AnimationFormat.Timing timing, AnimationFormat.Progress progress, OutputStream out)
            throws IOException {
        BufferedImage frame = frames.frame(0);
        ApngWriter writer = new ApngWriter(new PngChunks(out), frame);
        out.write(SIGNATURE);
        writer.begin(frames.count());
        for (int i = 0; i < frames.count(); i++) {
            writer.add(i == 0 ? frame : frames.frame(i), timing.of(i, frames.count()));
            progress.at((i + 1.0) / frames.count());
        }
        writer.chunks.write("IEND", new byte[0]);
    }

    private void begin(int count) throws IOException {
        chunks.write(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) lines.colourType())
                        .array());
        int endless = 0;
        chunks.write(
                "acTL", ByteBuffer.allocate(8).putInt(count).putInt(endless).array());
    }

    private void add(BufferedImage frame, int millis) throws IOException {
        if (frame.getWidth() != width || frame.getHeight() != height) {
            throw new IllegalArgumentException("frames must be of one size, got " + width + "x" + height + " and "
                    + frame.getWidth() + "x" + frame.getHeight());
        }
        boolean first = sequence == 0;
        // Not moved, not disposed of, drawn over what was there: the last three zeros.
        chunks.write(
                "fcTL",
                ByteBuffer.allocate(26)
                        .putInt(sequence++)
                        .putInt(width)
                        .putInt(height)
                        .putInt(0)
                        .putInt(0)
                        .putShort((short) millis)
                        .putShort((short) THOUSAND)
                        .array());
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (OutputStream data = new DeflaterOutputStream(new FrameData(first), deflater, PngChunks.DATA)) {
            lines.write(frame, data);
        } finally {
            deflater.end();
        }
    }

    /** Cuts what a frame comes to into chunks; those of the first frame any PNG has. */
    private final class FrameData extends OutputStream {
        private final boolean first;

        FrameData(boolean first) {
            this.first = first;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (first) {
                chunks.write("IDAT", ByteBuffer.wrap(bytes, from, length));
            } else {
                ByteBuffer numbered = ByteBuffer.allocate(Integer.BYTES + length)
                        .putInt(sequence++)
                        .put(bytes, from, length)
                        .flip();
                chunks.write("fdAT", numbered);
            }
        }
    }
}

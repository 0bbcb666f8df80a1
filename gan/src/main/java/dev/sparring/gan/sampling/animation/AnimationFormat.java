package dev.sparring.gan.sampling.animation;

import dev.sparring.gan.file.DurableFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** What an animation can be written as. */
public enum AnimationFormat {
    /** 256 colours for all frames together; every program shows it. */
    GIF {
        @Override
        void write(Frames frames, Timing timing, Progress progress, OutputStream out) throws IOException {
            GifWriter.write(frames, timing, progress, out);
        }
    },
    /** All colours, lossless, larger; browsers show it, other programs its first frame. */
    APNG {
        @Override
        void write(Frames frames, Timing timing, Progress progress, OutputStream out) throws IOException {
            ApngWriter.write(frames, timing, progress, out);
        }
    };

    /** Is told how far the writing is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Some of the work is done.
         *
         * @param share of all, in [0, 1], never less than before
         * @throws InterruptedIOException to end the writing; the file is then as it was
         */
        void at(double share) throws InterruptedIOException;
    }

    /**
     * How long frames are shown.
     *
     * @param millis each but the last, in [20, 65535]; GIF rounds to hundredths of a second
     * @param lastMillis the last one, before the first comes again
     */
    public record Timing(int millis, int lastMillis) {
        private static final int MOST = 65_535;
        /** Programs show frames that ask for less at a tenth of a second. */
        private static final int LEAST = 20;

        /** Validates. */
        public Timing {
            if (millis < LEAST || millis > MOST || lastMillis < LEAST || lastMillis > MOST) {
                throw new IllegalArgumentException("millis and lastMillis must be in [" + LEAST + ", " + MOST
                        + "], got " + millis + " and " + lastMillis);
            }
        }

        int of(int frame, int count) {
            return frame == count - 1 ? lastMillis : millis;
        }
    }

    abstract void write(Frames frames, Timing timing, Progress progress, OutputStream out) throws IOException;

    /**
     * How a file's name ends.
     *
     * @return {@code gif} or {@code png}: an APNG is a PNG with more in it
     */
    public String ending() {
        return this == GIF ? "gif" : "png";
    }

    /**
     * Writes an animation that begins anew without end, under another name in the same folder, and moves it into place.
     *
     * @param frames its pictures
     * @param timing how long each is shown
     * @param progress is told how far it is; may end it
     * @param file where to; one that is there is replaced
     * @throws InterruptedIOException if it was ended
     * @throws IOException if a frame cannot be read, or the file not be written; it is then as it was
     */
    public void write(Frames frames, Timing timing, Progress progress, Path file) throws IOException {
        DurableFiles.replace(file, out -> write(frames, timing, progress, out));
    }
}

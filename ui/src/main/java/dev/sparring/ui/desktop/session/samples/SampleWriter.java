package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.sampling.Png;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import dev.sparring.gan.sampling.SheetLayout;
import dev.sparring.gan.sampling.animation.AnimationFormat;
import dev.sparring.gan.sampling.animation.Frames;
import dev.sparring.gan.sampling.animation.SavedFrames;
import dev.sparring.ui.desktop.text.Texts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes samples that are shown, and those of all steps, as files. Takes a while; not for the screen's thread. */
public final class SampleWriter {

    private static final int CHANNELS = 3;
    private static final int LAST_MILLIS = 1500;

    private SampleWriter() {}

    /**
     * Writes a picture.
     *
     * @param picture what it shows
     * @param progress may end it until the file is put in its place
     * @param file a PNG; one that is there is replaced
     * @throws SparringException.Storage if it cannot be written; it is then as it was
     * @throws InterruptedIOException if it was ended; the file is as it was
     */
    public static void picture(BufferedImage picture, AnimationFormat.Progress progress, Path file)
            throws SparringException.Storage, InterruptedIOException {
        try {
            DurableFiles.replace(file, out -> {
                out.write(Png.of(picture));
                progress.at(1);
            });
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, e);
        }
    }

    /**
     * Images as a sheet, laid out as a run lays out its own.
     *
     * @param tiles the images
     * @return the sheet; what is transparent stays so, and so do the gaps
     */
    public static BufferedImage sheet(SampleTiles tiles) {
        SheetLayout layout = new SheetLayout(
                new SampleShape(CHANNELS, tiles.height(), tiles.width()), tiles.columns(), tiles.rows());
        BufferedImage sheet = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_ARGB);
        int scale = layout.scale();
        for (int i = 0; i < tiles.count(); i++) {
            int[] tile = tiles.tile(i);
            for (int y = 0; y < tiles.height() * scale; y++) {
                for (int x = 0; x < tiles.width() * scale; x++) {
                    sheet.setRGB(layout.left(i) + x, layout.top(i) + y, tile[y / scale * tiles.width() + x / scale]);
                }
            }
        }
        return sheet;
    }

    /**
     * Writes all saved steps of a run in order as an animation.
     *
     * @param listing the run
     * @param format of the file
     * @param pace steps a second
     * @param progress is told how far it is; may end it
     * @param file where to; one that is there is replaced
     * @return what was written, in words
     * @throws SparringException.Storage if the pictures cannot be read or the file not be written; it is then as it was
     * @throws InterruptedIOException if it was ended
     */
    public static String growth(
            SampleListing listing, AnimationFormat format, int pace, AnimationFormat.Progress progress, Path file)
            throws SparringException, IOException {
        List<Path> pictures = listing.steps().stream()
                .map(step -> picture(step.file()))
                .filter(Files::exists)
                .toList();
        if (pictures.isEmpty()) {
            throw new SparringException.Configuration(
                    Texts.text("samples.export.no-pictures"), Texts.text("samples.export.no-pictures-reason"));
        }
        SavedFrames frames = readable(pictures);
        animation(frames, format, pace, progress, file);
        String steps = Texts.count("samples.export.steps", frames.count(), file);
        return frames.damaged() == 0 ? steps : Texts.count("samples.export.damaged", frames.damaged(), steps);
    }

    /** Beside each table of points of a plane is a picture. */
    private static Path picture(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.csv$", ".png"));
    }

    private static SavedFrames readable(List<Path> pictures) throws SparringException.Storage {
        try {
            return SavedFrames.of(pictures);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot read the saved samples", e);
        }
    }

    /**
     * Samples as pictures, drawn when they are asked for.
     *
     * @param moments samples of one kind
     * @param real points of the data, which frame samples that are points
     * @return a picture each
     */
    public static Frames frames(List<DrawnSamples> moments, float[] real) {
        return new Frames() {
            @Override
            public int count() {
                return moments.size();
            }

            @Override
            public BufferedImage frame(int index) {
                return picture(moments.get(index), real);
            }
        };
    }

    private static BufferedImage picture(DrawnSamples samples, float[] real) {
        if (samples instanceof SampleTiles tiles) {
            return sheet(tiles);
        }
        float[] points = ((SamplePoints) samples).points();
        SampleBatch batch = new SampleBatch(samples.step(), SampleShape.vector(2), samples.count(), points);
        return SampleGrid.plane(batch, real.length > 0 ? real : points);
    }

    /**
     * Writes pictures one after the other.
     *
     * @param frames they
     * @param format of the file
     * @param pace frames a second, in [1, 50]
     * @param progress is told how far it is; may end it
     * @param file where to; one that is there is replaced
     * @throws SparringException.Storage if it cannot be written; it is then as it was
     * @throws InterruptedIOException if it was ended
     */
    public static void animation(
            Frames frames, AnimationFormat format, int pace, AnimationFormat.Progress progress, Path file)
            throws SparringException.Storage, IOException {
        try {
            format.write(frames, new AnimationFormat.Timing(1000 / pace, LAST_MILLIS), progress, file);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, e);
        }
    }
}

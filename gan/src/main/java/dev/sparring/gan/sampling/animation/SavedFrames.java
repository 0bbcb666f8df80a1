package dev.sparring.gan.sampling.animation;

import dev.sparring.gan.sampling.Png;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Pictures on disk as frames: those of a run, one after the other, show how it learned. One that cannot be read leaves the one before it
 * standing, so that the time of the others stays right. A picture is held at a time. One thread.
 */
public final class SavedFrames implements Frames {

    private final List<Path> files;
    private final int width;
    private final int height;
    private final Set<Integer> damaged = new HashSet<>();

    private SavedFrames(List<Path> files, int width, int height) {
        this.files = files;
        this.width = width;
        this.height = height;
    }

    /**
     * Looks at the sizes of pictures; all frames are as wide and high as the largest.
     *
     * @param pictures PNG files in order
     * @return the frames, at least one
     * @throws IOException if none of them can be read
     */
    public static SavedFrames of(List<Path> pictures) throws IOException {
        int width = 0;
        int height = 0;
        Set<Integer> unreadable = new HashSet<>();
        for (int i = 0; i < pictures.size(); i++) {
            try {
                Dimension size = Png.size(pictures.get(i));
                width = Math.max(width, size.width);
                height = Math.max(height, size.height);
            } catch (IOException e) {
                unreadable.add(i);
            }
        }
        if (unreadable.size() == pictures.size()) {
            throw new IOException("none of " + pictures.size() + " pictures can be read");
        }
        SavedFrames frames = new SavedFrames(List.copyOf(pictures), width, height);
        frames.damaged.addAll(unreadable);
        return frames;
    }

    @Override
    public int count() {
        return files.size();
    }

    /** How many pictures of those that were asked for could not be read. */
    public int damaged() {
        return damaged.size();
    }

    @Override
    public BufferedImage frame(int index) throws IOException {
        // The ones before it, the nearest first; then, where there is none, the ones behind it.
        IntStream order = IntStream.concat(
                IntStream.rangeClosed(0, index).map(i -> index - i), IntStream.range(index + 1, files.size()));
        for (int candidate : order.filter(i -> !damaged.contains(i)).toArray()) {
            try {
                return fitted(Png.read(files.get(candidate)));
            } catch (IOException e) {
                damaged.add(candidate);
            }
        }
        throw new IOException("none of " + files.size() + " pictures can be read any more");
    }

    private BufferedImage fitted(BufferedImage picture) {
        if (picture.getWidth() == width && picture.getHeight() == height) {
            return picture;
        }
        BufferedImage frame = new BufferedImage(width, height, picture.getType());
        Graphics2D graphics = frame.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return frame;
    }
}

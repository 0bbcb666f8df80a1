package dev.sparring.gan.data.image;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Reads a directory of pictures; its sub-folders, if there are any, are the labels. */
public final class ImageFolder {

    private final Path directory;
    private final SampleShape shape;
    private final List<byte[]> pixels = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final Map<String, Integer> labelNames = new LinkedHashMap<>();
    private int unreadable;
    private String firstUnreadable = "";
    private @Nullable Exception firstReason;

    private ImageFolder(Path directory, SampleShape shape) {
        this.directory = directory;
        this.shape = shape;
    }

    /**
     * Loads all pictures below a directory: PNG, JPEG, GIF (first frame) and BMP, told by their content.
     *
     * <p>Each is cropped to its middle of the wanted proportions and resampled; transparency is laid on white; grey is Rec. 601 luma. A
     * picture's label is the sub-folder of the directory it lies in, at whatever depth; one directly in the directory has
     * none. The order is that of the names. Left out: what starts with a dot, what is no picture by content or name, and
     * links back into the directory. Decodes on as many threads as there are processors; returns when all is read.
     *
     * @param directory where the pictures are
     * @param shape of the images in the set: sides in [1, 4096], 1 channel (grey) or 3 (red, green, blue)
     * @param skipUnreadable whether to leave out pictures that cannot be decoded, have CMYK colours, or have more than 64
     *     million pixels
     * @return the set, of at least one image; it knows how many were left out
     * @throws SparringException.Data if there is no picture, one is unreadable and not to be left out, or memory is short
     * @throws IllegalArgumentException if the shape is another
     */
    public static ImageSet load(Path directory, SampleShape shape, boolean skipUnreadable)
            throws SparringException.Data {
        ImageSet.requireImages(shape);
        ImageFolder folder = new ImageFolder(directory, shape);
        ImageIO.setUseCache(false);
        folder.read(ImageFiles.under(directory));
        if (folder.unreadable > 0 && !skipUnreadable) {
            throw folder.someUnreadable();
        }
        return folder.toSet();
    }

    private void read(List<ImageFiles.Entry> files) throws SparringException.Data {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), ImageFolder::worker);
        try {
            List<Future<Optional<byte[]>>> pictures = workers.invokeAll(tasks(files));
            if (Thread.interrupted()) {
                throw new InterruptedException("while pictures were read");
            }
            for (int i = 0; i < files.size(); i++) {
                collect(files.get(i), pictures.get(i));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SparringException.Data("reading " + directory + " was interrupted", "start again", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "picture-decoder");
        thread.setDaemon(true);
        return thread;
    }

    private List<Callable<Optional<byte[]>>> tasks(List<ImageFiles.Entry> files) {
        ImageDecoder decoder = new ImageDecoder(shape);
        AtomicInteger decoded = new AtomicInteger();
        List<Callable<Optional<byte[]>>> tasks = new ArrayList<>(files.size());
        for (ImageFiles.Entry file : files) {
            tasks.add(() -> {
                ImageSet.requireMemory(directory, decoded.get() + 1L, shape);
                Optional<byte[]> picture = decoder.decode(file.path());
                if (picture.isPresent()) {
                    decoded.incrementAndGet();
                }
                return picture;
            });
        }
        return tasks;
    }

    private void collect(ImageFiles.Entry file, Future<Optional<byte[]>> picture)
            throws SparringException.Data, InterruptedException {
        try {
            Optional<byte[]> bytes = picture.get();
            if (bytes.isPresent()) {
                pixels.add(bytes.get());
                labels.add(label(file.folder()));
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SparringException.Data data) {
                throw data;
            }
            if (!(e.getCause() instanceof ImageDecoder.UnreadablePicture reason)) {
                throw new IllegalStateException("decoding " + file.path() + " failed", e);
            }
            if (unreadable == 0) {
                firstUnreadable = file.path() + " (" + reason.getMessage() + ")";
                firstReason = reason;
            }
            unreadable++;
        }
    }

    private int label(String folder) {
        return folder.isEmpty() ? -1 : labelNames.computeIfAbsent(folder, name -> labelNames.size());
    }

    private SparringException.Data someUnreadable() {
        return new SparringException.Data(
                unreadable + " of " + (unreadable + pixels.size()) + " pictures in " + directory
                        + " cannot be read, the first is " + firstUnreadable,
                "remove them or set data.skipUnreadable: true",
                firstReason);
    }

    private ImageSet toSet() throws SparringException.Data {
        if (pixels.isEmpty()) {
            throw new SparringException.Data(
                    "no pictures in " + directory
                            + (unreadable == 0 ? "" : " that can be read, the first is " + firstUnreadable),
                    "name a directory of PNG, JPEG, GIF or BMP pictures in data.path",
                    firstReason);
        }
        return ImageSet.labelled(
                        shape,
                        pixels.toArray(byte[][]::new),
                        labels.stream().mapToInt(Integer::intValue).toArray(),
                        List.copyOf(labelNames.keySet()))
                .withSkipped(unreadable);
    }
}

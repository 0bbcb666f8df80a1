package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.MirroredImages;
import dev.sparring.gan.data.image.decode.ImageDecoder;
import dev.sparring.gan.data.image.decode.UnreadableImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Decodes files into a set in memory, on as many threads as there are processors. */
final class ImageLoader {

    private static final int NO_LABEL = -1;

    private final Path origin;
    private final ImageOptions options;
    private final ImageParts.Part part;
    private final List<byte[]> pixels = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<OriginalSizes.Size> sizes = new ArrayList<>();
    private final List<Double> seen = new ArrayList<>();
    private final List<ReadingReport.LeftOut> unreadable = new ArrayList<>();
    private @Nullable Exception firstReason;

    private ImageLoader(Path origin, ImageOptions options, ImageParts.Part part) {
        this.origin = origin;
        this.options = options;
        this.part = part;
    }

    /**
     * Decodes files.
     *
     * @param origin what they are from, for messages
     * @param options what is made of them
     * @param part which files
     * @return the set, of at least one image
     * @throws SparringException.Data if there is no picture, one is unreadable and not to be left out, or memory is short
     */
    static DataSource load(Path origin, ImageOptions options, ImageParts.Part part) throws SparringException.Data {
        ImageLoader loader = new ImageLoader(origin, options, part);
        loader.read();
        if (!loader.unreadable.isEmpty() && !options.skipUnreadable()) {
            throw loader.someUnreadable();
        }
        return MirroredImages.of(loader.toSet(), options.flip());
    }

    private void read() throws SparringException.Data {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), ImageLoader::worker);
        try {
            List<Future<Optional<ImageDecoder.Decoded>>> pictures = workers.invokeAll(tasks());
            if (Thread.interrupted()) {
                throw new InterruptedException("while pictures were read");
            }
            for (int i = 0; i < pictures.size(); i++) {
                collect(part.files().get(i), pictures.get(i));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SparringException.Data("reading " + origin + " was interrupted", "start again", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "picture-decoder");
        thread.setDaemon(true);
        return thread;
    }

    private List<Callable<Optional<ImageDecoder.Decoded>>> tasks() {
        SampleShape shape = options.shape();
        ImageDecoder decoder = new ImageDecoder(shape, options.fit());
        AtomicLong decoded = new AtomicLong();
        List<Callable<Optional<ImageDecoder.Decoded>>> tasks = new ArrayList<>();
        for (ImageParts.Labelled file : part.files()) {
            tasks.add(() -> {
                ImageSet.requireMemory(origin, decoded.get() + 1, shape);
                Optional<ImageDecoder.Decoded> picture = decoder.decode(file.file());
                picture.ifPresent(read -> decoded.addAndGet(read.pixels().length / shape.length()));
                return picture;
            });
        }
        return tasks;
    }

    private void collect(ImageParts.Labelled file, Future<Optional<ImageDecoder.Decoded>> picture)
            throws SparringException.Data, InterruptedException {
        try {
            Optional<ImageDecoder.Decoded> decoded = picture.get();
            if (decoded.isPresent()) {
                ImageDecoder.Decoded image = decoded.get();
                SampleShape shape = options.shape();
                pixels.add(image.pixels());
                labels.add(file.label());
                sizes.add(new OriginalSizes.Size(image.height(), image.width()));
                seen.add(options.fit().seen(image.height(), image.width(), shape.height(), shape.width()));
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SparringException.Data data) {
                throw data;
            }
            if (!(e.getCause() instanceof UnreadableImage reason)) {
                throw new IllegalStateException("decoding " + file.file() + " failed", e);
            }
            if (unreadable.isEmpty()) {
                firstReason = reason;
            }
            unreadable.add(new ReadingReport.LeftOut(file.file().toString(), String.valueOf(reason.getMessage())));
        }
    }

    private String firstUnreadable() {
        return unreadable.get(0).file() + " (" + unreadable.get(0).reason() + ")";
    }

    private SparringException.Data someUnreadable() {
        return new SparringException.Data(
                unreadable.size() + " of " + (unreadable.size() + pixels.size()) + " pictures in " + origin
                        + " cannot be read, the first is " + firstUnreadable(),
                "remove them or set data.skipUnreadable: true",
                firstReason);
    }

    private ImageSet toSet() throws SparringException.Data {
        if (pixels.isEmpty()) {
            throw new SparringException.Data(
                    "no pictures in " + origin
                            + (unreadable.isEmpty() ? "" : " that can be read, the first is " + firstUnreadable()),
                    "name a directory or a .zip file of PNG, JPEG, WebP, TIFF, GIF or BMP pictures in data.path",
                    firstReason);
        }
        List<String> names = labelNames();
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        SampleShape shape = options.shape();
        OriginalSizes originals = OriginalSizes.of(sizes, seen, new OriginalSizes.Size(shape.height(), shape.width()));
        return ImageSet.labelled(
                        shape,
                        pixels.toArray(byte[][]::new),
                        labels.stream()
                                .mapToInt(label -> numbers.getOrDefault(label, NO_LABEL))
                                .toArray(),
                        names)
                .with(new ReadingReport(unreadable, part.warnings(), Optional.of(originals)));
    }

    private List<String> labelNames() {
        List<String> names =
                labels.stream().filter(label -> !label.isEmpty()).distinct().toList();
        return part.numbered()
                ? names.stream()
                        .sorted(Comparator.comparingInt(Integer::parseInt))
                        .toList()
                : names;
    }
}

package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.MirroredImages;
import dev.sparring.gan.data.image.UnreadablePictures;
import dev.sparring.gan.data.image.decode.DecoderThread;
import dev.sparring.gan.data.image.decode.ImageDecoder;
import dev.sparring.gan.data.image.decode.UnreadableImage;
import dev.sparring.gan.data.image.stream.CacheFolder;
import dev.sparring.gan.data.image.stream.PictureFiles;
import dev.sparring.gan.data.image.stream.StreamedImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Opens files as a source: in memory, all decoded on as many threads as there are processors, or on the disk. */
final class ImageLoader {

    private final Path origin;
    private final ImageOptions options;
    private final ImageParts.Part part;
    private final List<byte[]> pixels = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final OriginalSizes.Counter sizes;
    private final List<ReadingReport.LeftOut> unreadable = new ArrayList<>();
    private @Nullable Exception firstReason;

    private ImageLoader(Path origin, ImageOptions options, ImageParts.Part part) {
        this.origin = origin;
        this.options = options;
        this.part = part;
        this.sizes = options.sizes();
    }

    /**
     * Opens files.
     *
     * @param origin what they are from, for messages
     * @param options what is made of them
     * @param part which files; a source that is streamed goes on reading them
     * @return the set, of at least one image
     * @throws SparringException.Data if there is no picture, one is unreadable and not to be left out, or memory is short
     */
    static DataSource load(Path origin, ImageOptions options, ImageParts.Part part) throws SparringException.Data {
        if (part.isStreamed(options)) {
            Optional<PictureFiles> files = PartFiles.of(origin, part);
            if (files.isPresent()) {
                return MirroredImages.of(
                        StreamedImages.open(files.get(), options, CacheFolder.ofUser()), options.flip());
            }
        }
        ImageLoader loader = new ImageLoader(origin, options, part);
        loader.read();
        if (!loader.unreadable.isEmpty() && !options.skipUnreadable()) {
            throw UnreadablePictures.some(
                    loader.unreadable.size(),
                    loader.unreadable.size() + loader.pixels.size(),
                    origin,
                    loader.firstUnreadable(),
                    loader.firstReason);
        }
        return MirroredImages.of(loader.toSet(), options.flip());
    }

    private void read() throws SparringException.Data {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), DecoderThread::of);
        try {
            List<Future<Optional<ImageDecoder.Decoded>>> pictures = workers.invokeAll(tasks());
            if (Thread.interrupted()) {
                throw new InterruptedException("while pictures were read");
            }
            for (int i = 0; i < pictures.size(); i++) {
                collect(i, pictures.get(i));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SparringException.Data("reading " + origin + " was interrupted", "start again", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Callable<Optional<ImageDecoder.Decoded>>> tasks() {
        SampleShape shape = options.shape();
        ImageDecoder decoder = new ImageDecoder(shape, options.fit());
        AtomicLong decoded = new AtomicLong();
        List<Callable<Optional<ImageDecoder.Decoded>>> tasks = new ArrayList<>();
        for (int index : part.files()) {
            tasks.add(() -> {
                ImageSet.requireMemory(origin, decoded.get() + 1, shape);
                Optional<ImageDecoder.Decoded> picture =
                        decoder.decode(part.listing().file(index));
                picture.ifPresent(read -> decoded.addAndGet(read.pixels().length / shape.length()));
                return picture;
            });
        }
        return tasks;
    }

    private void collect(int index, Future<Optional<ImageDecoder.Decoded>> picture)
            throws SparringException.Data, InterruptedException {
        try {
            Optional<ImageDecoder.Decoded> decoded = picture.get();
            if (decoded.isPresent()) {
                ImageDecoder.Decoded image = decoded.get();
                pixels.add(image.pixels());
                labels.add(part.labels()[index]);
                sizes.add(new OriginalSizes.Size(image.height(), image.width()));
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SparringException.Data data) {
                throw data;
            }
            if (!(e.getCause() instanceof UnreadableImage reason)) {
                throw new IllegalStateException("decoding " + part.file(index) + " failed", e);
            }
            if (unreadable.isEmpty()) {
                firstReason = reason;
            }
            unreadable.add(new ReadingReport.LeftOut(part.file(index).toString(), String.valueOf(reason.getMessage())));
        }
    }

    private String firstUnreadable() {
        return unreadable.isEmpty()
                ? ""
                : unreadable.get(0).file() + " (" + unreadable.get(0).reason() + ")";
    }

    private ImageSet toSet() throws SparringException.Data {
        if (pixels.isEmpty()) {
            throw UnreadablePictures.none(origin, firstUnreadable(), firstReason);
        }
        LabelTable table =
                LabelTable.of(labels.stream().mapToInt(Integer::intValue).toArray(), part.labelNames());
        return ImageSet.labelled(options.shape(), pixels.toArray(byte[][]::new), table.labels(), table.names())
                .with(new ReadingReport(unreadable, part.warnings(), sizes.result()));
    }
}

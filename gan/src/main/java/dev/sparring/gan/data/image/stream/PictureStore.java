package dev.sparring.gan.data.image.stream;

import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.decode.ImageDecoder;
import dev.sparring.gan.data.image.decode.ImageDecoder.Decoded;
import dev.sparring.gan.data.image.decode.UnreadableImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pixels of pictures: from the cache, or else decoded, ahead of their use by threads of the store's own where that was told. Safe from any thread.
 */
final class PictureStore {

    private static final Logger LOG = LoggerFactory.getLogger(PictureStore.class);

    /** So many pictures are looked at to see whether they are deep. */
    private static final int PROBES = 8;

    private final PictureFiles files;
    private final ImageDecoder decoder;
    private final int length;
    private final Optional<PictureCache> cache;
    private final ThreadLocal<byte[]> scratch;
    private final Map<Integer, UnreadableImage> unreadable = new ConcurrentHashMap<>();
    private final ReadAhead<byte[]> ahead;
    private final LongAdder waited = new LongAdder();
    private volatile boolean writable = true;

    /**
     * Opens the cache, or goes on without.
     *
     * @param files of the pictures
     * @param options what is made of them
     * @param folder where decoded pictures are kept
     */
    PictureStore(PictureFiles files, ImageOptions options, CacheFolder folder) {
        this.files = files;
        this.decoder = new ImageDecoder(options.shape(), options.fit());
        this.length = options.shape().length();
        this.cache = open(options, folder);
        this.scratch = ThreadLocal.withInitial(() -> new byte[2 * length]);
        this.ahead = new ReadAhead<>(this::work, this::isKept);
    }

    private Optional<PictureCache> open(ImageOptions options, CacheFolder folder) {
        String key = String.join(
                "-",
                files.identity(),
                options.shape().height() + "x" + options.shape().width() + "x"
                        + options.shape().channels(),
                options.fit().name().toLowerCase(Locale.ROOT));
        try {
            return Optional.of(folder.open(key, files.count(), length, this::isDeep));
        } catch (IOException e) {
            LOG.warn(
                    "decoded pictures cannot be kept in {} ({}), so every picture is decoded each time it is read; set SPARRING_CACHE to a folder that can"
                            + " be written",
                    folder.path(),
                    ReadErrors.reason(e));
            return Optional.empty();
        }
    }

    private boolean isDeep() {
        int probes = Math.min(PROBES, files.count());
        boolean deep = false;
        for (int i = 0; i < probes; i++) {
            int picture = (int) ((long) i * files.count() / probes);
            try {
                deep |= decode(picture).pixels().length > length;
            } catch (UnreadableImage e) {
                // It is met again, and told, when it is read.
                unreadable.put(picture, e);
            }
        }
        return deep;
    }

    private Decoded decode(int picture) throws UnreadableImage {
        return decoder.decode(files.file().apply(picture))
                .orElseThrow(() -> new UnreadableImage("it is no picture any more"));
    }

    /** Whether there is room for all pictures on the disk. */
    boolean keepsAll() {
        return cache.isPresent() && cache.get().records() == files.count();
    }

    /** Says which pictures are read next, so that they are ready when they are. Returns at once. */
    void expect(int[] pictures) {
        ahead.expect(pictures);
    }

    /** How long readers have waited for pictures, all together. */
    Duration waited() {
        return Duration.ofNanos(waited.sum());
    }

    /** Takes the bytes of a picture. */
    interface Taker {
        /**
         * Takes them.
         *
         * @param pixels of which the first are the picture's; not to be kept
         * @param bytes how many
         */
        void take(byte[] pixels, int bytes);
    }

    /**
     * Gives a picture's pixels.
     *
     * @param picture which
     * @param taker for them
     * @throws UnreadableImage if it cannot be decoded
     */
    void read(int picture, Taker taker) throws UnreadableImage {
        byte[] bytes = scratch.get();
        int read = cache.isPresent() ? cache.get().read(picture, bytes) : 0;
        if (read > 0) {
            taker.take(bytes, read);
            return;
        }
        UnreadableImage known = unreadable.get(picture);
        if (known != null) {
            throw known;
        }
        long begun = System.nanoTime();
        try {
            byte[] pixels = ahead.take(picture);
            taker.take(pixels, pixels.length);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableImage reason) {
                throw reason;
            }
            throw new IllegalStateException("reading " + files.file().apply(picture) + " failed", e.getCause());
        } finally {
            waited.add(System.nanoTime() - begun);
        }
    }

    /** What there is to do for a picture that is read soon. */
    private Callable<byte[]> work(int picture) {
        return () -> decodeAndKeep(picture);
    }

    private boolean isKept(int picture) {
        if (cache.isPresent() && cache.get().holds(picture)) {
            cache.get().touch(picture);
            return true;
        }
        return unreadable.containsKey(picture);
    }

    private byte[] decodeAndKeep(int picture) throws UnreadableImage {
        try {
            Decoded decoded = decode(picture);
            keep(cache ->
                    cache.write(picture, decoded.pixels(), new OriginalSizes.Size(decoded.height(), decoded.width())));
            return decoded.pixels();
        } catch (UnreadableImage e) {
            unreadable.put(picture, e);
            keep(cache -> cache.writeUnreadable(picture));
            throw e;
        }
    }

    /** Writes to the cache. */
    private interface Writing {
        void to(PictureCache cache) throws IOException;
    }

    private void keep(Writing writing) {
        if (cache.isEmpty() || !writable) {
            return;
        }
        try {
            writing.to(cache.get());
        } catch (IOException e) {
            writable = false;
            LOG.warn(
                    "no more decoded pictures can be kept ({}), so those that are missing are decoded each time they are read",
                    ReadErrors.reason(e));
        }
    }

    /** Whether a picture was decoded, or could not be, now or by another run. */
    boolean isKnown(int picture) {
        return unreadable.containsKey(picture) || state(picture) != PictureCache.State.UNKNOWN;
    }

    /** Whether a picture is known not to be decodable. */
    boolean isUnreadable(int picture) {
        return unreadable.containsKey(picture) || state(picture) == PictureCache.State.UNREADABLE;
    }

    private PictureCache.State state(int picture) {
        return cache.map(kept -> kept.state(picture)).orElse(PictureCache.State.UNKNOWN);
    }

    /** The size of a picture in its file, if it was decoded. */
    Optional<OriginalSizes.Size> size(int picture) {
        return cache.flatMap(kept -> kept.size(picture));
    }

    /** Why a picture cannot be decoded. */
    UnreadableImage reason(int picture) {
        UnreadableImage known = unreadable.get(picture);
        if (known != null) {
            return known;
        }
        try {
            decodeAndKeep(picture);
            return new UnreadableImage("it could not be read before");
        } catch (UnreadableImage e) {
            return e;
        }
    }
}

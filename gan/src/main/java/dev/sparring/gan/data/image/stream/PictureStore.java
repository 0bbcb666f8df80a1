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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pixels of pictures: from the cache, or else decoded, ahead of their use by threads of the store's own where that was told. Safe from any thread.
 */
final class PictureStore {

    private static final Logger LOG = LoggerFactory.getLogger(PictureStore.class);

    /** Twice what a loader tells of in advance. */
    private static final int PENDING_BYTES = 1 << 27;

    private static final int LEAST_PENDING = 16;

    /** What is left to the disk for what matters more, such as checkpoints. */
    private static final long RESERVE = 1L << 31;

    /** Between two looks at what the disk has left. */
    private static final int WRITES = 256;

    private static final int MOST_TOLD = 10;

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
    private final AtomicInteger writes = new AtomicInteger();
    private final boolean leavesOut;
    private String problem = "";
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
        this.leavesOut = options.skipUnreadable();
        this.cache = open(options, folder);
        this.scratch = ThreadLocal.withInitial(() -> new byte[2 * length]);
        this.ahead = new ReadAhead<>(this::work, this::isKept, Math.max(LEAST_PENDING, PENDING_BYTES / length));
    }

    private Optional<PictureCache> open(ImageOptions options, CacheFolder folder) {
        String key = String.join(
                "-",
                files.cacheKey(),
                options.shape().height() + "x" + options.shape().width() + "x"
                        + options.shape().channels(),
                options.fit().name().toLowerCase(Locale.ROOT));
        try {
            return Optional.of(folder.open(key, files.count(), length, this::isDeep));
        } catch (IOException e) {
            LOG.debug("no cache", e);
            problem = "decoded pictures cannot be kept in " + folder.path() + " (" + ReadErrors.reason(e)
                    + "), so each is decoded every time it is read; set SPARRING_CACHE to a folder with room that can be written";
            return Optional.empty();
        }
    }

    /** Looks again at pictures that could not be read at another time. */
    void recheck() {
        for (int picture = 0; picture < files.count() && cache.isPresent(); picture++) {
            if (cache.get().state(picture) == PictureCache.State.UNREADABLE && !unreadable.containsKey(picture)) {
                try {
                    decodeAndKeep(picture);
                } catch (UnreadableImage e) {
                    LOG.debug("still unreadable", e);
                }
            }
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

    /** What a person should know of how pictures are kept; empty if all is well. */
    String problem() {
        if (cache.isPresent() && cache.get().records() < files.count()) {
            return String.format(
                    Locale.ROOT,
                    "there is room on the disk for %,d decoded pictures of %,d, so the others are decoded every time they are read; SPARRING_CACHE_GB allows more",
                    cache.get().records(),
                    files.count());
        }
        return problem;
    }

    /** Says which pictures are read next, so that they are ready when they are. Returns at once. */
    void expect(int[] pictures) {
        cache.ifPresent(PictureCache::stayInUse);
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
            if (unreadable.put(picture, e) == null && leavesOut && unreadable.size() <= MOST_TOLD) {
                LOG.warn(
                        "{} is left out: {}{}",
                        files.file().apply(picture),
                        e.getMessage(),
                        unreadable.size() == MOST_TOLD ? "; more are not told" : "");
            }
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
            if (writes.getAndIncrement() % WRITES == 0 && cache.get().usableSpace() < RESERVE) {
                throw new IOException("the disk is nearly full");
            }
            writing.to(cache.get());
        } catch (IOException e) {
            writable = false;
            LOG.warn(
                    "no more decoded pictures can be kept ({}), so those that are missing are decoded every time they are read",
                    ReadErrors.reason(e));
        }
    }

    /** Whether a picture was decoded, now or by another run, or could not be. */
    boolean isKnown(int picture) {
        return unreadable.containsKey(picture) || size(picture).isPresent();
    }

    /** Whether a picture could not be decoded since this was opened. */
    boolean isUnreadable(int picture) {
        return unreadable.containsKey(picture);
    }

    /** The size of a picture in its file, if it was decoded. */
    Optional<OriginalSizes.Size> size(int picture) {
        return cache.flatMap(kept -> kept.size(picture));
    }

    /** Why a picture could not be decoded; of one that could, nothing. */
    String reason(int picture) {
        UnreadableImage known = unreadable.get(picture);
        return known == null ? "" : String.valueOf(known.getMessage());
    }
}

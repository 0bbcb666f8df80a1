package dev.sparring.gan.data.image.stream;

import dev.sparring.gan.data.OriginalSizes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;

/**
 * Decoded pictures in one file, each in a place of its own, written once and mapped into memory for reading. Safe from any thread and for several
 * processes at once, which write the same: a picture counts as there only if its checksum is right.
 *
 * <p>The file: 4,096 bytes that say what it is; an entry of 16 bytes a picture (CRC-32C of what follows and of the pixels, height and width in its
 * file, {@link State}); from the next multiple of 4,096 on the pixels, a record of the same length each, for as many of the first pictures as it was given
 * room for. What was never written takes no room on most disks. The file stays open until nobody refers to this object.
 */
final class PictureCache {

    private static final byte[] MAGIC = "sparring pictures 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PAGE = 4096;
    private static final int ENTRY = 16;
    private static final int LARGEST_SEGMENT = 1 << 30;
    private static final long USE_NANOS = 600_000_000_000L;

    /** How a picture is known. */
    enum State {
        /** It was not decoded yet. */
        UNKNOWN(0),
        /** Decoded, a byte a number; if there is no room for its pixels, only its size is known. */
        BYTES(1),
        /** Decoded, two bytes a number; as above. */
        DEEP(2),
        /** It cannot be decoded. */
        UNREADABLE(3);

        private final int code;

        State(int code) {
            this.code = code;
        }

        static State of(int code) {
            return switch (code) {
                case 1 -> BYTES;
                case 2 -> DEEP;
                case 3 -> UNREADABLE;
                default -> UNKNOWN;
            };
        }
    }

    /** What stands about a picture beside its checksum. */
    private record Entry(int height, int width, State state) {

        /** The checksum with a picture's bytes. */
        int sum(byte[] pixels, int bytes) {
            CRC32C sum = new CRC32C();
            sum.update(ByteBuffer.allocate(3 * Integer.BYTES)
                    .putInt(height)
                    .putInt(width)
                    .putInt(state.code)
                    .flip());
            sum.update(pixels, 0, bytes);
            return (int) sum.getValue();
        }
    }

    private final Path path;
    private final RandomAccessFile file;
    private final int length;
    private final int record;
    private final int records;
    private final int perSegment;
    private final long firstRecord;
    private final MappedByteBuffer entries;
    private final MappedByteBuffer[] segments;
    private volatile long usedAt = System.nanoTime();

    private PictureCache(Path path, RandomAccessFile file, Header header, int segment) throws IOException {
        this.path = path;
        this.file = file;
        this.length = header.length;
        this.record = header.record();
        this.records = header.records;
        this.perSegment = Math.max(1, segment / record);
        this.firstRecord = header.firstRecord();
        FileChannel channel = file.getChannel();
        this.entries = channel.map(FileChannel.MapMode.READ_ONLY, PAGE, (long) ENTRY * header.pictures);
        this.segments = new MappedByteBuffer[(records + perSegment - 1) / perSegment];
        for (int i = 0; i < segments.length; i++) {
            int held = Math.min(perSegment, records - i * perSegment);
            segments[i] = channel.map(
                    FileChannel.MapMode.READ_ONLY, firstRecord + (long) i * perSegment * record, (long) held * record);
        }
    }

    /** Says that a file is there and is no cache of these pictures. */
    static final class OtherFileException extends IOException {
        private static final long serialVersionUID = 1L;

        OtherFileException(String reason) {
            super(reason);
        }
    }

    /**
     * Opens a file, or makes it.
     *
     * @param path where
     * @param pictures how many there are
     * @param length numbers of a picture, which are bytes unless it is deep
     * @param deep says whether to make room for two bytes a number, where the file is made
     * @param room bytes it may have, where it is made
     * @return the cache
     * @throws OtherFileException if the file is there and is another one
     * @throws IOException if it cannot be opened, or there is not even room for its entries
     */
    static PictureCache open(Path path, int pictures, int length, BooleanSupplier deep, long room) throws IOException {
        return open(path, pictures, length, deep, room, LARGEST_SEGMENT);
    }

    /** The same, mapped in parts of a size. */
    static PictureCache open(Path path, int pictures, int length, BooleanSupplier deep, long room, int segment)
            throws IOException {
        if (!Files.exists(path)) {
            make(path, Header.of(pictures, length, deep.getAsBoolean(), room));
        }
        // Not by a channel, which an interrupt of the thread that writes would close.
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        boolean opened = false;
        try {
            Header header = Header.read(file);
            if (header.pictures != pictures || header.length != length || file.length() < header.bytes()) {
                throw new OtherFileException("it is of other pictures");
            }
            PictureCache cache = new PictureCache(path, file, header, segment);
            opened = true;
            return cache;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static void make(Path path, Header header) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE)) {
            // The first page last: a file that was not made to its end is none.
            channel.write(ByteBuffer.allocate(1), header.bytes() - 1);
            channel.write(header.page(), 0);
        }
    }

    /**
     * Bytes of a file with room for all.
     *
     * @param pictures how many
     * @param length numbers of each
     * @param deep whether they have two bytes a number
     * @return the length of the file
     */
    static long bytes(int pictures, int length, boolean deep) {
        return new Header(pictures, length, deep, pictures).bytes();
    }

    /** What the first page says. */
    private record Header(int pictures, int length, boolean deep, int records) {

        private static final int BYTES = MAGIC.length + 4 * Integer.BYTES;

        static Header of(int pictures, int length, boolean deep, long room) throws IOException {
            Header none = new Header(pictures, length, deep, 0);
            long left = room - none.bytes();
            if (left < 0) {
                throw new IOException("there is no room on the disk");
            }
            return new Header(pictures, length, deep, (int) Math.min(pictures, left / none.record()));
        }

        static Header read(RandomAccessFile file) throws IOException {
            byte[] bytes = new byte[BYTES];
            if (file.length() < BYTES) {
                throw new OtherFileException("it is no file of decoded pictures");
            }
            file.seek(0);
            file.readFully(bytes);
            if (Arrays.mismatch(bytes, MAGIC) != MAGIC.length) {
                throw new OtherFileException("it is no file of decoded pictures");
            }
            ByteBuffer page = ByteBuffer.wrap(bytes).position(MAGIC.length);
            Header header = new Header(page.getInt(), page.getInt(), page.getInt() == 1, page.getInt());
            if (header.pictures < 1 || header.length < 1 || header.records < 0 || header.records > header.pictures) {
                throw new OtherFileException("it is damaged");
            }
            return header;
        }

        ByteBuffer page() {
            return ByteBuffer.allocate(BYTES)
                    .put(MAGIC)
                    .putInt(pictures)
                    .putInt(length)
                    .putInt(deep ? 1 : 0)
                    .putInt(records)
                    .flip();
        }

        int record() {
            return deep ? 2 * length : length;
        }

        long firstRecord() {
            long end = PAGE + (long) ENTRY * pictures;
            return (end + PAGE - 1) / PAGE * PAGE;
        }

        long bytes() {
            return firstRecord() + (long) records * record();
        }
    }

    /** For how many pictures, the first ones, there is room. */
    int records() {
        return records;
    }

    /** What is known of a picture. */
    State state(int picture) {
        return State.of(entries.getInt(picture * ENTRY + 3 * Integer.BYTES));
    }

    private Entry entry(int picture) {
        int at = picture * ENTRY;
        return new Entry(entries.getInt(at + Integer.BYTES), entries.getInt(at + 2 * Integer.BYTES), state(picture));
    }

    /** The size a picture has in its file. */
    Optional<OriginalSizes.Size> size(int picture) {
        Entry entry = entry(picture);
        return switch (entry.state) {
            case BYTES, DEEP ->
                Optional.of(new OriginalSizes.Size(Math.max(1, entry.height), Math.max(1, entry.width)));
            case UNKNOWN, UNREADABLE -> Optional.empty();
        };
    }

    /** Whether a picture's pixels are here, as far as its entry tells. */
    boolean holds(int picture) {
        return picture < records && bytes(state(picture)) <= record;
    }

    /** Bytes of a picture in a state; more than there can be where it has none. */
    private int bytes(State state) {
        return switch (state) {
            case BYTES -> length;
            case DEEP -> 2 * length;
            case UNKNOWN, UNREADABLE -> Integer.MAX_VALUE;
        };
    }

    /**
     * Reads a picture.
     *
     * @param picture which
     * @param target for its bytes
     * @return how many; 0 if it is not here, or not whole
     */
    int read(int picture, byte[] target) {
        if (!holds(picture)) {
            return 0;
        }
        Entry entry = entry(picture);
        int bytes = bytes(entry.state);
        segments[picture / perSegment].get(picture % perSegment * record, target, 0, bytes);
        return entry.sum(target, bytes) == entries.getInt(picture * ENTRY) ? bytes : 0;
    }

    /** Lets a picture's pixels be read from the disk, if they are here and not in memory. */
    void touch(int picture) {
        if (holds(picture)) {
            MappedByteBuffer segment = segments[picture / perSegment];
            int start = picture % perSegment * record;
            for (int at = start; at < start + record; at += PAGE) {
                segment.get(at);
            }
        }
    }

    /**
     * Keeps a picture, if there is room for it.
     *
     * @param picture which
     * @param pixels as they were decoded
     * @param size in its file
     * @throws IOException if the disk cannot take it
     */
    void write(int picture, byte[] pixels, OriginalSizes.Size size) throws IOException {
        if (picture < records && pixels.length <= record) {
            put(pixels, firstRecord + (long) picture * record);
        }
        State state = pixels.length == length ? State.BYTES : State.DEEP;
        put(picture, new Entry(size.height(), size.width(), state), pixels);
    }

    /** Notes that a picture cannot be decoded. */
    void writeUnreadable(int picture) throws IOException {
        put(picture, new Entry(0, 0, State.UNREADABLE), new byte[0]);
    }

    private void put(int picture, Entry entry, byte[] pixels) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(ENTRY)
                .putInt(entry.sum(pixels, pixels.length))
                .putInt(entry.height)
                .putInt(entry.width)
                .putInt(entry.state.code);
        put(bytes.array(), PAGE + (long) picture * ENTRY);
    }

    private void put(byte[] bytes, long position) throws IOException {
        synchronized (file) {
            file.seek(position);
            file.write(bytes);
        }
    }

    /** Lets the file look used, now and then, so that it is not the one that gives way. */
    void stayInUse() {
        long now = System.nanoTime();
        if (now - usedAt > USE_NANOS) {
            usedAt = now;
            // Where that is not possible it gives way sooner, and can be made again.
            path.toFile().setLastModified(System.currentTimeMillis());
        }
    }

    /** Bytes that the disk has left. */
    long usableSpace() {
        return path.toFile().getUsableSpace();
    }
}

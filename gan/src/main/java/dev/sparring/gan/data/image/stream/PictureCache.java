package dev.sparring.gan.data.image.stream;

import dev.sparring.gan.data.OriginalSizes;
import java.io.IOException;
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

    private final FileChannel channel;
    private final int length;
    private final int record;
    private final int records;
    private final int perSegment;
    private final long firstRecord;
    private final MappedByteBuffer entries;
    private final MappedByteBuffer[] segments;

    private PictureCache(FileChannel channel, Header header) throws IOException {
        this.channel = channel;
        this.length = header.length;
        this.record = header.record();
        this.records = header.records;
        int pictures = header.pictures;
        this.perSegment = Math.max(1, LARGEST_SEGMENT / record);
        this.firstRecord = header.firstRecord();
        this.entries = channel.map(FileChannel.MapMode.READ_ONLY, PAGE, (long) ENTRY * pictures);
        this.segments = new MappedByteBuffer[(records + perSegment - 1) / perSegment];
        for (int i = 0; i < segments.length; i++) {
            int held = Math.min(perSegment, records - i * perSegment);
            segments[i] = channel.map(
                    FileChannel.MapMode.READ_ONLY, firstRecord + (long) i * perSegment * record, (long) held * record);
        }
    }

    /**
     * Opens a file, or makes it.
     *
     * @param file where
     * @param pictures how many there are
     * @param length numbers of a picture, which are bytes unless it is deep
     * @param deep says whether to make room for two bytes a number, where the file is made
     * @param room bytes it may have, where it is made
     * @return the cache
     * @throws IOException if it cannot be opened or is of other pictures, or there is not even room for its entries
     */
    static PictureCache open(Path file, int pictures, int length, BooleanSupplier deep, long room) throws IOException {
        FileChannel channel = Files.exists(file)
                ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.SPARSE);
        boolean opened = false;
        try {
            Header header;
            if (channel.size() == 0) {
                header = Header.of(pictures, length, deep.getAsBoolean(), room);
                // The first page last: a file that was not made to its end is none.
                channel.write(ByteBuffer.allocate(1), header.bytes() - 1);
                header.write(channel);
            } else {
                header = Header.read(channel);
            }
            if (header.pictures != pictures || header.length != length || channel.size() < header.bytes()) {
                throw new IOException("it is of other pictures");
            }
            PictureCache cache = new PictureCache(channel, header);
            opened = true;
            return cache;
        } finally {
            if (!opened) {
                channel.close();
            }
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

        static Header read(FileChannel channel) throws IOException {
            ByteBuffer page = ByteBuffer.allocate(BYTES);
            channel.read(page, 0);
            if (page.hasRemaining() || Arrays.mismatch(page.array(), MAGIC) != MAGIC.length) {
                throw new IOException("it is no file of decoded pictures");
            }
            page.position(MAGIC.length);
            Header header = new Header(page.getInt(), page.getInt(), page.getInt() == 1, page.getInt());
            if (header.pictures < 1 || header.length < 1 || header.records < 0 || header.records > header.pictures) {
                throw new IOException("it is damaged");
            }
            return header;
        }

        void write(FileChannel channel) throws IOException {
            ByteBuffer page = ByteBuffer.allocate(BYTES);
            page.put(MAGIC).putInt(pictures).putInt(length).putInt(deep ? 1 : 0).putInt(records);
            channel.write(page.flip(), 0);
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
            case BYTES, DEEP -> Optional.of(new OriginalSizes.Size(entry.height, entry.width));
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
            put(ByteBuffer.wrap(pixels), firstRecord + (long) picture * record);
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
        put(bytes.flip(), PAGE + (long) picture * ENTRY);
    }

    private void put(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}

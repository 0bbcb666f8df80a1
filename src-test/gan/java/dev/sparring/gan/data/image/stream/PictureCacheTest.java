package dev.sparring.gan.data.image.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.data.OriginalSizes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheTest {

    private static final int PICTURES = 1000;
    private static final int LENGTH = 12;
    private static final long ROOM = 1 << 20;
    private static final OriginalSizes.Size SIZE = new OriginalSizes.Size(480, 640);

    private Path file;

    PictureCacheTest(@TempDir Path directory) {
        this.file = directory.resolve("some.pictures");
    }

    private PictureCache opened(boolean deep, long room) throws IOException {
        return PictureCache.open(file, PICTURES, LENGTH, () -> deep, room);
    }

    private static byte[] picture(int number, int bytes) {
        byte[] pixels = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            pixels[i] = (byte) (number * 31 + i);
        }
        return pixels;
    }

    private static byte[] read(PictureCache cache, int picture, int bytes) {
        byte[] target = new byte[2 * LENGTH];
        assertThat(cache.read(picture, target)).isEqualTo(bytes);
        return java.util.Arrays.copyOf(target, bytes);
    }

    @Test
    void whatWasWrittenIsReadByThisAndTheNextOne() throws IOException {
        PictureCache cache = opened(false, ROOM);
        for (int i = 0; i < PICTURES; i += 3) {
            cache.write(i, picture(i, LENGTH), SIZE);
        }
        cache.writeUnreadable(1);
        for (PictureCache each : new PictureCache[] {cache, opened(true, 0)}) {
            assertThat(read(each, 999, LENGTH)).isEqualTo(picture(999, LENGTH));
            assertThat(read(each, 0, LENGTH)).isEqualTo(picture(0, LENGTH));
            assertThat(each.size(0)).hasValue(SIZE);
            assertThat(each.holds(2)).isFalse();
            assertThat(each.state(2)).isEqualTo(PictureCache.State.UNKNOWN);
            assertThat(each.size(2)).isEmpty();
            assertThat(each.read(2, new byte[LENGTH])).isZero();
            assertThat(each.state(1)).isEqualTo(PictureCache.State.UNREADABLE);
            assertThat(each.holds(1)).isFalse();
        }
    }

    @Test
    void bothDepthsAreKeptWhereThereIsRoomForBoth() throws IOException {
        PictureCache cache = opened(true, ROOM);
        cache.write(4, picture(4, LENGTH), SIZE);
        cache.write(5, picture(5, 2 * LENGTH), SIZE);
        assertThat(read(cache, 4, LENGTH)).isEqualTo(picture(4, LENGTH));
        assertThat(read(cache, 5, 2 * LENGTH)).isEqualTo(picture(5, 2 * LENGTH));
    }

    @Test
    void aDeepPictureIsNotKeptWhereThereIsRoomForBytesOnly() throws IOException {
        PictureCache cache = opened(false, ROOM);
        cache.write(5, picture(5, 2 * LENGTH), SIZE);
        assertThat(cache.holds(5)).isFalse();
        assertThat(cache.read(5, new byte[2 * LENGTH])).isZero();
        assertThat(cache.size(5)).hasValue(SIZE);
    }

    @Test
    void thereIsRoomForTheFirstOnes() throws IOException {
        long entries = 4096 + (16 * PICTURES + 4095) / 4096 * 4096;
        PictureCache cache = opened(false, entries + 10 * LENGTH + 5);
        assertThat(cache.records()).isEqualTo(10);
        cache.write(9, picture(9, LENGTH), SIZE);
        cache.write(10, picture(10, LENGTH), SIZE);
        assertThat(cache.holds(9)).isTrue();
        assertThat(cache.holds(10)).isFalse();
        assertThat(cache.size(10)).hasValue(SIZE);
        assertThat(Files.size(file)).isEqualTo(entries + 10 * LENGTH);
    }

    @Test
    void aPictureThatIsNotWholeIsNotThere() throws IOException {
        PictureCache cache = opened(false, ROOM);
        cache.write(3, picture(3, LENGTH), SIZE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {99}), Files.size(file) - (long) (PICTURES - 3) * LENGTH + 7);
        }
        assertThat(cache.holds(3)).isTrue();
        assertThat(cache.read(3, new byte[LENGTH])).isZero();
        cache.write(3, picture(3, LENGTH), SIZE);
        assertThat(read(cache, 3, LENGTH)).isEqualTo(picture(3, LENGTH));
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        opened(false, ROOM).write(0, picture(0, LENGTH), SIZE);
        assertThatThrownBy(() -> PictureCache.open(file, PICTURES + 1, LENGTH, () -> false, 0))
                .isInstanceOf(IOException.class)
                .hasMessage("it is of other pictures");
        assertThatThrownBy(() -> PictureCache.open(file, PICTURES, 2 * LENGTH, () -> false, 0))
                .isInstanceOf(IOException.class)
                .hasMessage("it is of other pictures");
        file = file.resolveSibling("text.pictures");
        Files.writeString(file, "something else that is no cache and long enough to be one");
        assertThatThrownBy(() -> opened(false, ROOM))
                .isInstanceOf(PictureCache.OtherFileException.class)
                .hasMessage("it is no file of decoded pictures");
    }

    @Test
    void withoutRoomForTheEntriesThereIsNoFile() {
        assertThatThrownBy(() -> opened(false, 5000))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no room on the disk");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileIsMappedInParts() throws IOException {
        PictureCache cache = PictureCache.open(file, PICTURES, LENGTH, () -> false, ROOM, 7 * LENGTH + 5);
        for (int i = 0; i < PICTURES; i++) {
            cache.write(i, picture(i, LENGTH), SIZE);
        }
        for (int i = 0; i < PICTURES; i++) {
            assertThat(read(cache, i, LENGTH)).isEqualTo(picture(i, LENGTH));
            cache.touch(i);
        }
    }

    @Test
    void twoThatHaveOneFileOpenReadWhatTheOtherWrites() throws IOException {
        PictureCache one = opened(false, ROOM);
        PictureCache other = opened(false, ROOM);
        one.write(3, picture(3, LENGTH), SIZE);
        other.write(4, picture(4, LENGTH), SIZE);
        assertThat(read(other, 3, LENGTH)).isEqualTo(picture(3, LENGTH));
        assertThat(read(one, 4, LENGTH)).isEqualTo(picture(4, LENGTH));
    }

    @Test
    void anInterruptDoesNotEndWriting() throws IOException {
        PictureCache cache = opened(false, ROOM);
        Thread.currentThread().interrupt();
        cache.write(3, picture(3, LENGTH), SIZE);
        assertThat(Thread.interrupted()).isTrue();
        cache.write(4, picture(4, LENGTH), SIZE);
        assertThat(read(cache, 4, LENGTH)).isEqualTo(picture(4, LENGTH));
    }
}

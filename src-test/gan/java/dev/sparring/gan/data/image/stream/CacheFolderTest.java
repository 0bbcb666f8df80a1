package dev.sparring.gan.data.image.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.data.OriginalSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    private static final int PICTURES = 100;
    private static final int LENGTH = 1000;

    /** A page that tells, one of entries, and the pixels. */
    private static final long BYTES = 2 * 4096 + PICTURES * LENGTH;

    private static final Instant THEN = Instant.parse("2024-01-01T00:00:00Z");

    private final Path path;

    CacheFolderTest(@TempDir Path directory) {
        this.path = directory.resolve("below/cache");
    }

    private PictureCache opened(long most, String key) throws IOException {
        return new CacheFolder(path, most).open(key, PICTURES, LENGTH, () -> false);
    }

    private void usedAt(String key, int seconds) throws IOException {
        Files.setLastModifiedTime(path.resolve(key + ".pictures"), FileTime.from(THEN.plusSeconds(seconds)));
    }

    @Test
    void twoSourcesOfTheSamePicturesShareThem() throws IOException {
        PictureCache cache = opened(1 << 20, "one");
        assertThat(opened(1 << 20, "one")).isSameAs(cache);
        assertThat(opened(1 << 20, "other")).isNotSameAs(cache);
    }

    @Test
    void whatWasNotUsedForLongestGivesWay() throws IOException {
        opened(2 * BYTES, "old");
        opened(2 * BYTES, "older");
        CacheFolder.forgetOpened();
        usedAt("old", 2);
        usedAt("older", 1);
        assertThat(opened(2 * BYTES, "new").records()).isEqualTo(PICTURES);
        assertThat(path.resolve("old.pictures")).exists();
        assertThat(path.resolve("older.pictures")).doesNotExist();
        assertThat(path.resolve("new.pictures")).hasSize(BYTES);
    }

    @Test
    void useIsOpening() throws IOException {
        opened(2 * BYTES, "first");
        opened(2 * BYTES, "second");
        usedAt("first", 1);
        usedAt("second", 2);
        CacheFolder.forgetOpened();
        opened(2 * BYTES, "first");
        opened(2 * BYTES, "new");
        assertThat(path.resolve("first.pictures")).exists();
        assertThat(path.resolve("second.pictures")).doesNotExist();
    }

    @Test
    void whatThisProcessReadsDoesNotGiveWay() throws IOException {
        PictureCache read = opened(BYTES + 5000, "read");
        assertThat(opened(BYTES + 9000, "other").records()).isZero();
        assertThat(path.resolve("read.pictures")).exists();
        assertThat(read.records()).isEqualTo(PICTURES);
    }

    @Test
    void whatIsTooLargeIsKeptInPart() throws IOException {
        assertThat(opened(BYTES / 2, "large").records()).isBetween(1, PICTURES - 1);
        assertThat(Files.size(path.resolve("large.pictures"))).isLessThanOrEqualTo(BYTES / 2);
    }

    @Test
    void aFileThatIsDamagedIsMadeAgain() throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("broken.pictures"), "no pictures");
        PictureCache cache = opened(1 << 20, "broken");
        cache.write(0, new byte[LENGTH], new OriginalSizes.Size(1, 1));
        assertThat(cache.holds(0)).isTrue();
    }

    @Test
    void cleaningRemovesWhatIsKeptAndNothingElse() throws IOException {
        CacheFolder folder = new CacheFolder(path, 1 << 20);
        assertThat(folder.clean().files()).isZero();
        opened(1 << 20, "one");
        PictureCache used = opened(1 << 20, "other");
        used.write(7, new byte[LENGTH], new OriginalSizes.Size(1, 1));
        Files.writeString(path.resolve("notes.txt"), "mine");
        CacheFolder.Cleaned cleaned = folder.clean();
        assertThat(cleaned.files() + cleaned.inUse().size()).isEqualTo(2);
        assertThat(cleaned.bytes()).isEqualTo(cleaned.files() * BYTES);
        assertThat(path.resolve("notes.txt")).exists();
        // Who reads it reads on.
        assertThat(used.read(7, new byte[2 * LENGTH])).isEqualTo(LENGTH);
        assertThat(opened(1 << 20, "one").state(7)).isEqualTo(PictureCache.State.UNKNOWN);
    }
}

package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetReaderTest {

    private final Path file;
    private final SheetReader reader = new SheetReader();

    SheetReaderTest(@TempDir Path folder) {
        this.file = folder.resolve("step-00000010.png");
    }

    private void write(int colour, long millis) throws Exception {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(1, 1, colour);
        ImageIO.write(picture, "png", file.toFile());
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
    }

    @Test
    void aPictureIsReadOnceAndAgainWhenItIsWrittenAnewUnderTheSameName() throws Exception {
        write(0xFF0000, 1_000_000);
        SampleImage first = reader.read(file);
        assertThat(first.step()).isEqualTo(10);
        assertThat(reader.read(file)).isSameAs(first);
        write(0x00FF00, 2_000_000);
        SampleImage second = reader.read(file);
        assertThat(second).isNotSameAs(first);
        assertThat(reader.read(file)).isSameAs(second);
    }

    @Test
    void aPictureThatIsDamagedOrGoneIsSaidAndReadOnceItIsWhole() throws Exception {
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(SparringException.Storage.class)
                .hasMessageContaining("step-00000010.png");
        Files.writeString(file, "no picture");
        assertThatThrownBy(() -> reader.read(file)).isInstanceOf(SparringException.Storage.class);
        write(0xFF0000, 1_000_000);
        assertThat(reader.read(file).step()).isEqualTo(10);
    }
}

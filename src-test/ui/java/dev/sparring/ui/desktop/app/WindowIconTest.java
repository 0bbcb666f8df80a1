package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowIconTest {

    /** 512 is the packager's. */
    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
    void thePictureOfEachSizeHasBothColoursOnAClearGround(int size) throws IOException {
        BufferedImage icon =
                ImageIO.read(WindowIcon.class.getResource("/dev/sparring/ui/desktop/icon/" + size + ".png"));
        assertThat(icon.getWidth()).isEqualTo(size);
        assertThat(icon.getHeight()).isEqualTo(size);
        assertThat(icon.getRGB(size / 4, size / 2)).isEqualTo(0xff0072b2);
        assertThat(icon.getRGB(size - 1 - size / 4, size / 2)).isEqualTo(0xffd55e00);
        assertThat(icon.getRGB(0, 0) >>> 24).isZero();
    }
}

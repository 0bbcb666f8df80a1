package dev.sparring.gan.export.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    /** TensorFlow's own first record: tf.summary writes it with its wall time in place of 0. */
    @Test
    void theFirstRecordIsTheOneThatTensorFlowWrites() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventWriter events = new EventWriter(out, 0);
        assertThat(events).isNotNull();
        String hex = HexFormat.of().formatHex(out.toByteArray());
        // Length 24 and its masked CRC-32C, as they stand at the beginning of every event file.
        assertThat(hex).startsWith("1800000000000000a37f4b22");
        assertThat(hex).contains("090000000000000000" + "1a0d627261696e2e4576656e743a32");
    }

    @Test
    void whatIsNoPngIsNoPicture() throws Exception {
        EventWriter events = new EventWriter(new ByteArrayOutputStream(), 0);
        assertThatThrownBy(() -> events.image(0, 1, "samples", new byte[40]))
                .isInstanceOf(IOException.class)
                .hasMessage("a picture of samples is no PNG file");
    }

    @Test
    void aPicturesHeaderIsReadAsImageIoWroteIt() throws Exception {
        int[] types = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB};
        int[] channels = {1, 3, 4};
        for (int i = 0; i < types.length; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(300, 7, types[i]), "png", out);
            assertThat(PngHeader.of(out.toByteArray())).isEqualTo(new PngHeader(300, 7, channels[i]));
        }
    }
}

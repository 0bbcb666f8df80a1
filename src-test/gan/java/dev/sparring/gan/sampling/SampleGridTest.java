package dev.sparring.gan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.SampleShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleGridTest {

    private static BufferedImage read(byte[] png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void pixelsOfMinusOneZeroAndOneAreBlackGreyAndWhite() {
        assertThat(SampleGrid.level(-1)).isZero();
        assertThat(SampleGrid.level(0)).isEqualTo(128);
        assertThat(SampleGrid.level(1)).isEqualTo(255);
        assertThat(SampleGrid.level(-3)).isZero();
        assertThat(SampleGrid.level(3)).isEqualTo(255);
    }

    @Test
    void channelsBecomeRedGreenAndBlue() throws Exception {
        SampleShape shape = SampleShape.image(3, 64);
        float[] values = new float[shape.length()];
        Arrays.fill(values, -1);
        Arrays.fill(values, 64 * 64, 2 * 64 * 64, 1);
        BufferedImage sheet = read(SampleGrid.images(new SampleBatch(1, shape, 1, values)));
        assertThat(sheet.getWidth()).isEqualTo(64);
        assertThat(sheet.getRGB(5, 9)).isEqualTo(0xFF00FF00);
    }

    @Test
    void samplesFillTheGridRowByRow() throws Exception {
        SampleShape shape = SampleShape.image(1, 56);
        float[] values = new float[3 * shape.length()];
        Arrays.fill(values, -1);
        Arrays.fill(values, 2 * shape.length(), 3 * shape.length(), 1);
        BufferedImage sheet = read(SampleGrid.images(new SampleBatch(1, shape, 3, values)));
        assertThat(sheet.getRaster().getNumBands()).isEqualTo(1);
        assertThat(sheet.getRaster().getSample(10, 10, 0)).isZero();
        assertThat(sheet.getRaster().getSample(10, 58 + 10, 0)).isEqualTo(255);
    }

    @Test
    void aPointIsDrawnWhereItLies() throws Exception {
        SampleBatch samples = new SampleBatch(1, SampleShape.vector(2), 1, new float[] {0.5f, 0.5f});
        BufferedImage sheet = read(SampleGrid.scatter(samples, new float[] {1, 1}));
        int x = (int) ((0.5 / 1.25 + 1) / 2 * sheet.getWidth());
        int y = (int) ((1 - 0.5 / 1.25) / 2 * sheet.getHeight());
        assertThat(sheet.getRGB(x, y) & 0xFFFFFF).isNotEqualTo(0xFFFFFF);
        assertThat(sheet.getRGB(x, sheet.getHeight() - 1 - y) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void aTableHasAPointALine() {
        SampleBatch samples = new SampleBatch(1, SampleShape.vector(2), 2, new float[] {1, -2, 0.5f, 0});
        assertThat(new String(SampleGrid.table(samples, Optional.empty()), StandardCharsets.UTF_8))
                .isEqualTo("1.0,-2.0\n0.5,0.0\n");
        PointScale scale = new PointScale(List.of("height", "a, \"b\""), List.of(10.0, 0.0), List.of(2.0, 100.0));
        assertThat(new String(SampleGrid.table(samples, Optional.of(scale)), StandardCharsets.UTF_8))
                .isEqualTo("height,\"a, \"\"b\"\"\"\n12.0,-200.0\n11.0,0.0\n");
    }

    @Test
    void valuesThatAreNotWholeSamplesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleBatch(1, SampleShape.vector(2), 2, new float[3]));
    }
}

package dev.sparring.gan.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageDecoder.UnreadablePicture;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

    private final Path file;

    ImageDecoderTest(@TempDir Path directory) {
        this.file = directory.resolve("picture.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void coloursOfLosslessFormatsAreKeptWhateverTheName(String format) throws Exception {
        write(Pictures.plain(0x336699), format);
        assertThat(decoded(3)).containsExactly(0x33, 0x66, 0x99);
    }

    @Test
    void coloursOfAJpegAreKeptNearly() throws Exception {
        write(Pictures.plain(0x336699), "jpeg");
        int[] colour = decoded(3);
        assertThat(colour[0]).isBetween(0x33 - 3, 0x33 + 3);
        assertThat(colour[1]).isBetween(0x66 - 3, 0x66 + 3);
        assertThat(colour[2]).isBetween(0x99 - 3, 0x99 + 3);
    }

    /** 0.299 red + 0.587 green + 0.114 blue, rounded. */
    @ParameterizedTest
    @CsvSource({"ff0000, 76", "00ff00, 150", "0000ff, 29", "ffffff, 255", "0a141e, 18"})
    void greyIsTheLumaOfRec601(String rgb, int luma) throws Exception {
        write(Pictures.plain(Integer.parseInt(rgb, 16)), "png");
        assertThat(decoded(1)).containsExactly(luma);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif"})
    void valuesOfGreyPicturesAreTakenAsTheyStand(String format) throws Exception {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        fill(image, 128);
        write(image, format);
        assertThat(decoded(1)).containsExactly(128);
        assertThat(decoded(3)).containsExactly(128, 128, 128);
    }

    @Test
    void sixteenBitsAreCutToEight() throws Exception {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        fill(image, 0x80FF);
        write(image, "png");
        assertThat(decoded(1)).containsExactly(0x80);
    }

    @Test
    void oneBitBecomesBlackAndWhite() throws Exception {
        write(Pictures.plain(BufferedImage.TYPE_BYTE_BINARY, 8, 8, 0xFFFFFFFF), "png");
        assertThat(decoded(3)).containsExactly(255, 255, 255);
    }

    @Test
    void transparencyIsLaidOnWhite() throws Exception {
        write(Pictures.plain(BufferedImage.TYPE_INT_ARGB, 8, 8, 0x00FF0000), "png");
        assertThat(decoded(3)).containsExactly(255, 255, 255);
        // 255 - 128 + 100 * 128 / 255 = 177.2 and so on.
        write(Pictures.plain(BufferedImage.TYPE_INT_ARGB, 8, 8, 0x806400FF), "png");
        assertThat(decoded(3)).containsExactly(177, 127, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void transparencyOfAPaletteIsLaidOnWhite(String format) throws Exception {
        byte[] black = {0, 0};
        IndexColorModel palette = new IndexColorModel(1, 2, black, black, black, 1);
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY, palette);
        write(image, format);
        assertThat(decoded(1)).containsExactly(0);
        fill(image, 1);
        write(image, format);
        assertThat(decoded(1)).containsExactly(255);
    }

    @Test
    void transparencyOfAGreyPictureIsLaidOnWhite() throws Exception {
        ColorSpace grey = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        ColorModel colours = new ComponentColorModel(grey, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster = colours.createCompatibleWritableRaster(8, 8);
        BufferedImage image = new BufferedImage(colours, raster, false, null);
        fill(image, 100);
        write(image, "png");
        assertThat(decoded(1)).containsExactly(255);
        for (int i = 0; i < 64; i++) {
            raster.setSample(i % 8, Math.floorDiv(i, 8), 1, 128);
        }
        write(image, "png");
        // 255 - 128 + 100 * 128 / 255 = 177.2.
        assertThat(decoded(3)).containsExactly(177, 177, 177);
    }

    @Test
    void theFirstFrameOfAGifIsTaken() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(Pictures.plain(0x336699), null, null), null);
            writer.writeToSequence(new IIOImage(Pictures.plain(0xFFFFFF), null, null), null);
            writer.endWriteSequence();
        }
        writer.dispose();
        write(bytes.toByteArray());
        assertThat(decoded(3)).containsExactly(0x33, 0x66, 0x99);
    }

    @Test
    void theCentralSquareIsShrunkByItsAreaAverage() throws Exception {
        // Columns 0 to 7, value 10 a column; the middle four are 20 to 50, in pairs 25 and 45.
        BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 8; x++) {
                image.getRaster().setSample(x, y, 0, 10 * x);
            }
        }
        write(image, "png");
        assertThat(new ImageDecoder(SampleShape.image(1, 2)).decode(file))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(25, 45, 25, 45));
    }

    @Test
    void aVeryLargePictureIsThinnedInPlace() throws Exception {
        // 3200 x 2400, black on the left and white on the right: the central square of 2400 is divided at its middle.
        BufferedImage image = new BufferedImage(3200, 2400, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 2400; y++) {
            for (int x = 1600; x < 3200; x++) {
                image.getRaster().setSample(x, y, 0, 255);
            }
        }
        write(image, "png");
        assertThat(new ImageDecoder(SampleShape.image(1, 4)).decode(file)).hasValueSatisfying(bytes -> assertThat(bytes)
                .containsExactly(0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1));
    }

    @Test
    void morePixelsThan64MillionAreRefusedFromTheHeader() throws Exception {
        byte[] png = Pictures.encoded(Pictures.plain(0), "png");
        ByteBuffer.wrap(png).putInt(16, 8000).putInt(20, 8001);
        write(png);
        assertThat(reason()).isEqualTo("it has 8000x8001 pixels, more than 64 million");
    }

    @Test
    void cmykIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            Raster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        writer.dispose();
        write(bytes.toByteArray());
        assertThat(reason()).isEqualTo("its colours are not RGB or grey (CMYK is not supported)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void aPictureThatEndsEarlyIsUnreadable(String format) throws Exception {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, Math.floorDiv(i, 40), 7919 * i);
        }
        byte[] whole = Pictures.encoded(image, format);
        write(Arrays.copyOf(whole, whole.length * 7 / 10));
        assertThat(reason()).isIn("it ends early", "its data are damaged");
        write(Arrays.copyOf(whole, 20));
        assertThat(reason()).isIn("it ends early", "its data are damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.JPG", "a.jpeg", "a.gif", "a.bmp", "a.webp", "a.tiff"})
    void whatIsCalledAPictureAndIsNoneIsUnreadable(String name) throws Exception {
        Path text = Files.writeString(file.resolveSibling(name), "no picture");
        assertThat(catchThrowableOfType(
                        UnreadablePicture.class, () -> new ImageDecoder(SampleShape.image(1, 4)).decode(text)))
                .hasMessage("it is no PNG, JPEG, GIF or BMP picture");
    }

    @Test
    void whatIsNoPictureByNameOrContentIsNone() throws Exception {
        Path text = Files.writeString(file.resolveSibling("BMW.txt"), "BMW and more");
        assertThat(new ImageDecoder(SampleShape.image(1, 4)).decode(text)).isEmpty();
    }

    /** The one colour of the picture, in [0, 255] a channel. */
    private int[] decoded(int channels) throws UnreadablePicture {
        byte[] bytes =
                new ImageDecoder(SampleShape.image(channels, 4)).decode(file).orElseThrow();
        assertThat(bytes).hasSize(16 * channels);
        int[] colour = new int[channels];
        for (int i = 0; i < bytes.length; i++) {
            int channel = Math.floorDiv(i, 16);
            colour[channel] = bytes[16 * channel] & 0xFF;
            assertThat(bytes[i] & 0xFF).isEqualTo(colour[channel]);
        }
        return colour;
    }

    private String reason() {
        ImageDecoder decoder = new ImageDecoder(SampleShape.image(1, 4));
        return String.valueOf(catchThrowableOfType(UnreadablePicture.class, () -> decoder.decode(file))
                .getMessage());
    }

    private void write(BufferedImage image, String format) throws Exception {
        write(Pictures.encoded(image, format));
    }

    private void write(byte[] content) throws Exception {
        Files.write(file, content);
    }

    private static void fill(BufferedImage image, int sample) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, sample);
            }
        }
    }
}

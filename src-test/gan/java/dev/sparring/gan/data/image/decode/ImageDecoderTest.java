package dev.sparring.gan.data.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.Pictures;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.assertj.core.data.Offset;
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
    void sixteenBitsAreKept() throws Exception {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        fill(image, 0x80FF);
        write(image, "png");
        byte[] four = {
            (byte) 0x80, (byte) 0xFF, (byte) 0x80, (byte) 0xFF, (byte) 0x80, (byte) 0xFF, (byte) 0x80, (byte) 0xFF
        };
        assertThat(new ImageDecoder(SampleShape.image(1, 2), ImageFit.CROP).decode(file(file)))
                .hasValueSatisfying(decoded -> assertThat(decoded.pixels()).containsExactly(four));
    }

    @Test
    void eightBitsWrittenTwiceAreEight() throws Exception {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        fill(image, 0x8080);
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
        assertThat(new ImageDecoder(SampleShape.image(1, 2), ImageFit.CROP).decode(file(file)))
                .hasValueSatisfying(decoded -> assertThat(decoded.pixels()).containsExactly(25, 45, 25, 45));
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
        assertThat(new ImageDecoder(SampleShape.image(1, 4), ImageFit.CROP).decode(file(file)))
                .hasValueSatisfying(decoded -> assertThat(decoded.pixels())
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
    void morePixelsThanItsBytesCanHoldAreRefused() throws Exception {
        byte[] png = Pictures.encoded(Pictures.plain(0), "png");
        ByteBuffer.wrap(png).putInt(16, 4000).putInt(20, 4000);
        write(png);
        assertThat(reason())
                .isEqualTo("it announces 4000x4000 pixels, more than its " + png.length + " bytes can hold");
        byte[] jpeg = Pictures.encoded(Pictures.plain(0), "jpeg");
        int frame = IntStream.range(0, jpeg.length)
                .filter(i -> jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0)
                .findFirst()
                .orElseThrow();
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 4000).putShort(frame + 7, (short) 4000);
        write(jpeg);
        assertThat(reason())
                .isEqualTo("it announces 4000x4000 pixels, more than its " + jpeg.length + " bytes can hold");
    }

    /** Nothing compresses better, so that the bounds on what bytes can hold are met here if anywhere. */
    @ParameterizedTest
    @CsvSource({
        "png, " + BufferedImage.TYPE_BYTE_BINARY,
        "png, " + BufferedImage.TYPE_BYTE_GRAY,
        "png, " + BufferedImage.TYPE_INT_RGB,
        "jpeg, " + BufferedImage.TYPE_BYTE_GRAY,
        "jpeg, " + BufferedImage.TYPE_INT_RGB
    })
    void blankPicturesOfManyPixelsAreRead(String format, int type) throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (format.equals("jpeg")) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            ((JPEGImageWriteParam) parameters).setOptimizeHuffmanTables(true);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.setOutput(new MemoryCacheImageOutputStream(out));
        writer.write(null, new IIOImage(new BufferedImage(3000, 3000, type), null, null), parameters);
        ((ImageOutputStream) writer.getOutput()).close();
        writer.dispose();
        write(out.toByteArray());
        assertThat(new ImageDecoder(SampleShape.image(1, 4), ImageFit.CROP).decode(file(file)))
                .hasValueSatisfying(decoded -> assertThat(decoded.pixels()).containsOnly(0));
    }

    /** Four quarters: (210, 40, 60), (30, 160, 70), (40, 70, 200), (230, 200, 40); CMYK is not colour-managed exactly. */
    @ParameterizedTest
    @CsvSource({"cmyk.jpg, 45", "lossy.webp, 14", "progressive.jpg, 8"})
    void picturesOfOtherProgramsAreRead(String name, int tolerance) throws Exception {
        int[][] expected = {{210, 40, 60}, {30, 160, 70}, {40, 70, 200}, {230, 200, 40}};
        assertQuarters(resource(name), 3, expected, tolerance);
    }

    @Test
    void transparencyIsKeptWhereItIsAskedFor() throws Exception {
        int[][] expected = {{255, 255, 255, 0}, {30, 160, 70, 255}, {40, 70, 200, 255}, {230, 200, 40, 255}};
        assertQuarters(resource("transparent.webp"), 4, expected, 6);
        int[][] onWhite = {{255, 255, 255}, {30, 160, 70}, {40, 70, 200}, {230, 200, 40}};
        assertQuarters(resource("transparent.webp"), 3, onWhite, 6);
    }

    /**
     * The quarters of an upright picture by the place where EXIF says that they lie in the file: upper left, upper right, lower left, lower right
     * of the file are these quarters of the upright picture.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0 1 2 3",
        "2, 1 0 3 2",
        "3, 3 2 1 0",
        "4, 2 3 0 1",
        "5, 0 2 1 3",
        "6, 1 3 0 2",
        "7, 3 1 2 0",
        "8, 2 0 3 1"
    })
    void picturesAreTurnedAsTheCameraNoted(int orientation, String places) throws Exception {
        int[] greys = {20, 90, 160, 240};
        String[] upright = places.split(" ");
        BufferedImage stored = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                int quarter = Math.floorDiv(y, 16) * 2 + Math.floorDiv(x, 16);
                stored.getRaster().setSample(x, y, 0, greys[Integer.parseInt(upright[quarter])]);
            }
        }
        byte[] jpeg = Pictures.encoded(stored, "jpeg");
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1, //
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        write(withExif(jpeg, exif));
        assertQuarters(file, 1, new int[][] {{20}, {90}, {160}, {240}}, 4);
    }

    @Test
    void picturesThatLieOnTheirSideHaveTheSizeTheyHaveUpright() throws Exception {
        byte[] jpeg = Pictures.encoded(Pictures.plain(BufferedImage.TYPE_INT_RGB, 40, 20, 0xFF336699), "jpeg");
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'I',
            'I',
            42,
            0,
            8,
            0,
            0,
            0,
            1,
            0, //
            0x12,
            1,
            3,
            0,
            1,
            0,
            0,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        write(withExif(jpeg, exif));
        assertThat(new ImageDecoder(SampleShape.image(3, 4), ImageFit.CROP).decode(file(file)))
                .hasValueSatisfying(decoded -> {
                    assertThat(decoded.height()).isEqualTo(40);
                    assertThat(decoded.width()).isEqualTo(20);
                });
    }

    @ParameterizedTest
    @CsvSource({"avif, an AVIF", "heic, a HEIC"})
    void formatsThatCannotBeReadAreNamed(String brand, String label) throws Exception {
        write(("\0\0\0\u0018ftyp" + brand + "\0\0\0\0mif1").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reason()).startsWith("it is " + label + " picture, which is not read; turn it into PNG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
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
                        UnreadableImage.class,
                        () -> new ImageDecoder(SampleShape.image(1, 4), ImageFit.CROP).decode(file(text))))
                .hasMessage("it is no PNG, JPEG, WebP, TIFF, GIF or BMP picture");
    }

    @Test
    void whatIsNoPictureByNameOrContentIsNone() throws Exception {
        Path text = Files.writeString(file.resolveSibling("BMW.txt"), "BMW and more");
        assertThat(new ImageDecoder(SampleShape.image(1, 4), ImageFit.CROP).decode(file(text)))
                .isEmpty();
    }

    /** The one colour of the picture, in [0, 255] a channel. */
    private int[] decoded(int channels) throws UnreadableImage {
        byte[] bytes = new ImageDecoder(SampleShape.image(channels, 4), ImageFit.CROP)
                .decode(file(file))
                .orElseThrow()
                .pixels();
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
        ImageDecoder decoder = new ImageDecoder(SampleShape.image(1, 4), ImageFit.CROP);
        return String.valueOf(catchThrowableOfType(UnreadableImage.class, () -> decoder.decode(file(file)))
                .getMessage());
    }

    /** The middle of each quarter of a picture of 16x16 that is made of a file. */
    private static void assertQuarters(Path picture, int channels, int[][] expected, int tolerance)
            throws UnreadableImage {
        byte[] pixels = new ImageDecoder(SampleShape.image(channels, 16), ImageFit.CROP)
                .decode(file(picture))
                .orElseThrow()
                .pixels();
        for (int quarter = 0; quarter < 4; quarter++) {
            int at = (4 + 8 * Math.floorDiv(quarter, 2)) * 16 + 4 + 8 * (quarter % 2);
            for (int channel = 0; channel < channels; channel++) {
                assertThat(pixels[channel * 256 + at] & 0xFF)
                        .as("channel %s of quarter %s", channel, quarter)
                        .isCloseTo(expected[quarter][channel], Offset.offset(tolerance));
            }
        }
    }

    /** A part APP1 goes behind the two bytes with which a JPEG begins. */
    private static byte[] withExif(byte[] jpeg, byte[] exif) throws IOException {
        ByteArrayOutputStream noted = new ByteArrayOutputStream();
        noted.write(jpeg, 0, 2);
        noted.write(exif);
        noted.write(jpeg, 2, jpeg.length - 2);
        return noted.toByteArray();
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ImageDecoderTest.class.getResource("/pictures/" + name))
                .toURI());
    }

    private static ImageFile file(Path file) {
        return new ImageFile() {
            @Override
            public String path() {
                return String.valueOf(file.getFileName());
            }

            @Override
            public long bytes() throws IOException {
                return Files.size(file);
            }

            @Override
            public ImageInputStream open() throws IOException {
                return new FileImageInputStream(file.toFile());
            }
        };
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

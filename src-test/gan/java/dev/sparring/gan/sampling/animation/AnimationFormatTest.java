package dev.sparring.gan.sampling.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

class AnimationFormatTest {

    private static final AnimationFormat.Timing TIMING = new AnimationFormat.Timing(120, 1500);

    private final Path folder;

    AnimationFormatTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private record Drawn(int count, IntFunction<BufferedImage> picture) implements Frames {
        @Override
        public BufferedImage frame(int index) {
            return picture.apply(index);
        }
    }

    /** Grey noise, a smooth colour ramp or a transparent one, another at each index, by the type of the picture. */
    private static BufferedImage picture(int type, int index) {
        BufferedImage image = new BufferedImage(37, 23, type);
        Random random = new Random(index);
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                switch (type) {
                    case BufferedImage.TYPE_BYTE_GRAY -> image.getRaster().setSample(x, y, 0, random.nextInt(256));
                    case BufferedImage.TYPE_INT_RGB -> image.setRGB(x, y, x * 0x060000 + y * 0x000A00 + 20 * index);
                    default -> image.setRGB(x, y, x * 0x06000000 + y * 0x0A0000 + 0x2800 + 20 * index);
                }
            }
        }
        return image;
    }

    private static Frames frames(int type, int count) {
        return new Drawn(count, index -> picture(type, index));
    }

    private Path written(AnimationFormat format, Frames frames) throws IOException {
        Path file = folder.resolve("animation." + format.ending());
        format.write(frames, TIMING, share -> {}, file);
        return file;
    }

    private static int[] samples(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
    void everyFrameOfAnApngIsExact(int type) throws IOException {
        ApngParts read = ApngParts.of(Files.readAllBytes(written(AnimationFormat.APNG, frames(type, 5))));
        assertThat(read.announced).isEqualTo(5);
        assertThat(read.plays).isZero();
        assertThat(read.seconds).containsExactly(0.12, 0.12, 0.12, 0.12, 1.5);
        assertThat(read.frames).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(samples(read.frames.get(i))).isEqualTo(samples(picture(type, i)));
        }
    }

    @Test
    void anApngIsAPictureOfItsFirstFrame() throws IOException {
        Path file = written(AnimationFormat.APNG, frames(BufferedImage.TYPE_INT_RGB, 3));
        assertThat(samples(ImageIO.read(file.toFile()))).isEqualTo(samples(picture(BufferedImage.TYPE_INT_RGB, 0)));
    }

    @Test
    void aFrameThatFillsSeveralChunksIsWhole() throws IOException {
        BufferedImage noise = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new Random(1).ints(300 * 300, 0, 1 << 24).toArray();
        noise.setRGB(0, 0, 300, 300, pixels, 0, 300);
        ApngParts read = ApngParts.of(Files.readAllBytes(written(AnimationFormat.APNG, new Drawn(2, index -> noise))));
        assertThat(samples(read.frames.get(0))).isEqualTo(samples(noise));
        assertThat(samples(read.frames.get(1))).isEqualTo(samples(noise));
    }

    /** What ImageIO reads of a GIF. */
    private record Gif(List<BufferedImage> frames, List<Integer> hundredths, List<Integer> loops, int localPalettes) {
        static Gif read(Path file) throws IOException {
            Gif gif = new Gif(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
            int palettes = 0;
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                reader.setInput(in);
                for (int i = 0; i < reader.getNumImages(true); i++) {
                    gif.frames.add(reader.read(i));
                    IIOMetadataNode root =
                            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                    palettes += root.getElementsByTagName("LocalColorTable").getLength();
                    gif.hundredths.add(
                            Integer.parseInt(((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension")
                                            .item(0))
                                    .getAttribute("delayTime")));
                    NodeList loops = root.getElementsByTagName("ApplicationExtension");
                    for (int k = 0; k < loops.getLength(); k++) {
                        byte[] bytes = (byte[]) ((IIOMetadataNode) loops.item(k)).getUserObject();
                        gif.loops.add((bytes[1] & 0xFF) + 256 * (bytes[2] & 0xFF));
                    }
                }
            } finally {
                reader.dispose();
            }
            return new Gif(gif.frames, gif.hundredths, gif.loops, palettes);
        }
    }

    @Test
    void aGifHasItsFramesTheirTimesAndEndlessLoop() throws IOException {
        Gif gif = Gif.read(written(AnimationFormat.GIF, frames(BufferedImage.TYPE_INT_RGB, 7)));
        assertThat(gif.frames()).hasSize(7);
        assertThat(gif.hundredths()).containsExactly(12, 12, 12, 12, 12, 12, 150);
        assertThat(gif.loops()).contains(0).containsOnly(0);
        assertThat(gif.localPalettes()).as("all frames share one palette").isZero();
    }

    @Test
    void greysAreExactInAGif() throws IOException {
        Gif gif = Gif.read(written(AnimationFormat.GIF, frames(BufferedImage.TYPE_BYTE_GRAY, 3)));
        for (int i = 0; i < 3; i++) {
            int[] wanted = samples(picture(BufferedImage.TYPE_BYTE_GRAY, i));
            BufferedImage frame = gif.frames().get(i);
            for (int k = 0; k < wanted.length; k++) {
                assertThat(frame.getRGB(k % 37, k / 37) & 0xFFFFFF).isEqualTo(wanted[k] * 0x010101);
            }
        }
    }

    /** 1,000 and more colours in 256: a uniform palette of 6x7x6 would be 17 off on average, this one has to be much nearer. */
    @Test
    void coloursOfAGifAreNear() throws IOException {
        Gif gif = Gif.read(written(AnimationFormat.GIF, frames(BufferedImage.TYPE_INT_RGB, 4)));
        double squares = 0;
        for (int i = 0; i < 4; i++) {
            BufferedImage wanted = picture(BufferedImage.TYPE_INT_RGB, i);
            for (int y = 0; y < 23; y++) {
                for (int x = 0; x < 37; x++) {
                    int first = wanted.getRGB(x, y);
                    int second = gif.frames().get(i).getRGB(x, y);
                    for (int shift = 0; shift <= 16; shift += 8) {
                        squares += Math.pow(((first >> shift) & 0xFF) - ((second >> shift) & 0xFF), 2);
                    }
                }
            }
        }
        assertThat(Math.sqrt(squares / (4 * 37 * 23 * 3))).isLessThan(9);
    }

    @Test
    void whatIsTransparentIsWhiteInAGif() throws IOException {
        BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        Gif gif = Gif.read(written(AnimationFormat.GIF, new Drawn(1, index -> clear)));
        assertThat(gif.frames().get(0).getRGB(2, 2)).isEqualTo(0xFFFFFFFF);
    }

    @ParameterizedTest
    @EnumSource(AnimationFormat.class)
    void whatIsEndedLeavesTheFileAsItWasAndNothingBesideIt(AnimationFormat format) throws IOException {
        Path file = Files.writeString(folder.resolve("animation." + format.ending()), "before");
        assertThatThrownBy(() -> format.write(
                        frames(BufferedImage.TYPE_INT_RGB, 50),
                        TIMING,
                        share -> {
                            if (share > 0.5) {
                                throw new InterruptedIOException("enough");
                            }
                        },
                        file))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(file).hasContent("before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @EnumSource(AnimationFormat.class)
    void progressOnlyGrowsAndEndsAtAll(AnimationFormat format) throws IOException {
        List<Double> shares = new ArrayList<>();
        format.write(
                frames(BufferedImage.TYPE_INT_RGB, 30),
                TIMING,
                shares::add,
                folder.resolve("animation." + format.ending()));
        assertThat(shares).isSorted().hasSizeGreaterThanOrEqualTo(30);
        assertThat(shares.get(shares.size() - 1)).isEqualTo(1);
    }

    @Test
    void framesOfTwoSizesAreTheCallersMistake() {
        Frames mixed = new Drawn(2, index -> new BufferedImage(4 + index, 4, BufferedImage.TYPE_INT_RGB));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(AnimationFormat.APNG, mixed))
                .withMessageContaining("4x4 and 5x4");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void timesOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AnimationFormat.Timing(19, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new AnimationFormat.Timing(100, 65_536));
    }
}

package dev.sparring.gan.sampling.animation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** An animated PNG taken apart as its standard says; each frame, put together as a PNG of its own, is decoded by ImageIO. */
final class ApngParts {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    final List<BufferedImage> frames = new ArrayList<>();
    final List<Double> seconds = new ArrayList<>();
    int announced;
    int plays = -1;

    private byte[] header = {};
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int sequence;
    private boolean ended;

    static ApngParts of(byte[] file) throws IOException {
        ApngParts parts = new ApngParts();
        assertThat(Arrays.copyOf(file, 8)).isEqualTo(SIGNATURE);
        ByteBuffer in = ByteBuffer.wrap(file, 8, file.length - 8);
        while (in.hasRemaining()) {
            byte[] content = new byte[in.getInt()];
            byte[] name = new byte[4];
            in.get(name).get(content);
            CRC32 checksum = new CRC32();
            checksum.update(name);
            checksum.update(content);
            assertThat(in.getInt()).isEqualTo((int) checksum.getValue());
            parts.take(new String(name, StandardCharsets.US_ASCII), content);
        }
        assertThat(parts.ended).isTrue();
        return parts;
    }

    private void take(String name, byte[] bytes) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(bytes);
        switch (name) {
            case "IHDR" -> header = bytes;
            case "acTL" -> {
                announced = content.getInt();
                plays = content.getInt();
            }
            case "fcTL" -> begin(content);
            case "IDAT" -> data.write(bytes);
            case "fdAT" -> {
                assertThat(content.getInt()).isEqualTo(sequence++);
                data.write(bytes, 4, content.remaining());
            }
            case "IEND" -> {
                finish();
                ended = true;
            }
            default -> throw new AssertionError("chunk " + name);
        }
    }

    private void begin(ByteBuffer control) throws IOException {
        finish();
        assertThat(control.getInt()).isEqualTo(sequence++);
        width = control.getInt();
        height = control.getInt();
        assertThat(control.getInt()).isZero();
        assertThat(control.getInt()).isZero();
        seconds.add((double) (control.getShort() & 0xFFFF) / (control.getShort() & 0xFFFF));
        assertThat(control.getShort()).isZero();
    }

    private void finish() throws IOException {
        if (data.size() == 0) {
            return;
        }
        byte[] ofFrame = header.clone();
        ByteBuffer.wrap(ofFrame).putInt(width).putInt(height);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(SIGNATURE);
        PngChunks chunks = new PngChunks(png);
        chunks.write("IHDR", ofFrame);
        chunks.write("IDAT", data.toByteArray());
        chunks.write("IEND", new byte[0]);
        frames.add(ImageIO.read(new ByteArrayInputStream(png.toByteArray())));
        data.reset();
    }
}

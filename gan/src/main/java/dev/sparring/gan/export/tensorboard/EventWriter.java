package dev.sparring.gan.export.tensorboard;

import dev.sparring.gan.export.protobuf.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes events one after the other. The framing is TFRecord's: length (u64), its checksum, content, its checksum, all little-endian; a
 * checksum is CRC-32C, masked so that one of content which holds checksums is no weak one. An event is {@code Event} of TensorFlow's
 * event.proto. One thread.
 */
public final class EventWriter {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;

    private static final int SUMMARY_VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int IMAGE = 4;

    private static final int MASK = 0xa282ead8;

    private final OutputStream out;

    /**
     * Begins a file.
     *
     * @param out where to, left open
     * @param seconds wall time of its first event, since 1970
     * @throws IOException if it cannot be written to
     */
    public EventWriter(OutputStream out, double seconds) throws IOException {
        this.out = out;
        record(new Message().precise(WALL_TIME, seconds).text(FILE_VERSION, "brain.Event:2"));
    }

    /**
     * Writes what was measured at a step.
     *
     * @param seconds wall time, since 1970
     * @param step completed steps
     * @param scalars values by tag; TensorBoard puts tags with the same word before their first slash together
     * @throws IOException if it cannot be written
     */
    public void scalars(double seconds, long step, Map<String, Float> scalars) throws IOException {
        Message summary = new Message();
        scalars.forEach((tag, value) ->
                summary.message(SUMMARY_VALUE, new Message().text(TAG, tag).real(SIMPLE_VALUE, value)));
        event(seconds, step, summary);
    }

    /**
     * Writes a picture of a step.
     *
     * @param seconds wall time, since 1970
     * @param step completed steps
     * @param tag what it is called
     * @param png the picture
     * @throws IOException if it cannot be written, or the picture is no PNG
     */
    public void image(double seconds, long step, String tag, byte[] png) throws IOException {
        PngHeader header = PngHeader.of(png);
        Message image = new Message()
                .number(1, header.height())
                .number(2, header.width())
                .number(3, header.channels())
                .bytes(4, png);
        event(
                seconds,
                step,
                new Message()
                        .message(SUMMARY_VALUE, new Message().text(TAG, tag).message(IMAGE, image)));
    }

    private void event(double seconds, long step, Message summary) throws IOException {
        record(new Message().precise(WALL_TIME, seconds).number(STEP, step).message(SUMMARY, summary));
    }

    private void record(Message event) throws IOException {
        byte[] content = event.toBytes();
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(content.length)
                .array();
        out.write(length);
        out.write(checksum(length));
        out.write(content);
        out.write(checksum(content));
    }

    private static byte[] checksum(byte[] of) {
        CRC32C sum = new CRC32C();
        sum.update(of);
        int bits = (int) sum.getValue();
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Integer.rotateRight(bits, 15) + MASK)
                .array();
    }
}

package dev.sparring.gan.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;

/** A reader of TensorBoard's event files, written from the descriptions of TFRecord, event.proto and summary.proto. */
final class EventFile {

    /** An event: what it says of itself, its scalars by tag, and its pictures by tag with height, width and channels. */
    record Event(
            double seconds, long step, String version, Map<String, Float> scalars, Map<String, Picture> pictures) {}

    record Picture(int height, int width, int channels, byte[] png) {}

    private EventFile() {}

    static List<Event> read(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertThat(bytes.getInt()).isEqualTo(masked(length));
            byte[] content = new byte
                    [Math.toIntExact(ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong())];
            bytes.get(content);
            assertThat(bytes.getInt()).isEqualTo(masked(content));
            events.add(event(CodedInputStream.newInstance(content)));
        }
        return events;
    }

    /** CRC-32C bit by bit, reflected, polynomial 0x1EDC6F41, then rotated and moved. */
    private static int masked(byte[] content) {
        IntUnaryOperator bit = sum -> (sum & 1) == 0 ? sum >>> 1 : (sum >>> 1) ^ 0x82f63b78;
        int sum = -1;
        for (byte one : content) {
            sum ^= one & 0xff;
            for (int i = 0; i < 8; i++) {
                sum = bit.applyAsInt(sum);
            }
        }
        sum = ~sum;
        return ((sum >>> 15) | (sum << 17)) + 0xa282ead8;
    }

    private static Event event(CodedInputStream in) throws IOException {
        double seconds = 0;
        long step = 0;
        String version = "";
        Map<String, Float> scalars = new LinkedHashMap<>();
        Map<String, Picture> pictures = new LinkedHashMap<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> seconds = in.readDouble();
                case 2 -> step = in.readInt64();
                case 3 -> version = in.readString();
                case 5 -> summary(in.readBytes().newCodedInput(), scalars, pictures);
                default -> throw new IOException("an event with a field of tag " + tag);
            }
        }
        return new Event(seconds, step, version, scalars, pictures);
    }

    private static void summary(CodedInputStream in, Map<String, Float> scalars, Map<String, Picture> pictures)
            throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            assertThat(WireFormat.getTagFieldNumber(tag)).isEqualTo(1);
            CodedInputStream value = in.readBytes().newCodedInput();
            String name = "";
            for (int part = value.readTag(); part != 0; part = value.readTag()) {
                switch (WireFormat.getTagFieldNumber(part)) {
                    case 1 -> name = value.readString();
                    case 2 -> scalars.put(name, value.readFloat());
                    case 4 -> pictures.put(name, picture(value.readBytes().newCodedInput()));
                    default -> throw new IOException("a value with a field of tag " + part);
                }
            }
        }
    }

    private static Picture picture(CodedInputStream in) throws IOException {
        int[] numbers = new int[4];
        byte[] png = {};
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == 4) {
                png = in.readByteArray();
            } else {
                numbers[field] = in.readInt32();
            }
        }
        return new Picture(numbers[1], numbers[2], numbers[3], png);
    }
}

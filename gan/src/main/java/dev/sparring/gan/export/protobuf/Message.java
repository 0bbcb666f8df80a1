package dev.sparring.gan.export.protobuf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of Protocol Buffers in the making: fields in the order in which they are added, each by its number in the message's
 * description. Nothing is encoded before it is written, and floats are kept as the array they came in, so that a network of any size
 * takes no second copy.
 *
 * <pre>{@code
 * Message dimension = new Message().text(2, "N");
 * new Message().message(1, dimension).writeTo(out);
 * }</pre>
 *
 * <p>Encoding: <a href="https://protobuf.dev/programming-guides/encoding/">protobuf.dev</a>. A field that is added twice is a repeated
 * one.
 */
public final class Message {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;
    private static final int CHUNK_FLOATS = 1 << 14;

    /** A piece of the encoding. */
    private sealed interface Part {
        long size();

        void writeTo(OutputStream out) throws IOException;
    }

    private record Bytes(byte[] bytes) implements Part {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    private record Nested(Message message) implements Part {
        @Override
        public long size() {
            long length = message.size();
            return Varint.size(length) + length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(Varint.of(message.size()));
            message.writeTo(out);
        }
    }

    private record RawFloats(float[] values) implements Part {
        private long length() {
            return 4L * values.length;
        }

        @Override
        public long size() {
            return Varint.size(length()) + length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(Varint.of(length()));
            ByteBuffer chunk = ByteBuffer.allocate(4 * Math.min(CHUNK_FLOATS, values.length))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
                int count = Math.min(CHUNK_FLOATS, values.length - from);
                chunk.asFloatBuffer().put(values, from, count);
                out.write(chunk.array(), 0, 4 * count);
            }
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /** A message without fields. */
    public Message() {
        // Nothing yet.
    }

    /**
     * Adds a whole number: {@code int32}, {@code int64}, an enumeration or a truth value.
     *
     * @param field its number, at least 1
     * @param value any; one below 0 takes ten bytes
     * @return this
     */
    public Message number(int field, long value) {
        tag(field, VARINT);
        return add(Varint.of(value));
    }

    /**
     * Adds several whole numbers as one packed field.
     *
     * @param field its number, at least 1
     * @param values any
     * @return this
     */
    public Message numbers(int field, long... values) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (long value : values) {
            packed.writeBytes(Varint.of(value));
        }
        return bytes(field, packed.toByteArray());
    }

    /**
     * Adds a {@code float}.
     *
     * @param field its number, at least 1
     * @param value any, also not a number
     * @return this
     */
    public Message real(int field, float value) {
        tag(field, FOUR_BYTES);
        return add(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array());
    }

    /**
     * Adds a {@code double}.
     *
     * @param field its number, at least 1
     * @param value any
     * @return this
     */
    public Message precise(int field, double value) {
        tag(field, EIGHT_BYTES);
        return add(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
    }

    /**
     * Adds a {@code string}.
     *
     * @param field its number, at least 1
     * @param text any
     * @return this
     */
    public Message text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds {@code bytes}.
     *
     * @param field its number, at least 1
     * @param content not to be changed until the message is written
     * @return this
     */
    public Message bytes(int field, byte[] content) {
        tag(field, LENGTH_DELIMITED);
        add(Varint.of(content.length));
        return add(content);
    }

    /**
     * Adds floats, four little-endian bytes each: a packed field of {@code float}, or the raw content of a tensor.
     *
     * @param field its number, at least 1
     * @param values not to be changed until the message is written
     * @return this
     */
    public Message floats(int field, float[] values) {
        tag(field, LENGTH_DELIMITED);
        parts.add(new RawFloats(values));
        return this;
    }

    /**
     * Adds a message.
     *
     * @param field its number, at least 1
     * @param message may still grow until this one is written
     * @return this
     */
    public Message message(int field, Message message) {
        tag(field, LENGTH_DELIMITED);
        parts.add(new Nested(message));
        return this;
    }

    /**
     * The length of the encoding.
     *
     * @return bytes
     */
    public long size() {
        long size = 0;
        for (Part part : parts) {
            size += part.size();
        }
        return size;
    }

    /**
     * Encodes.
     *
     * @param out where to, left open
     * @throws IOException if that cannot be written to
     */
    public void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            part.writeTo(out);
        }
    }

    /**
     * The encoding of a small message.
     *
     * @return all of it
     */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return out.toByteArray();
    }

    private Message add(byte[] bytes) {
        parts.add(new Bytes(bytes));
        return this;
    }

    private void tag(int field, int wireType) {
        if (field < 1) {
            throw new IllegalArgumentException("field must be at least 1, got " + field);
        }
        add(Varint.of(((long) field << 3) | wireType));
    }
}

package dev.sparring.gan.export.onnx.graph;

import dev.sparring.gan.export.protobuf.Message;

/**
 * A setting of a node: {@code AttributeProto} of onnx.proto.
 *
 * @param message its encoding
 */
public record Attribute(Message message) {

    private static final int NAME = 1;
    private static final int FLOAT = 2;
    private static final int INT = 3;
    private static final int STRING = 4;
    private static final int INTS = 8;
    private static final int TYPE = 20;

    private static final int TYPE_FLOAT = 1;
    private static final int TYPE_INT = 2;
    private static final int TYPE_STRING = 3;
    private static final int TYPE_INTS = 7;

    /** A number. */
    public static Attribute of(String name, double value) {
        return new Attribute(
                new Message().text(NAME, name).real(FLOAT, (float) value).number(TYPE, TYPE_FLOAT));
    }

    /** A whole number. */
    public static Attribute of(String name, long value) {
        return new Attribute(new Message().text(NAME, name).number(INT, value).number(TYPE, TYPE_INT));
    }

    /** A word. */
    public static Attribute of(String name, String value) {
        return new Attribute(new Message().text(NAME, name).text(STRING, value).number(TYPE, TYPE_STRING));
    }

    /** Whole numbers. */
    public static Attribute of(String name, long[] values) {
        Message message = new Message().text(NAME, name);
        for (long value : values) {
            message.number(INTS, value);
        }
        return new Attribute(message.number(TYPE, TYPE_INTS));
    }
}

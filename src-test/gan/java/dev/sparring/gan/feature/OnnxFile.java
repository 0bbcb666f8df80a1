package dev.sparring.gan.feature;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes tiny ONNX files: the few protobuf messages of onnx.proto that they need, field by field. */
final class OnnxFile {

    static final int FLOAT = 1;
    static final int INT64 = 7;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    /** A node without attributes. */
    OnnxFile node(String operator, String output, String... inputs) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        for (String input : inputs) {
            field(node, 1, text(input));
        }
        field(node, 2, text(output));
        field(node, 4, text(operator));
        field(graph, 1, node.toByteArray());
        return this;
    }

    /** A constant of floats. */
    OnnxFile constant(String name, float[] values, long... shape) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        for (long side : shape) {
            number(tensor, 1, side);
        }
        number(tensor, 2, FLOAT);
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        field(tensor, 4, bytes.array());
        field(tensor, 8, text(name));
        field(graph, 5, tensor.toByteArray());
        return this;
    }

    /** An input; sides below 0 are of any length. */
    OnnxFile input(String name, int type, long... shape) {
        field(graph, 11, value(name, type, shape));
        return this;
    }

    /** An output. */
    OnnxFile output(String name, int type, long... shape) {
        field(graph, 12, value(name, type, shape));
        return this;
    }

    byte[] bytes() {
        field(graph, 2, text("test"));
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 7);
        field(model, 7, graph.toByteArray());
        ByteArrayOutputStream operators = new ByteArrayOutputStream();
        number(operators, 2, 13);
        field(model, 8, operators.toByteArray());
        return model.toByteArray();
    }

    private static byte[] value(String name, int type, long[] shape) {
        ByteArrayOutputStream sides = new ByteArrayOutputStream();
        for (int i = 0; i < shape.length; i++) {
            ByteArrayOutputStream side = new ByteArrayOutputStream();
            if (shape[i] < 0) {
                field(side, 2, text("side" + i));
            } else {
                number(side, 1, shape[i]);
            }
            field(sides, 1, side.toByteArray());
        }
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        field(tensor, 2, sides.toByteArray());
        ByteArrayOutputStream kind = new ByteArrayOutputStream();
        field(kind, 1, tensor.toByteArray());
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        field(value, 1, text(name));
        field(value, 2, kind.toByteArray());
        return value.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A field of bytes: wire type 2. */
    private static void field(ByteArrayOutputStream out, int number, byte[] content) {
        variable(out, (number << 3) | 2);
        variable(out, content.length);
        out.writeBytes(content);
    }

    /** A field of a whole number: wire type 0. */
    private static void number(ByteArrayOutputStream out, int number, long value) {
        variable(out, (long) number << 3);
        variable(out, value);
    }

    private static void variable(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}

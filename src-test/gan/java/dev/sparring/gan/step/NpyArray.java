package dev.sparring.gan.step;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A trusted NumPy file of little-endian 32-bit floats in row-major order. */
record NpyArray(long[] shape, float[] values) {

    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");

    static NpyArray read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = bytes.getShort(8);
        String header = new String(bytes.array(), 10, headerBytes, StandardCharsets.ISO_8859_1);
        Matcher matcher = SHAPE.matcher(header);
        if (!header.contains("'<f4'") || header.contains("'fortran_order': True") || !matcher.find()) {
            throw new IOException(file + " is not of row-major 32-bit floats: " + header);
        }
        String[] sides = matcher.group(1).split(",\\s*");
        long[] shape = new long[sides.length];
        for (int i = 0; i < sides.length; i++) {
            shape[i] = Long.parseLong(sides[i].trim());
        }
        float[] values = new float[(bytes.capacity() - 10 - headerBytes) / 4];
        bytes.position(10 + headerBytes).asFloatBuffer().get(values);
        return new NpyArray(shape, values);
    }

    INDArray array() {
        return Nd4j.createFromArray(values).reshape('c', shape);
    }
}

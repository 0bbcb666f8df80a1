package dev.sparring.gan.data.array;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a NumPy file says of its one array (NumPy Enhancement Proposal 1; versions 1 to 3 of the format). Nothing in it is run: Python objects are
 * refused.
 *
 * @param kind of the numbers: {@code b} truth, {@code u} unsigned, {@code i} signed, {@code f} floating
 * @param bytes of a number
 * @param order of these bytes
 * @param shape of the array, 1 to 4 sides, each at least 1
 * @param offset of the first number in the file
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by the one who reads.
record NpyHeader(char kind, int bytes, ByteOrder order, int[] shape, long offset) {

    private static final String MAGIC = "\u0093NUMPY";
    private static final String ZIP_MAGIC = "PK\u0003\u0004";
    private static final String REMEDY = "save one array of numbers by numpy.save, in C order";
    private static final int LONGEST = 1 << 16;
    private static final int MOST_SIDES = 4;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-zA-Z])(\\d{1,3})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    /**
     * Reads it, and checks that the file is as long as it says.
     *
     * @param file what to read
     * @return the header
     * @throws SparringException.Data if it is none, or the array is of a kind that is not read
     */
    static NpyHeader of(Path file) throws SparringException.Data {
        if (!Files.isRegularFile(file)) {
            throw new SparringException.Data(
                    file + (Files.isDirectory(file) ? " is a directory" : " is no file"),
                    "name a .npy file in data.path");
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            String magic = text(in.readNBytes(MAGIC.length()));
            if (!magic.equals(MAGIC)) {
                throw refused(
                        file,
                        magic.startsWith(ZIP_MAGIC)
                                ? "is an .npz archive of several arrays"
                                : "does not start as a NumPy file does");
            }
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            int size = version == 1 ? 2 : 4;
            long length = 0;
            for (int i = 0; i < size; i++) {
                length |= (long) in.readUnsignedByte() << (8 * i);
            }
            if (length > LONGEST) {
                throw refused(file, "has a header of " + length + " bytes");
            }
            String header = text(in.readNBytes((int) length));
            NpyHeader found = parsed(file, header, MAGIC.length() + 2L + size + length);
            long expected = found.offset + found.numbers() * found.bytes;
            if (Files.size(file) != expected) {
                throw new SparringException.Data(
                        String.format(
                                Locale.ROOT,
                                "%s has %,d bytes but its header announces %,d",
                                file,
                                Files.size(file),
                                expected),
                        "save or download it again");
            }
            return found;
        } catch (IOException e) {
            throw new SparringException.Data(file + " cannot be read: " + ReadErrors.reason(e), REMEDY, e);
        }
    }

    private static NpyHeader parsed(Path file, String header, long offset) throws SparringException.Data {
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !order.find() || !shape.find()) {
            throw refused(file, "has a header of another kind, such as of a structured array");
        }
        char kind = type.group(2).charAt(0);
        int bytes = Integer.parseInt(type.group(3));
        if (kind == 'O') {
            throw refused(file, "holds Python objects, which are not read");
        }
        boolean known =
                switch (kind) {
                    case 'b' -> bytes == 1;
                    case 'u', 'i' -> bytes == 1 || bytes == 2 || bytes == 4;
                    case 'f' -> bytes == 4 || bytes == 8;
                    default -> false;
                };
        if (!known) {
            throw refused(file, "holds numbers of the type " + kind + bytes);
        }
        if (order.group(1).equals("True")) {
            throw refused(file, "is in Fortran's order");
        }
        int[] sides = sides(file, shape.group(1));
        ByteOrder bytesOrder = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(kind, bytes, bytesOrder, sides, offset);
    }

    private static int[] sides(Path file, String text) throws SparringException.Data {
        String[] numbers = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toArray(String[]::new);
        boolean small = Arrays.stream(numbers).allMatch(number -> number.matches("\\d{1,9}"));
        int[] sides = small ? Arrays.stream(numbers).mapToInt(Integer::parseInt).toArray() : new int[0];
        double product = Arrays.stream(sides).asDoubleStream().reduce(1, (one, other) -> one * other);
        if (sides.length == 0 || sides.length > MOST_SIDES || product < 1 || product > 1e12) {
            throw refused(file, "has the shape (" + text.strip() + ")");
        }
        return sides;
    }

    /** How many numbers there are. */
    long numbers() {
        return Arrays.stream(shape).asLongStream().reduce(1, (one, other) -> one * other);
    }

    /** How many numbers a sample has, the first side being that of samples. */
    int length() {
        return Math.toIntExact(numbers() / shape[0]);
    }

    /** Whether samples are vectors. */
    boolean isVectors() {
        return shape.length <= 2;
    }

    /** Whether numbers are floating. */
    boolean isFloating() {
        return kind == 'f';
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static SparringException.Data refused(Path file, String clause) {
        return new SparringException.Data(file + " " + clause, REMEDY);
    }
}

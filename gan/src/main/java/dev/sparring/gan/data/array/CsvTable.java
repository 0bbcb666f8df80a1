package dev.sparring.gan.data.array;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text file of numbers, a point a line. Whether its columns have names, and what stands between them, is seen from the content: comma, semicolon,
 * tab, bar or spaces. Where that is no comma, 0,5 is a half. Empty lines and lines that begin with {@code #} are left out.
 *
 * @param names of the columns, {@code column 1} and on where there are none
 * @param values one point after the other
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by the one who reads.
record CsvTable(List<String> names, double[] values) {

    private static final String REMEDY = "give a text file of numbers, a point a line";
    private static final char[] SEPARATORS = {',', ';', '\t', '|', ' '};
    private static final int LOOKED_AT = 50;
    private static final int MOST_COLUMNS = 65_536;
    private static final int MOST_NUMBERS = 1 << 28;

    /**
     * Reads a file.
     *
     * @param file what to read
     * @return at least one point
     * @throws SparringException.Data if it cannot be read, or a cell is no number
     */
    static CsvTable read(Path file) throws SparringException.Data {
        if (!Files.isRegularFile(file)) {
            throw new SparringException.Data(
                    file + (Files.isDirectory(file) ? " is a directory" : " is no file"),
                    "name a .csv file in data.path");
        }
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                MappingIterator<String[]> rows = rows(text, separator(file))) {
            return new Reader(file).read(rows);
        } catch (JacksonException | RuntimeJsonMappingException e) {
            throw new SparringException.Data(file + " cannot be read: a quotation in it has no end", REMEDY, e);
        } catch (IOException e) {
            throw new SparringException.Data(file + " cannot be read: " + ReadErrors.reason(e), REMEDY, e);
        }
    }

    private static MappingIterator<String[]> rows(BufferedReader text, char separator) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        CsvSchema schema =
                CsvSchema.emptySchema().withColumnSeparator(separator).withComments();
        return new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readerFor(String[].class)
                .with(schema)
                .readValues(text);
    }

    /** The one that divides the first lines into the most columns, and all into as many. */
    private static char separator(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = text.readLine(); line != null && lines.size() < LOOKED_AT; line = text.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line.strip());
                }
            }
        }
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long[] counts = lines.stream()
                    .mapToLong(line ->
                            line.chars().filter(letter -> letter == separator).count())
                    .distinct()
                    .toArray();
            if (counts.length == 1 && counts[0] > most && !(separator == ',' && isDecimal(lines))) {
                best = separator;
                most = counts[0];
            }
        }
        return best;
    }

    /** Whether something else stands between the columns, and commas within numbers alone. */
    private static boolean isDecimal(List<String> lines) {
        return lines.stream().skip(1).allMatch(line -> line.matches("[-+0-9,eE]+([;\t| ][-+0-9,eE]+)+"));
    }

    /** Takes rows in. */
    private static final class Reader {
        private final Path file;
        private List<String> names = List.of();
        private double[] values = new double[1024];
        private int count;
        private int row;

        Reader(Path file) {
            this.file = file;
        }

        CsvTable read(MappingIterator<String[]> rows) throws SparringException.Data, IOException {
            while (rows.hasNextValue()) {
                String[] cells = rows.nextValue();
                row++;
                if (row == 1) {
                    begin(cells);
                } else {
                    add(cells);
                }
            }
            if (count == 0) {
                throw new SparringException.Data(file + " holds no numbers", REMEDY);
            }
            return new CsvTable(names, Arrays.copyOf(values, count));
        }

        private void begin(String[] cells) throws SparringException.Data {
            if (cells.length > MOST_COLUMNS) {
                throw new SparringException.Data(
                        file + " has " + cells.length + " columns, more than " + MOST_COLUMNS, REMEDY);
            }
            boolean numbers = Arrays.stream(cells).allMatch(cell -> !Double.isNaN(number(cell)));
            names = numbers
                    ? IntStream.rangeClosed(1, cells.length)
                            .mapToObj(column -> "column " + column)
                            .toList()
                    : named(cells);
            if (numbers) {
                add(cells);
            }
        }

        private static List<String> named(String[] cells) {
            return IntStream.range(0, cells.length)
                    .mapToObj(i -> cells[i] == null || cells[i].isBlank() ? "column " + (i + 1) : cells[i])
                    .toList();
        }

        private void add(String[] cells) throws SparringException.Data {
            if (cells.length != names.size()) {
                throw new SparringException.Data(
                        file + " has " + cells.length + " columns in row " + row + " and " + names.size()
                                + " in the first",
                        "give every row as many");
            }
            if (count + cells.length > MOST_NUMBERS) {
                throw new SparringException.Data(
                        file + " holds more than " + MOST_NUMBERS + " numbers", "give fewer rows");
            }
            if (count + cells.length > values.length) {
                values = Arrays.copyOf(values, Math.max(count + cells.length, 2 * values.length));
            }
            for (int i = 0; i < cells.length; i++) {
                values[count] = number(cells[i]);
                if (Double.isNaN(values[count])) {
                    throw wrong(cells[i], i);
                }
                count++;
            }
        }

        private SparringException.Data wrong(String cell, int column) {
            String where = file + ", row " + row + ", " + names.get(column);
            return cell == null || cell.isBlank()
                    ? new SparringException.Data(where + " is empty", "fill it, or leave the row out")
                    : new SparringException.Data(
                            where + " is '" + cell + "'",
                            "numbers alone are trained on; leave the column or the row out");
        }

        /** NaN if it is none that is finite. */
        private static double number(String cell) {
            if (cell == null) {
                return Double.NaN;
            }
            String plain = cell.indexOf('.') < 0 ? cell.replace(',', '.') : cell;
            if (!plain.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?")) {
                return Double.NaN;
            }
            double value = Double.parseDouble(plain);
            return Math.abs(value) <= Float.MAX_VALUE ? value : Double.NaN;
        }
    }
}

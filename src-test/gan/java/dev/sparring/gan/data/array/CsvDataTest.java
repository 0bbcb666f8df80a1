package dev.sparring.gan.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDataTest {

    private final Path file;

    CsvDataTest(@TempDir Path directory) {
        this.file = directory.resolve("points.csv");
    }

    private Config config(String text) throws Exception {
        Files.writeString(file, text);
        return ConfigBuilder.presetFor("csv:" + file).data("csv:" + file).build();
    }

    private DataSource opened(String text) throws Exception {
        return config(text).data().open(1);
    }

    /** 1, 3 have the mean 2 and the deviation 1; 10, 50 have 30 and 20. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,10\n3,50\n",
                "a;b\r\n1;10\r\n3;50",
                "a\tb\n1\t10\n\n3\t50\n",
                "a|b\n1.0|1e1\n3.|+50\n",
                "# made by hand\na b\n1 10\n3 50\n",
                "\uFEFF\"a\", \"b\"\n1, 10\n\"3\", 50\n",
            })
    void separatorsAndNamesAreFound(String text) throws Exception {
        DataSource source = opened(text);
        assertThat(source.scale().orElseThrow().names()).containsExactly("a", "b");
        assertThat(source.scale().orElseThrow().means()).containsExactly(2.0, 30.0);
        assertThat(source.scale().orElseThrow().deviations()).containsExactly(1.0, 20.0);
        float[] points = new float[4];
        source.read(0, points, 0);
        source.read(1, points, 2);
        assertThat(points).containsExactly(-1, -1, 1, 1);
        assertThat(source.shape()).isEqualTo(SampleShape.vector(2));
        assertThat(source.description()).isEqualTo("2 points of 2 numbers");
    }

    @Test
    void columnsWithoutNamesAreNumberedAndOneColumnNeedsNoSeparator() throws Exception {
        DataSource source = opened("1\n5\n");
        assertThat(source.scale().orElseThrow().names()).containsExactly("column 1");
        assertThat(source.scale().orElseThrow().means()).containsExactly(3.0);
        assertThat(source.size()).hasValue(2);
    }

    @Test
    void aCommaWithinNumbersIsTheirPoint() throws Exception {
        DataSource source = opened("x;y\n0,5;1,5\n1,5;2,5\n");
        assertThat(source.scale().orElseThrow().means()).containsExactly(1.0, 2.0);
    }

    @Test
    void scaledNumbersComeBack() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("a,b,c\n");
        double[][] rows = new double[200][3];
        for (double[] row : rows) {
            row[0] = random.nextGaussian(1000, 3);
            row[1] = random.nextGaussian(-0.001, 1e-5);
            row[2] = 7;
            text.append(row[0])
                    .append(',')
                    .append(row[1])
                    .append(',')
                    .append(row[2])
                    .append('\n');
        }
        DataSource source = opened(text.toString());
        double[] squares = new double[3];
        float[] point = new float[3];
        for (int i = 0; i < 200; i++) {
            source.read(i, point, 0);
            for (int column = 0; column < 3; column++) {
                squares[column] += (double) point[column] * point[column] / 200;
                double back = source.scale().orElseThrow().back(point[column], column);
                assertThat(back).isCloseTo(rows[i][column], within(1e-6 * Math.abs(rows[i][column])));
            }
        }
        assertThat(squares[0]).isCloseTo(1, within(1e-5));
        assertThat(squares[1]).isCloseTo(1, within(1e-5));
        assertThat(squares[2]).isZero();
        assertThat(source.report().warnings()).containsExactly("all numbers of c are the same");
    }

    @Test
    void theScaleIsKeptWithTheRunWhateverBecomesOfTheFile() throws Exception {
        Config config = config("a,b\n1,10\n3,50\n");
        Files.delete(file);
        Config again = ConfigBuilder.stored(config.tree()).build();
        assertThat(again.data()).isEqualTo(config.data());
        assertThat(again.data().scale().orElseThrow().deviations()).containsExactly(1.0, 20.0);
        Files.writeString(file, "a,b\n100,10\n300,50\n");
        float[] point = new float[2];
        again.data().open(1).read(0, point, 0);
        assertThat(point).containsExactly(98, -1);
        Files.writeString(file, "a,c\n100,10\n300,50\n");
        assertThatThrownBy(() -> again.data().open(1))
                .hasMessageContaining("has the columns a, c, and data.columns are a, b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a,b\n1,2\n3,'|row 3, b is empty; fill it",
                "'a,b\n1,2\n3,x'|row 3, b is 'x'; numbers alone",
                "'a,b\n1,2\n3,NaN'|row 3, b is 'NaN'; numbers alone",
                "'a,b\n1,2\n3,1e999'|row 3, b is '1e999'; numbers alone",
                "'a,b\n1,2\n3,4,5'|has 3 columns in row 3 and 2 in the first; give",
                "'a,b\n'|holds no numbers; give",
                "''|holds no numbers; give",
                "'1,2\n\"3,4\n'|cannot be read: a quotation in it has no end; give",
            })
    void whatIsNoTableOfNumbersIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> opened(text.replace("\\n", "\n")))
                .isInstanceOf(SparringException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNoFileOrNoTextIsRefused() throws Exception {
        assertThatThrownBy(() -> ConfigBuilder.presetFor("csv:" + file)
                        .data("csv:" + file)
                        .build())
                .hasMessageContaining("data.columns");
        assertThatThrownBy(() -> CsvTable.read(file)).hasMessageContaining("is no file; name a .csv file");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, '1', '\n'});
        assertThatThrownBy(() -> CsvTable.read(file)).hasMessageContaining("it is no text in UTF-8");
    }

    @Test
    void mutatedFilesGivePointsOrAnErrorThatNamesTheFile() throws Exception {
        SplittableRandom random = new SplittableRandom(9);
        byte[] valid = "a,b,c\n1,2,3\n-4.5,5e3,6\n7,8,9\n\"10\",11,12\n".getBytes(StandardCharsets.US_ASCII);
        int tables = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] mutated = valid.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            Files.write(file, mutated);
            try {
                CsvTable table = CsvTable.read(file);
                assertThat(table.values()).doesNotContain(Double.NaN);
                assertThat(table.values().length % table.names().size()).isZero();
                tables++;
            } catch (SparringException.Data e) {
                assertThat(e.getMessage()).contains(file.toString()).doesNotContain("Exception");
            }
        }
        assertThat(tables).isGreaterThan(100);
    }

    @Test
    void fewLatentNumbersForManyColumnsAreWarnedOf() throws Exception {
        assertThat(config("1,2,3\n4,5,6\n").warnings())
                .anyMatch(line -> line.startsWith("latent.dim is 2 and the data has 3 numbers"));
        assertThat(config("1,2\n4,5\n").warnings()).isEqualTo(List.of());
    }
}

package dev.sparring.gan.data.array;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.SampleShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Points in a text file, scaled to mean 0 and deviation 1 for the networks. The scale is a part of the configuration, so samples come in the data's own
 * units even where the file is gone.
 *
 * @param path the file
 * @param columns how it is scaled
 */
public record CsvData(Path path, PointScale columns) implements DataConfig {

    private static final double LEAST_DEVIATION = 1e-12;

    @Override
    public SampleShape shape() {
        return SampleShape.vector(columns.names().size());
    }

    @Override
    public Optional<PointScale> scale() {
        return Optional.of(columns);
    }

    @Override
    public String toString() {
        return "points of " + columns.names().size() + " numbers in " + path;
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        CsvTable table = CsvTable.read(path);
        if (!table.names().equals(columns.names())) {
            throw new SparringException.Data(
                    path + " has the columns " + String.join(", ", table.names()) + ", and data.columns are "
                            + String.join(", ", columns.names()),
                    "give the same columns, or begin a new run");
        }
        float[] values = new float[table.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.scaled(table.values()[i], i % columns.names().size());
        }
        return PointTable.scaled(values, columns, warnings(table));
    }

    private static List<String> warnings(CsvTable table) {
        List<String> warnings = new ArrayList<>();
        for (int column = 0; column < table.names().size(); column++) {
            if (isConstant(table, column)) {
                warnings.add("all numbers of " + table.names().get(column) + " are the same");
            }
        }
        return warnings;
    }

    private static boolean isConstant(CsvTable table, int column) {
        int columns = table.names().size();
        for (int i = column; i < table.values().length; i += columns) {
            if (table.values()[i] != table.values()[column]) {
                return false;
            }
        }
        return true;
    }

    /** To mean 0 and deviation 1, as of a population; a column that is always the same keeps its unit. */
    private static PointScale scale(CsvTable table) {
        int columns = table.names().size();
        int rows = table.values().length / columns;
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int i = column; i < table.values().length; i += columns) {
                sum += table.values()[i];
            }
            double mean = sum / rows;
            double squares = 0;
            for (int i = column; i < table.values().length; i += columns) {
                squares += (table.values()[i] - mean) * (table.values()[i] - mean);
            }
            double deviation = Math.sqrt(squares / rows);
            means.add(mean);
            deviations.add(deviation > LEAST_DEVIATION * Math.abs(mean) && deviation > 0 ? deviation : 1);
        }
        return new PointScale(table.names(), means, deviations);
    }

    /** {@code source: csv}. */
    public static final class Provider implements DataProvider {

        private static final String FOUND = "found in the file where the run begins";
        private static final double LARGEST = 1e38;

        private static final Key<Path> PATH = DataKeys.path("the .csv file");
        private static final Key<List<String>> COLUMNS =
                Key.textList("columns", "names of the columns").require(FOUND).fix();
        private static final Key<List<Double>> MEANS = Key.numberList(
                        "means", -LARGEST, LARGEST, "what is subtracted from each column for the networks")
                .require(FOUND)
                .fix();
        private static final Key<List<Double>> DEVIATIONS = Key.numberList(
                        "deviations", 1e-300, LARGEST, "what each column is divided by for the networks")
                .require(FOUND)
                .fix();

        @Override
        public String name() {
            return "csv";
        }

        @Override
        public String help() {
            return "points in a text file, a line each";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(PATH, COLUMNS, MEANS, DEVIATIONS);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            List<String> names = settings.get(COLUMNS);
            List<Double> means = settings.get(MEANS);
            List<Double> deviations = settings.get(DEVIATIONS);
            if (means.size() != names.size() || deviations.size() != names.size()) {
                throw new SparringException.Configuration(
                        settings.path(COLUMNS) + " are " + names.size() + ", and there are " + means.size()
                                + " means and " + deviations.size() + " deviations",
                        "give as many of each, or leave all three out");
            }
            return new CsvData(settings.get(PATH), new PointScale(names, means, deviations));
        }

        @Override
        public ObjectNode look(Path path) throws SparringException.Data {
            PointScale scale = scale(CsvTable.read(path));
            ObjectNode keys = JsonNodeFactory.instance.objectNode();
            keys.set(COLUMNS.name(), COLUMNS.type().write(scale.names()));
            keys.set(MEANS.name(), MEANS.type().write(scale.means()));
            keys.set(DEVIATIONS.name(), DEVIATIONS.type().write(scale.deviations()));
            return keys;
        }
    }
}

package dev.sparring.ui.desktop.page.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a table beside runs holds: a row for each thing that is compared, a column for each run.
 *
 * @param runs the names of the runs
 * @param rows one entry a run each
 */
record TableContent(List<String> runs, List<Row> rows) {

    /**
     * Something that is compared.
     *
     * @param name what it is
     * @param entries one a run
     */
    record Row(String name, List<Entry> entries) {
        Row {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What one run has.
     *
     * @param text as it is shown
     * @param number by which it is sorted; empty for a text, which is sorted behind all numbers
     * @param best whether no run does better and one does worse
     */
    record Entry(String text, OptionalDouble number, boolean best) implements Comparable<Entry> {

        static Entry of(String text) {
            return new Entry(text, OptionalDouble.empty(), false);
        }

        static Entry of(String text, double number) {
            return new Entry(text, OptionalDouble.of(number), false);
        }

        Entry asBest() {
            return new Entry(text, number, true);
        }

        @Override
        public int compareTo(Entry other) {
            int byNumber = Double.compare(
                    number.orElse(Double.POSITIVE_INFINITY), other.number.orElse(Double.POSITIVE_INFINITY));
            return byNumber != 0 ? byNumber : text.compareTo(other.text);
        }
    }

    TableContent {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.entries().size() != runs.size()) {
                throw new IllegalArgumentException("row " + row.name() + " must have " + runs.size() + " entries, got "
                        + row.entries().size());
            }
        }
    }

    /** Some rows below the names of the runs, parted by tabs, as spreadsheets take them. */
    String text(List<Row> some) {
        List<String> lines = new ArrayList<>();
        lines.add("\t" + String.join("\t", runs));
        for (Row row : some) {
            lines.add(row.name() + "\t"
                    + String.join("\t", row.entries().stream().map(Entry::text).toList()));
        }
        return String.join("\n", lines) + "\n";
    }
}

package dev.sparring.ui.desktop.page.newrun;

import dev.sparring.gan.data.inspect.DataSummary;
import java.util.stream.Collectors;

/** A summary of data in words, without its warnings. */
final class DataText {

    private static final String WARNING = "warning: ";

    private DataText() {}

    /** The lines of {@code sparring data}, each without the room before it. */
    static String of(DataSummary summary) {
        return summary.toText()
                .lines()
                .filter(line -> !line.startsWith(WARNING))
                .map(line -> line.strip().replaceAll(" {2,}", ": "))
                .collect(Collectors.joining("\n"));
    }
}

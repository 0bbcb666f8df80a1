package dev.sparring.ui.desktop.page.compare;

import dev.sparring.gan.config.Change;
import dev.sparring.gan.config.Config;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In which keys configurations differ. Pure functions. */
final class ConfigDifferences {

    private ConfigDifferences() {}

    /**
     * What differs.
     *
     * @param configs by the names of their runs, in the order of the columns
     * @return a row for each key of which not all have the same value; {@link Change#NONE} stands where a key is not there
     */
    static TableContent of(Map<String, Config> configs) {
        List<Config> all = List.copyOf(configs.values());
        Map<String, Object[]> values = new LinkedHashMap<>();
        for (int i = 1; i < all.size(); i++) {
            for (Change change : Change.between(all.get(0), all.get(i))) {
                // A configuration that does not differ from the first one in this key has the first one's value.
                values.computeIfAbsent(change.key(), key -> repeated(change.before(), all.size()))[i] = change.after();
            }
        }
        List<TableContent.Row> rows = new ArrayList<>();
        values.forEach((key, found) -> rows.add(new TableContent.Row(
                key, List.of(found).stream().map(ConfigDifferences::entry).toList())));
        return new TableContent(List.copyOf(configs.keySet()), rows);
    }

    private static Object[] repeated(Object value, int count) {
        return Collections.nCopies(count, value).toArray();
    }

    private static TableContent.Entry entry(Object value) {
        return value instanceof Number number
                ? TableContent.Entry.of(value.toString(), number.doubleValue())
                : TableContent.Entry.of(value.toString());
    }
}

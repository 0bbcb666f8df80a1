package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.UserPath;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fills in what the keys of data are by what lies at their path, each path being looked at once. */
final class DataLook {

    private final Map<Path, ObjectNode> found = new HashMap<>();

    /**
     * Fills in keys of the data that are not given.
     *
     * @param tree a configuration; changed
     * @return the tree
     * @throws SparringException.Configuration if a key must be given, and what lies there cannot be read
     */
    ObjectNode filled(ObjectNode tree) throws SparringException.Configuration {
        if (!(tree.get(DataKinds.SECTION.name()) instanceof ObjectNode data)) {
            return tree;
        }
        Optional<DataProvider> kind =
                DataKinds.catalog().find(data.path(DataKinds.SOURCE.name()).asText(DataKinds.SOURCE.otherwise()));
        String text = data.path(DataKeys.PATH).asText();
        if (kind.isPresent() && !text.isBlank() && text.indexOf('\0') < 0 && lacks(kind.get(), data, false)) {
            Path path = UserPath.of(text).toAbsolutePath().normalize();
            if (Files.exists(path)) {
                fill(kind.get(), path, data);
            }
        }
        return tree;
    }

    private void fill(DataProvider kind, Path path, ObjectNode data) throws SparringException.Configuration {
        ObjectNode values = found.get(path);
        if (values == null) {
            try {
                values = kind.look(path);
                found.put(path, values);
            } catch (SparringException.Data e) {
                if (lacks(kind, data, true)) {
                    throw SparringException.Configuration.because(e);
                }
                // Opening it will say so, where it is opened.
                return;
            }
        }
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            data.putIfAbsent(value.getKey(), value.getValue());
        }
    }

    /** Whether a key without a default, or one that must be given, is not there. */
    private static boolean lacks(DataProvider kind, ObjectNode data, boolean required) {
        for (Key<?> key : kind.keys()) {
            boolean open = required ? key.required() : key.fallback().isEmpty();
            if (open && !data.has(key.name())) {
                return true;
            }
        }
        return false;
    }
}

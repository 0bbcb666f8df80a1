package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.catalog.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lowest layer of a configuration, with what it says of images of certain sizes alone: a list {@code sizes} of mappings, each with the longer side
 * {@code from} which on it holds, and keys as anywhere else. Of those that hold the last one counts.
 *
 * @param tree the layer without that list
 * @param sizes the list, the smallest size first
 */
record SizedPreset(ObjectNode tree, List<ObjectNode> sizes) {

    private static final String SIZES = "sizes";
    private static final String FROM = "from";
    private static final ValueType.Size SIZE = new ValueType.Size(1, 1 << 16);

    /** Takes the list off a tree. */
    static SizedPreset of(ObjectNode tree) {
        List<ObjectNode> sizes = new ArrayList<>();
        for (JsonNode entry : tree.path(SIZES)) {
            sizes.add((ObjectNode) entry);
        }
        tree.remove(SIZES);
        return new SizedPreset(tree, sizes);
    }

    /**
     * What holds for images of a size.
     *
     * @param size as a configuration has it; missing if the data are no images
     * @return empty if nothing but the layer itself holds
     */
    Optional<ObjectNode> layer(JsonNode size) {
        int longer = SIZE.read(size)
                .map(found -> Math.max(found.height(), found.width()))
                .orElse(0);
        return sizes.stream()
                .filter(entry -> entry.path(FROM).asInt() <= longer)
                .reduce((smaller, larger) -> larger)
                .map(entry -> {
                    ObjectNode layer = entry.deepCopy();
                    layer.remove(FROM);
                    return layer;
                });
    }
}

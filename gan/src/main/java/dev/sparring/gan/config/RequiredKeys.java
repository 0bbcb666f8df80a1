package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells a complete configuration from one of which a part was lost.
 *
 * <p>A run's configuration holds every key, so that a later version with other defaults still plays the same run. The keys
 * here are those that every configuration has had from the first version on, whatever its data, models and types. Keys of
 * later versions never belong here: runs from before must go on, and take their default, which therefore has to mean what
 * was done before there was such a key.
 */
final class RequiredKeys {

    /** Or {@code epochs} in its place. */
    private static final String LENGTH = "steps";

    private static final List<String> KEYS = List.of(
            "name",
            "seed",
            LENGTH,
            "batch",
            "data.source",
            "latent.dim",
            "latent.distribution",
            "loss",
            "penalties",
            "generator.startAt",
            "generator.model",
            "generator.optimizer.type",
            "generator.learningRate",
            "generator.warmup.type",
            "generator.decay.type",
            "generator.clipNorm",
            "generator.ema",
            "discriminator.steps",
            "discriminator.startAt",
            "discriminator.model",
            "discriminator.optimizer.type",
            "discriminator.learningRate",
            "discriminator.warmup.type",
            "discriminator.decay.type",
            "discriminator.clipNorm",
            "discriminator.ema",
            "monitor.every",
            "monitor.policy",
            "log.every",
            "samples.every",
            "samples.count",
            "checkpoint.every",
            "checkpoint.keep");

    private static final int MOST_NAMED = 6;

    private RequiredKeys() {}

    /** Refuses a configuration that lacks some of them, with their names. */
    static void check(ObjectNode tree, Path file) throws SparringException.Configuration {
        Set<String> missing = new LinkedHashSet<>();
        for (String key : KEYS) {
            String first = firstMissing(tree, key);
            boolean inEpochs = key.equals(LENGTH) && tree.hasNonNull("epochs");
            if (!first.isEmpty() && !inEpochs) {
                missing.add(first);
            }
        }
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing.stream().limit(MOST_NAMED).toList());
            int more = missing.size() - MOST_NAMED;
            throw new SparringException.Configuration(
                    file + " is not complete: it lacks " + names + (more > 0 ? " and " + more + " more" : ""),
                    "put back what it held when the run was started");
        }
    }

    /** The shortest beginning of a path that is not there: a whole section, or the key itself; empty if all of it is. */
    private static String firstMissing(ObjectNode tree, String key) {
        JsonNode node = tree;
        int end = 0;
        while (end < key.length()) {
            int next = key.indexOf('.', end + 1);
            String name = key.substring(end == 0 ? 0 : end + 1, next < 0 ? key.length() : next);
            end = next < 0 ? key.length() : next;
            node = node.path(name);
            if (node.isMissingNode() || node.isNull()) {
                return key.substring(0, end);
            }
        }
        return "";
    }
}

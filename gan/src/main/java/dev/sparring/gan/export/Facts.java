package dev.sparring.gan.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.SampleShape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What whoever loads a network has to know: where it is from, what it takes and what it gives. */
final class Facts {

    private Facts() {}

    /** This build's version. */
    static String version() {
        String version = Facts.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** As JSON, one object. */
    static ObjectNode of(RunNetwork network) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("sparring", version());
        facts.put("run", network.config().name());
        facts.put("network", network.role().label());
        facts.put("step", network.step());
        facts.put("weights", network.weights().label());
        facts.put("seed", network.config().seed());
        facts.putObject("latent")
                .put("dim", network.config().latent())
                .put("distribution", network.config().distribution().name().toLowerCase(Locale.ROOT));
        addSample(facts.putObject("sample"), network);
        ArrayNode labels = facts.putArray("labels");
        network.labels().forEach(labels::add);
        return facts;
    }

    private static void addSample(ObjectNode sample, RunNetwork network) {
        SampleShape shape = network.config().data().shape();
        ArrayNode sides =
                sample.put("kind", shape.isImage() ? "image" : "vector").putArray("shape");
        for (long side : shape.sides()) {
            sides.add(side);
        }
        if (shape.isImage()) {
            sample.putArray("range").add(-1).add(1);
        }
        sample.put("together", network.config().practice().packing());
        network.config().data().scale().ifPresent(scale -> addScale(sample.putArray("columns"), scale));
    }

    /** A column of the data is {@code number * deviation + mean}. */
    private static void addScale(ArrayNode columns, PointScale scale) {
        for (int i = 0; i < scale.names().size(); i++) {
            columns.addObject()
                    .put("name", scale.names().get(i))
                    .put("mean", scale.means().get(i))
                    .put("deviation", scale.deviations().get(i));
        }
    }

    /** As texts by name, for headers that hold nothing else; what has parts is JSON. */
    static Map<String, String> texts(RunNetwork network) {
        Map<String, String> texts = new LinkedHashMap<>();
        of(network)
                .properties()
                .forEach(fact -> texts.put(
                        fact.getKey(),
                        fact.getValue().isValueNode()
                                ? fact.getValue().asText()
                                : fact.getValue().toString()));
        return texts;
    }
}

package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.Adjustment;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of a running schedule, in checkpoints and as events. */
final class Adjustments {

    private Adjustments() {}

    /** Writes them down, in order. */
    static void write(ArrayNode array, List<Adjustment> adjustments) {
        for (Adjustment adjustment : adjustments) {
            ObjectNode node = array.addObject();
            if (adjustment instanceof Adjustment.Rewarm rewarm) {
                node.put("type", "rewarm")
                        .put("at", rewarm.at())
                        .put("updates", rewarm.updates())
                        .put("from", rewarm.from());
            } else if (adjustment instanceof Adjustment.Reduce reduce) {
                node.put("type", "reduce").put("at", reduce.at()).put("share", reduce.share());
            } else if (adjustment instanceof Adjustment.Slow slow) {
                node.put("type", "slow")
                        .put("at", slow.at())
                        .put("updates", slow.updates())
                        .put("share", slow.share());
            }
        }
    }

    /** Reads what {@link #write} wrote; a checkpoint from before there were any has none. */
    static List<Adjustment> read(JsonNode array) throws SparringException.Checkpoint {
        List<Adjustment> adjustments = new ArrayList<>();
        for (JsonNode node : array) {
            long at = node.path("at").asLong(-1);
            switch (node.path("type").asText()) {
                case "rewarm" ->
                    adjustments.add(new Adjustment.Rewarm(
                            at, node.path("updates").asLong(), node.path("from").asDouble(-1)));
                case "reduce" ->
                    adjustments.add(new Adjustment.Reduce(at, node.path("share").asDouble()));
                case "slow" ->
                    adjustments.add(new Adjustment.Slow(
                            at,
                            node.path("updates").asLong(),
                            node.path("share").asDouble()));
                default ->
                    throw new SparringException.Checkpoint(
                            "the checkpoint holds a change of schedule that this version does not know: " + node,
                            "go on from an older checkpoint");
            }
        }
        return adjustments;
    }

    /** The event of a change that begins. */
    static Event event(long step, Side network, Adjustment adjustment) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("update", adjustment.at());
        if (adjustment instanceof Adjustment.Rewarm rewarm) {
            evidence.put("updates", rewarm.updates());
            evidence.put("from", rewarm.from());
            return new Event(step, "rewarm", Severity.INFO, network, evidence, "", "a second warmup begins");
        }
        if (adjustment instanceof Adjustment.Slow slow) {
            evidence.put("updates", slow.updates());
            evidence.put("share", slow.share());
            return new Event(step, "slow", Severity.INFO, network, evidence, "", "the rate is lowered for a while");
        }
        return new Event(step, "reduce", Severity.INFO, network, evidence, "", "the rate is reduced");
    }
}

package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import java.util.ArrayList;
import java.util.List;

/** Changes of a running schedule, in checkpoints. */
final class ScheduleChangeCodec {

    private ScheduleChangeCodec() {}

    /** Writes them down, in order. */
    static void write(ArrayNode array, List<ScheduleChange> changes) {
        for (ScheduleChange change : changes) {
            ObjectNode node = array.addObject();
            if (change instanceof ScheduleChange.Rewarm rewarm) {
                node.put("type", "rewarm")
                        .put("at", rewarm.at())
                        .put("updates", rewarm.updates())
                        .put("from", rewarm.from());
            } else if (change instanceof ScheduleChange.Reduce reduce) {
                node.put("type", "reduce").put("at", reduce.at()).put("share", reduce.share());
            } else if (change instanceof ScheduleChange.Slow slow) {
                node.put("type", "slow")
                        .put("at", slow.at())
                        .put("updates", slow.updates())
                        .put("share", slow.share());
            }
        }
    }

    /** Reads what {@link #write} wrote; a checkpoint from before there were any has none. */
    static List<ScheduleChange> read(JsonNode array) throws SparringException.Checkpoint {
        List<ScheduleChange> changes = new ArrayList<>();
        for (JsonNode node : array) {
            long at = node.path("at").asLong(-1);
            switch (node.path("type").asText()) {
                case "rewarm" ->
                    changes.add(new ScheduleChange.Rewarm(
                            at, node.path("updates").asLong(), node.path("from").asDouble(-1)));
                case "reduce" ->
                    changes.add(new ScheduleChange.Reduce(at, node.path("share").asDouble()));
                case "slow" ->
                    changes.add(new ScheduleChange.Slow(
                            at,
                            node.path("updates").asLong(),
                            node.path("share").asDouble()));
                default ->
                    throw new SparringException.Checkpoint(
                            "the checkpoint holds a change of schedule that this version does not know: " + node,
                            "go on from an older checkpoint");
            }
        }
        return changes;
    }
}

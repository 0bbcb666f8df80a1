package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.event.RunEvent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run's networks came from.
 *
 * @param run the other run's directory, as it was given
 * @param step the steps it had completed
 */
public record RunOrigin(Path run, long step) {

    /**
     * The event with which the new run begins.
     *
     * @return of step 0
     */
    public RunEvent event() {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("run", run.toString());
        evidence.put("step", step);
        return RunEvent.info(0, "inherited", evidence, "both networks begin as those of " + run + " at step " + step);
    }

    /** Writes into {@code run.json} where the networks came from. */
    void write(ObjectNode info) {
        info.putObject("from").put("run", run.toString()).put("step", step);
    }
}

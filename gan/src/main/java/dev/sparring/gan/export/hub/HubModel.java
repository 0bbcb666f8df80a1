package dev.sparring.gan.export.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.event.RunEvent;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a model.
 *
 * @param config of the run at the model's step
 * @param step completed steps
 * @param weights {@code average} or {@code raw}
 * @param parameters of the generator, how many
 * @param labels the names of those that it can be asked for; none if it is told none
 * @param metadata what {@code run.json} says
 * @param events of the run, all of them
 * @param evaluation the last one that is kept with the run
 * @param withOnnx whether the folder has an ONNX model
 */
public record HubModel(
        Config config,
        long step,
        String weights,
        long parameters,
        List<String> labels,
        JsonNode metadata,
        List<RunEvent> events,
        Optional<JsonNode> evaluation,
        boolean withOnnx) {

    /** Copies. */
    public HubModel {
        labels = List.copyOf(labels);
        events = List.copyOf(events);
    }

    boolean isImage() {
        return config.data().shape().isImage();
    }

    boolean isConditional() {
        return !labels.isEmpty();
    }
}

package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.train.StepMetrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has recorded at a step or last before it.
 *
 * @param metrics of the last logged step; empty before the first
 * @param quality what the monitor found at its last check, by the keys of {@code metrics.jsonl}; empty before the first
 * @param qualityStep the step of that check, 0 before the first
 * @param distance the Fréchet distance of the last checkpoint that was compared with the data
 */
public record StepRecord(
        Optional<StepMetrics> metrics,
        Map<String, Double> quality,
        long qualityStep,
        Optional<CheckpointDistance> distance) {

    /** Before anything was recorded. */
    public static final StepRecord NOTHING = new StepRecord(Optional.empty(), Map.of(), 0, Optional.empty());

    /** Copies. */
    public StepRecord {
        quality = Collections.unmodifiableMap(new LinkedHashMap<>(quality));
    }

    /**
     * How far a checkpoint's samples are from the data.
     *
     * @param step of the checkpoint
     * @param distance by Fréchet, in the monitor's space of features
     */
    public record CheckpointDistance(long step, double distance) {}
}

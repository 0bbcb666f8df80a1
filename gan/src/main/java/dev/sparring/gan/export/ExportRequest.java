package dev.sparring.gan.export;

import dev.sparring.gan.sampling.Weights;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be exported.
 *
 * @param run its directory
 * @param network which one; empty for what the format is about
 * @param weights which parameters; empty for the average, if the run keeps one
 * @param step of the checkpoint; empty for the newest sound one
 */
public record ExportRequest(Path run, Optional<NetworkRole> network, Optional<Weights> weights, Optional<Long> step) {

    /**
     * The generator of a run's newest checkpoint, with the average of its parameters if the run keeps one; or the run's records, of a format
     * that is about these.
     *
     * @param run its directory
     * @return the request
     */
    public static ExportRequest of(Path run) {
        return new ExportRequest(run, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The network, where a format takes either. */
    NetworkRole networkOrGenerator() {
        return network.orElse(NetworkRole.GENERATOR);
    }

    /** The parameters that were asked for, or the average. */
    Weights weightsOrAverage() {
        return weights.orElse(Weights.AVERAGE);
    }
}

package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.config.Config;
import java.nio.file.Path;
import java.util.List;

/**
 * The samples and checkpoints that a run has saved so far.
 *
 * @param root its directory
 * @param config what it was configured with when it was opened
 * @param steps in ascending order
 * @param checkpoints their steps, in ascending order
 * @param running whether the run says that it goes on
 */
public record SampleListing(Path root, Config config, List<SavedStep> steps, List<Long> checkpoints, boolean running) {
    /** Copies. */
    public SampleListing {
        steps = List.copyOf(steps);
        checkpoints = List.copyOf(checkpoints);
    }
}

package dev.sparring.gan.run;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.config.CheckpointConfig;
import dev.sparring.gan.config.Config;
import java.util.List;

/**
 * How long a run is and what it does between its steps.
 *
 * @param steps its length
 * @param logEvery steps between records
 * @param samplesEvery steps between pictures of samples
 * @param samplesCount samples in a picture
 * @param checkpoint when checkpoints are written, and which of them stay
 * @param generatorChanges planned changes of the generator's schedule, which are told when they begin
 * @param discriminatorChanges the same of the discriminator's
 */
record RunPlan(
        long steps,
        long logEvery,
        long samplesEvery,
        int samplesCount,
        CheckpointConfig checkpoint,
        List<ScheduleChange> generatorChanges,
        List<ScheduleChange> discriminatorChanges) {

    RunPlan {
        generatorChanges = List.copyOf(generatorChanges);
        discriminatorChanges = List.copyOf(discriminatorChanges);
    }

    static RunPlan of(Config config) {
        return new RunPlan(
                config.steps(),
                config.logEvery(),
                config.samplesEvery(),
                config.samplesCount(),
                config.checkpoint(),
                config.generator().scheduleChanges(),
                config.discriminator().scheduleChanges());
    }
}

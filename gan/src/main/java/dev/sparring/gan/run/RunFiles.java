package dev.sparring.gan.run;

import dev.sparring.gan.checkpoint.CheckpointWriter;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;

/**
 * Where a run is written down.
 *
 * @param directory of the run, locked
 * @param writer of its checkpoints
 * @param memory what is said in checkpoints of configuration and data
 */
record RunFiles(RunDirectory directory, CheckpointWriter writer, RunMemory memory) {}

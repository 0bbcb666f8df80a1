/**
 * The files of a run directory: its lock, its two logs, {@code run.json}, and what a checkpoint remembers of the configuration.
 * {@code docs/run-directory.md} is the specification. No training here.
 */
@NullMarked
package dev.sparring.gan.run.storage;

import org.jspecify.annotations.NullMarked;

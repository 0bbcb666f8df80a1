/**
 * Event files as TensorBoard reads them: records with checksums, each of them an event, and a run's records as such events. Where a file
 * goes is no business of this package.
 */
@NullMarked
package dev.sparring.gan.export.tensorboard;

import org.jspecify.annotations.NullMarked;

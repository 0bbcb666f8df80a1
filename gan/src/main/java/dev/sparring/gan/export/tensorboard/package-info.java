/**
 * Event files as TensorBoard reads them: records with checksums, each of them an event. What a run records is no business of this package.
 */
@NullMarked
package dev.sparring.gan.export.tensorboard;

import org.jspecify.annotations.NullMarked;

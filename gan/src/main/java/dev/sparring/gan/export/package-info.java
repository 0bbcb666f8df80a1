/**
 * What a run can be taken away as: one exporter a format, by name. What stands in an ONNX model, an event file or a model card is made
 * in the packages beside this one; which checkpoint and which parameters they are made of, and that nothing half-written is left, is
 * decided here.
 */
@NullMarked
package dev.sparring.gan.export;

import org.jspecify.annotations.NullMarked;

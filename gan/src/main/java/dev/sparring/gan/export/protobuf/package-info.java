/**
 * The wire format of Protocol Buffers, as far as ONNX and TensorBoard need it to be written. Which field means what is no business of
 * this package.
 */
@NullMarked
package dev.sparring.gan.export.protobuf;

import org.jspecify.annotations.NullMarked;

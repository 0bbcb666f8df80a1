/**
 * Networks as ONNX models, layer by layer. What a layer is in operators stands in the package beside this one; which run a network is
 * from, and where the file goes, is no business of either.
 */
@NullMarked
package dev.sparring.gan.export.onnx;

import org.jspecify.annotations.NullMarked;

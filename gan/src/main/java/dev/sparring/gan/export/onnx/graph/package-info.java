/**
 * A graph of ONNX in the making: nodes, constants, inputs and outputs. What a layer is in operators is no business of this package.
 */
@NullMarked
package dev.sparring.gan.export.onnx.graph;

import org.jspecify.annotations.NullMarked;

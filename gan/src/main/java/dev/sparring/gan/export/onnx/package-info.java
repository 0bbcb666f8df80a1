/**
 * Networks as ONNX models: what each of DL4J's layers and vertices, and each of ours, is in operators of opset 17. Which run a network is
 * from, and where the file goes, is no business of this package.
 */
@NullMarked
package dev.sparring.gan.export.onnx;

import org.jspecify.annotations.NullMarked;

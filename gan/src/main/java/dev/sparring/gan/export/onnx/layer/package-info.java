/**
 * What each of DL4J's layers and vertices, and each of ours, is in operators of opset 17: a method for each kind. How a network is walked
 * through is no business of this package.
 */
@NullMarked
package dev.sparring.gan.export.onnx.layer;

import org.jspecify.annotations.NullMarked;

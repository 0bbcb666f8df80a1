/**
 * Sets of points and what is computed of them: distances, nearest neighbours, means and covariances, eigenvalues, first centres
 * for k-means. No judgement of samples here.
 */
@NullMarked
package dev.sparring.gan.metric.geometry;

import org.jspecify.annotations.NullMarked;

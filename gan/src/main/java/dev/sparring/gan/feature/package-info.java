/**
 * Spaces in which samples are compared: raw numbers, random or learned features. No comparisons here, and no runs.
 */
@NullMarked
package dev.sparring.gan.feature;

import org.jspecify.annotations.NullMarked;

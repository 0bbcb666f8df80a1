/**
 * How families are opened: a {@link dev.sparring.gan.catalog.Catalog} holds what has a name, ours first and then what {@link
 * java.util.ServiceLoader} finds on the class path. Losses, models, optimizers, kinds of data and feature spaces are in one each, and a {@link
 * dev.sparring.gan.catalog.Key} describes what can be set about their members; signals and
 * detectors, which have no names of their own in configurations, load themselves in the same way.
 */
@NullMarked
package dev.sparring.gan.catalog;

import org.jspecify.annotations.NullMarked;

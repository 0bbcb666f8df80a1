package dev.sparring.gan.catalog;

/** A name and its meaning. */
record Name(String name, String help) implements Named {}

/** The systems that run on ND4J: this project's trainer and, as its peer, DL4J's own layers and updater. */
@NullMarked
package dev.sparring.bench.system;

import org.jspecify.annotations.NullMarked;

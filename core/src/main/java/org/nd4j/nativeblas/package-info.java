/**
 * Not ours: a name that Deeplearning4j 1.0.0-M2.1 looks for and that ND4J no longer has. Nothing else belongs here.
 */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;

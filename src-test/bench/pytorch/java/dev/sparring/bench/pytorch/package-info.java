/** PyTorch's C++ library as a peer, in a process of its own: it brings another release of JavaCPP than ND4J's. */
@NullMarked
package dev.sparring.bench.pytorch;

import org.jspecify.annotations.NullMarked;

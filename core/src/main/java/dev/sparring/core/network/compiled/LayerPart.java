package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.LayerOperation;
import java.util.Optional;

/**
 * An operation and the layer that it comes from.
 *
 * @param layer for messages: its place in the network and its type
 * @param operation what it does
 */
public record LayerPart(String layer, LayerOperation operation) {

    /** Both in one, under this one's name, where that gives the same numbers. */
    Optional<LayerPart> fusedWith(LayerPart next) {
        return operation.fusedWith(next.operation).map(fused -> new LayerPart(layer, fused));
    }
}

package dev.sparring.gan.loss;

import dev.sparring.gan.catalog.Named;

/**
 * A loss by name. One of your own is a class that implements this, with a public constructor without arguments, in a jar on the
 * class path ({@code SPARRING_CLASS_PATH} for the launcher) that names it in {@code
 * META-INF/services/dev.sparring.gan.loss.LossProvider}; {@code loss: its-name} chooses it from then on.
 */
public interface LossProvider extends Named {

    /**
     * The loss.
     *
     * @return pure; safe from any thread
     */
    Loss loss();
}

package dev.sparring.gan.model;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Settings;

/**
 * A family of networks by name. One of your own is a class that implements this, with a public constructor without arguments, in a
 * jar on the class path ({@code SPARRING_CLASS_PATH} for the launcher) that names it in {@code
 * META-INF/services/dev.sparring.gan.model.ModelProvider}; {@code generator: {model: its-name}} chooses it from then on, with its
 * keys beside the name.
 */
public interface ModelProvider extends Configurable {

    /**
     * Makes it from its settings.
     *
     * @param settings values of {@link #keys}, which a run that has begun must keep: mark them with {@link
     *     dev.sparring.gan.catalog.Key#fix}
     * @return the model
     * @throws SparringException.Configuration if a value is illegal
     */
    Model make(Settings settings) throws SparringException.Configuration;
}

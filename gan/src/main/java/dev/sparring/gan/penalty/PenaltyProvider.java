package dev.sparring.gan.penalty;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Settings;

/**
 * A penalty by name. One of your own is a class that implements this, with a public constructor without arguments, in a jar on the
 * class path ({@code SPARRING_CLASS_PATH} for the launcher) that names it in {@code
 * META-INF/services/dev.sparring.gan.penalty.PenaltyProvider}; {@code penalties: [{type: its-name}]} chooses it from then on, with its
 * keys beside the type.
 */
public interface PenaltyProvider extends Configurable {

    /**
     * Makes it from its settings.
     *
     * @param settings values of {@link #keys}
     * @return the penalty, one for each run
     * @throws SparringException.Configuration if a value is illegal
     */
    Penalty make(Settings settings) throws SparringException.Configuration;
}

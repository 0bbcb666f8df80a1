package dev.sparring.gan.data;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Settings;

/**
 * A kind of data by name. One of your own is a class that implements this, with a public constructor without arguments, in a jar on
 * the class path ({@code SPARRING_CLASS_PATH} for the launcher) that names it in {@code
 * META-INF/services/dev.sparring.gan.data.DataProvider}; {@code data: {source: its-name}} and {@code --data its-name} choose it from
 * then on, with its keys beside the name.
 *
 * <p>One that reads files has a key {@link DataKeys#PATH}, and is then written {@code its-name:PATH} on the command line. One of images
 * whose size can be chosen has keys {@link DataKeys#SIZE} and {@link
 * DataKeys#CHANNELS}.
 */
public interface DataProvider extends Configurable {

    /**
     * Makes it from its settings. Nothing is opened.
     *
     * @param settings values of {@link #keys}
     * @return which samples are meant
     * @throws SparringException.Configuration if a value is illegal
     */
    DataConfig make(Settings settings) throws SparringException.Configuration;

    /**
     * The preset that suits such data best, where nobody names one.
     *
     * @return for images, which have a key {@link DataKeys#SIZE}, {@code mnist}; for anything else {@code ring}
     */
    default String preset() {
        return has(DataKeys.SIZE) ? "mnist" : "ring";
    }

    /**
     * Whether there is a key of a name.
     *
     * @param key such as {@link DataKeys#PATH}
     * @return true if {@link #keys} has it
     */
    default boolean has(String key) {
        return keys().stream().anyMatch(own -> own.name().equals(key));
    }
}

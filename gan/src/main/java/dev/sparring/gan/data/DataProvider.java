package dev.sparring.gan.data;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Settings;
import java.nio.file.Path;

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
     * What the keys are for what lies at a path, as {@code --data} fills them in where it is given alone.
     *
     * @param path of a file or directory that is there
     * @return values by the names of keys, those of the path itself not among them
     * @throws SparringException.Data if it cannot be read, which opening it will say as well
     */
    default ObjectNode look(Path path) throws SparringException.Data {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * The preset that suits such data best, where nobody names one.
     *
     * @return for images, which have a key {@link DataKeys#SIZE}, {@code images}; for anything else {@code ring}
     */
    default String preset() {
        return has(DataKeys.SIZE) ? "images" : "ring";
    }

    /**
     * The same for what lies at a path.
     *
     * @param path of a file or directory that is there
     * @return the preset
     * @throws SparringException.Data as for {@link #look}
     */
    default String preset(Path path) throws SparringException.Data {
        return preset();
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

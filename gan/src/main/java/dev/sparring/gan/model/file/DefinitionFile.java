package dev.sparring.gan.model.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Definition;
import dev.sparring.core.onednn.OpenMp;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.NetworkSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A network of a user's own layers: a configuration of DL4J's as {@code toJson()} or {@code toYaml()} wrote it. It is what it is, and does not
 * fit itself to the data; the first parameters follow the run's seed and not that of the file. Immutable.
 *
 * <p>The text may come from anybody. It is read as plain values, at most 1 MB of them, and DL4J sees it only once every class that
 * it names has been found among those that a definition may hold.
 */
public final class DefinitionFile implements Model {

    /** The endings by which a file is told from the name of a family; one with a separator in its path may have any. */
    public static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");

    /** What the file says, kept with the run: the file itself may change or go. */
    public static final Key<String> DEFINITION = Key.text(
                    "definition", "what the file said when the run began; while it is there, the file is not read")
            .orElse("what the file says")
            .fix();

    /** What stands where a family has its name. */
    public static final Configurable CHOICE = new Choice();

    private static final String REMEDY =
            "give a file that toJson() or toYaml() of a DL4J configuration wrote; docs/models.md says what it may hold";

    private final String name;
    private final ObjectNode tree;

    private DefinitionFile(String name, ObjectNode tree) {
        this.name = name;
        this.tree = tree;
    }

    /**
     * Reads a file.
     *
     * @param file JSON or YAML of at most 1 MB
     * @param key the key that names it, for messages
     * @return the model
     * @throws SparringException.Configuration if it cannot be read, is no configuration of DL4J's or names a class that it may not
     */
    public static DefinitionFile read(Path file, String key) throws SparringException.Configuration {
        String origin = key + " " + file;
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new SparringException.Configuration(
                        origin + " is " + (Files.isDirectory(file) ? "a directory" : "no file"), REMEDY);
            }
            ByteBuffer bytes = ByteBuffer.wrap(DurableFiles.read(file, DefinitionReader.MOST));
            return of(
                    String.valueOf(file.getFileName()),
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(),
                    origin);
        } catch (IOException e) {
            throw new SparringException.Configuration(origin + " cannot be read: " + ReadErrors.reason(e), REMEDY, e);
        }
    }

    /**
     * Takes the text of a file.
     *
     * @param name of the file, for people
     * @param text what it says
     * @param origin where the text stands, for messages
     * @return the model
     * @throws SparringException.Configuration as {@link #read}
     */
    public static DefinitionFile of(String name, String text, String origin) throws SparringException.Configuration {
        try {
            ObjectNode tree = DefinitionReader.tree(text);
            if (tree.has("confs") == tree.has("vertices")) {
                throw new SparringException.Configuration(
                        origin + " has neither layers (confs) nor a graph (vertices), or both", REMEDY);
            }
            ClassCheck.check(tree);
            DefinitionFile file = new DefinitionFile(name, tree);
            if (file.text().length() > DefinitionReader.MOST) {
                throw new SparringException.Configuration(
                        origin + " is longer than " + DefinitionReader.MOST + " characters once it is written in lines",
                        REMEDY);
            }
            return file;
        } catch (IOException e) {
            throw new SparringException.Configuration(
                    origin + " is no DL4J configuration: " + DefinitionReader.reason(e), REMEDY, e);
        } catch (IllegalArgumentException e) {
            throw new SparringException.Configuration(origin + ": " + e.getMessage(), REMEDY, e);
        }
    }

    /**
     * What the file said.
     *
     * @return JSON in lines, whatever it was
     */
    public String text() {
        return DefinitionReader.json(tree);
    }

    @Override
    public Definition generator(NetworkSpec spec) {
        return definition(spec, new OwnInputs(LATENT, spec));
    }

    @Override
    public Definition discriminator(NetworkSpec spec) {
        return definition(spec, new OwnInputs(SAMPLE, spec));
    }

    private Definition definition(NetworkSpec spec, OwnInputs inputs) {
        OpenMp.requireReadableThreads();
        Definition definition = Dl4jText.definition(tree, spec.seed());
        inputs.check(definition);
        return definition;
    }

    @Override
    public String toString() {
        return name;
    }

    private record Choice() implements Configurable {
        @Override
        public String name() {
            return "FILE";
        }

        @Override
        public String help() {
            return "layers of your own: the path to a DL4J configuration, JSON or YAML; one that ends in .json, .yaml or .yml or holds"
                    + " a separator";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(DEFINITION);
        }
    }
}

package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.yaml.Yaml;
import java.nio.file.Path;

/**
 * The {@code config.yaml} of a run whose step is a program's own: which program it is. What else it was played with stands in the
 * program, so nothing but the program can go on with it.
 */
public final class ProgramRun {

    private static final String PROGRAM = "program";

    private ProgramRun() {}

    /**
     * The file's text.
     *
     * @param program the class of the step
     * @param name of the run, for people
     * @param steps its length
     * @return YAML
     */
    public static String yaml(String program, String name, long steps) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put(PROGRAM, program).put("name", name).put("steps", steps);
        return Yaml.write(tree);
    }

    /**
     * Requires a run to be a program's own.
     *
     * @param file the run's {@code config.yaml}
     * @param program the class of the step that is to go on
     * @throws SparringException.Configuration if it is another's
     */
    public static void require(Path file, String program) throws SparringException.Configuration {
        String trained = Yaml.read(file).path(PROGRAM).asText();
        if (!trained.equals(program)) {
            throw new SparringException.Configuration(
                    file + (trained.isEmpty() ? " is a configuration's run" : " is a run of " + trained)
                            + " and not of " + program,
                    "go on with it as it was begun, or give another directory");
        }
    }

    /** Refuses what only a program can go on with, where a configuration is wanted. */
    static void refuse(ObjectNode tree, Path file) throws SparringException.Configuration {
        if (tree.has(PROGRAM)) {
            throw new SparringException.Configuration(
                    file + " is a run of the program " + tree.path(PROGRAM).asText()
                            + ", not of a configuration: its networks and data are known to the program alone",
                    "resume it, and draw its samples, by that program");
        }
    }
}

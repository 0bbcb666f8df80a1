package dev.sparring.ui.desktop.session.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.OutputFile;
import dev.sparring.gan.run.storage.RunReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The configuration of a run as a file of a person's own. */
public final class RunConfigFile {

    private RunConfigFile() {}

    /**
     * Writes it, with every key.
     *
     * @param root the run's directory
     * @param file in YAML; replaced if it is there
     * @throws SparringException if the run cannot be read or the file not be written; it is then as it was
     */
    public static void save(Path root, Path file) throws SparringException {
        OutputFile.requirePlace(file);
        OutputFile.write(file, RunReader.open(root).config().yaml().getBytes(StandardCharsets.UTF_8));
    }
}

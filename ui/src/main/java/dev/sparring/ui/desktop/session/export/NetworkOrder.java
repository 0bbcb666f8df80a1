package dev.sparring.ui.desktop.session.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.export.Export;
import dev.sparring.gan.export.ExportRequest;
import dev.sparring.gan.export.ExportTarget;
import dev.sparring.gan.export.Exporter;
import dev.sparring.gan.export.NetworkRole;
import dev.sparring.gan.sampling.Weights;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network of a run, or what the run recorded, that is to be taken to other programs: the same that {@code sparring export} writes.
 *
 * @param root the run's directory
 * @param format what is written
 * @param network which one; empty for what the format is about
 * @param weights which parameters; empty for the average, if the run keeps one
 * @param checkpoint which one; empty of a format that takes none
 * @param place the file or folder
 * @param replace whether what is there may be replaced; of folders, only one of the same format
 */
public record NetworkOrder(
        Path root,
        Exporter format,
        Optional<NetworkRole> network,
        Optional<Weights> weights,
        Optional<GeneratorChoice> checkpoint,
        Path place,
        boolean replace) {

    private static final double CHECKED = 0.05;
    private static final double PREPARED = 0.6;

    /**
     * What was written.
     *
     * @param subject what it is, as the command says it
     * @param place the file or folder
     * @param notes what whoever loads it should know, a sentence each
     * @param warnings damaged checkpoints that were passed over, a line each
     */
    public record Written(String subject, Path place, List<String> notes, List<String> warnings) {
        /** Copies. */
        public Written {
            notes = List.copyOf(notes);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads the network and writes it. Uses ND4J.
     *
     * @param progress is told how far it is; may end it, and then the place is as it was
     * @return what was written
     * @throws SparringException if there is no such checkpoint or it is damaged, the format cannot hold the network, or the place must not
     *     or cannot be written to; the place is then as it was
     * @throws IOException if it was ended
     */
    public Written write(Worker.Progress progress) throws SparringException, IOException {
        List<String> warnings = new ArrayList<>();
        Optional<Long> step = checkpoint.isPresent() ? checkpoint.get().step(root, warnings::add) : Optional.empty();
        ExportRequest request = new ExportRequest(root, network, weights, step);
        format.require(request);
        ExportTarget target = ExportTarget.of(format, place, replace);
        progress.at(CHECKED);
        Export export = format.prepare(request, warnings::add);
        progress.at(PREPARED);
        target.write(export);
        return new Written(export.subject(), place, export.notes(), warnings);
    }
}

package dev.sparring.ui.desktop.session.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.output.SampleOutput;
import dev.sparring.gan.sampling.output.SampleRequest;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples of a run that are to be written as files: the same that {@code sparring sample} writes.
 *
 * @param root the run's directory
 * @param generator whose
 * @param request which
 * @param output where to, and as what
 */
public record SampleOrder(Path root, GeneratorChoice generator, SampleRequest request, SampleOutput output) {

    private static final double OPENED = 0.05;
    private static final double DRAWN = 0.5;

    /**
     * What was written.
     *
     * @param count how many samples
     * @param step of the checkpoint
     * @param place the file or folder, in words
     * @param warnings damaged checkpoints that were passed over, a line each
     */
    public record Written(int count, long step, String place, List<String> warnings) {
        /** Copies. */
        public Written {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Draws and writes. Uses ND4J.
     *
     * @param progress is told how far it is; may end it, and then nothing new is left
     * @return what was written
     * @throws SparringException if there is no such checkpoint or it is damaged, its generator cannot be asked for such samples, or the
     *     place cannot be written to
     * @throws IOException if it was ended
     */
    public Written write(Worker.Progress progress) throws SparringException, IOException {
        List<String> warnings = new ArrayList<>();
        RunSampler sampling = generator.open(root, warnings::add);
        output.require(sampling.shape(), request.drawn(sampling));
        progress.at(OPENED);
        SampleBatch samples = request.draw(sampling);
        progress.at(DRAWN);
        InnerProgress.run(
                share -> progress.at(DRAWN + (1 - DRAWN) * share),
                told -> output.write(samples, sampling.scale(), told));
        return new Written(samples.count(), samples.step(), output.told(samples), warnings);
    }
}

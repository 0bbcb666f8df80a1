package dev.sparring.ui.desktop.session.samples.generator;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.sampling.RunDiscriminator;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the networks of a checkpoint about the plane.
 *
 * @param root the run's directory
 * @param step of the checkpoint
 * @param samples that the discriminator is asked where to move
 * @param frame points that say where to look, x, y, x, y, ...
 * @param heat whether the discriminator is asked about each place
 * @param arrows whether it is asked about the samples
 * @param grid whether the generator is asked about the latent plane
 */
public record PlaneSurvey(
        Path root, long step, SamplePoints samples, float[] frame, boolean heat, boolean arrows, boolean grid) {

    private static final int SIDE = 128;
    /** So much wider than the points is the square, since a window is wider than high. */
    private static final float REACH = 2.5f;

    private static final int MOST_ARROWS = 160;
    private static final int LINES = 13;
    private static final int STOPS = 61;
    private static final int[] NO_LABELS = {};

    /**
     * Asks. Uses ND4J.
     *
     * @param before what was found last; what of it is still right is taken from there
     * @param progress is told how far it is; may end it
     * @return what was found
     * @throws SparringException if there is no such checkpoint, it is damaged, or its networks cannot be asked
     * @throws IOException if it was ended
     */
    public PlaneLayers take(@Nullable PlaneLayers before, Worker.Progress progress)
            throws SparringException, IOException {
        progress.at(0);
        PlaneLayers known = before != null && before.step() == step ? before : null;
        PlaneLayers.Heat map = known == null ? null : known.heat();
        float[] pull = {};
        if (arrows || (heat && map == null)) {
            try (RunDiscriminator discriminator = discriminator()) {
                map = heat && map == null ? outputs(discriminator) : map;
                progress.at(0.5);
                pull = arrows ? pulls(discriminator) : pull;
            }
        }
        progress.at(0.7);
        List<float[]> lines = known == null ? List.of() : known.grid();
        if (grid && lines.isEmpty()) {
            lines = latentGrid();
        }
        return new PlaneLayers(step, heat ? map : null, pull, grid ? lines : List.of());
    }

    private RunDiscriminator discriminator() throws SparringException {
        Optional<RunDiscriminator> found = RunDiscriminator.open(root, step);
        return found.orElseThrow(() -> new SparringException.Configuration(
                Texts.text("samples.plane.no-discriminator"), Texts.text("samples.plane.no-discriminator-reason")));
    }

    private PlaneLayers.Heat outputs(RunDiscriminator discriminator) {
        float[] low = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY};
        float[] high = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 0; i < frame.length; i++) {
            low[i % 2] = Math.min(low[i % 2], frame[i]);
            high[i % 2] = Math.max(high[i % 2], frame[i]);
        }
        float span = Math.max(high[0] - low[0], high[1] - low[1]);
        float length = REACH * (span > 0 ? span : 1);
        float left = (low[0] + high[0] - length) / 2;
        float bottom = (low[1] + high[1] - length) / 2;
        float[] places = new float[2 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            places[2 * i] = left + (i % SIDE + 0.5f) * length / SIDE;
            places[2 * i + 1] = bottom + (Math.floorDiv(i, SIDE) + 0.5f) * length / SIDE;
        }
        return new PlaneLayers.Heat(left, bottom, length, SIDE, discriminator.logits(places));
    }

    private float[] pulls(RunDiscriminator discriminator) {
        int count = Math.min(MOST_ARROWS, samples.count());
        float[] from = new float[2 * count];
        for (int i = 0; i < count; i++) {
            int sample = (int) ((long) i * samples.count() / count);
            System.arraycopy(samples.points(), 2 * sample, from, 2 * i, 2);
        }
        float[] gradients = count == 0 ? from : discriminator.gradients(from);
        float[] arrows = new float[4 * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(from, 2 * i, arrows, 4 * i, 2);
            System.arraycopy(gradients, 2 * i, arrows, 4 * i + 2, 2);
        }
        return arrows;
    }

    private List<float[]> latentGrid() throws SparringException {
        RunSampler sampler = new RunSampler(root, Optional.of(step), warning -> {});
        if (sampler.latentDimensions() != 2 || sampler.labels().isPresent()) {
            throw new SparringException.Configuration(
                    Texts.text("samples.plane.no-grid"), Texts.text("samples.plane.no-grid-reason"));
        }
        // 95 of 100 normally distributed numbers; all uniform ones.
        float reach = sampler.distribution() == LatentVectors.Distribution.NORMAL ? 2 : 1;
        float[] vectors = new float[2 * 2 * LINES * STOPS];
        for (int i = 0; i < 2 * LINES * STOPS; i++) {
            int line = i / STOPS;
            float across = reach * (2f * (line % LINES) / (LINES - 1) - 1);
            float along = reach * (2f * (i % STOPS) / (STOPS - 1) - 1);
            vectors[2 * i] = line < LINES ? across : along;
            vectors[2 * i + 1] = line < LINES ? along : across;
        }
        float[] image = sampler.of(vectors, NO_LABELS).values();
        List<float[]> lines = new ArrayList<>();
        for (int line = 0; line < 2 * LINES; line++) {
            lines.add(Arrays.copyOfRange(image, 2 * line * STOPS, 2 * (line + 1) * STOPS));
        }
        return lines;
    }
}

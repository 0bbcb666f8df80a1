package dev.sparring.ui.desktop.session.samples.generator;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples that a saved generator draws now, one moment or several on the way from one seed to another.
 *
 * @param moments at least one
 * @param labels that the generator can be asked for; none if it is told none
 */
public record NewSamples(List<DrawnSamples> moments, List<String> labels) {

    /** What all moments of a way together may take, in bytes. */
    private static final long MOST_BYTES = 128L << 20;

    private static final int LEAST_MOMENTS = 9;

    /** Copies. */
    public NewSamples {
        moments = List.copyOf(moments);
        labels = List.copyOf(labels);
    }

    /**
     * What is to be drawn.
     *
     * @param root the run's directory
     * @param generator whose
     * @param count how many, at least 1
     * @param seed of the latent vectors
     * @param to the seed at the end of the way; empty for samples that go no way
     * @param label that is asked for; empty, and one that the generator is not told, for all in turn
     */
    public record Request(
            Path root, GeneratorChoice generator, int count, long seed, Optional<Long> to, Optional<String> label) {
        /** Validates. */
        public Request {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, got " + count);
            }
        }
    }

    /**
     * Draws. Uses ND4J.
     *
     * @param request what
     * @param most moments on a way; fewer of large samples, at least 9
     * @param progress is told how far it is; may end it
     * @return the samples
     * @throws SparringException if there is no such checkpoint, or it is damaged
     * @throws IOException if it was ended
     */
    public static NewSamples draw(Request request, int most, Worker.Progress progress)
            throws SparringException, IOException {
        RunSampler sampler = request.generator().open(request.root(), warning -> {});
        progress.at(0);
        int[] asked = GeneratorLabels.asked(sampler, request.label(), request.count());
        List<DrawnSamples> drawn = new ArrayList<>();
        if (request.to().isEmpty()) {
            drawn.add(DrawnSamples.of(sampler.drawn(request.count(), Optional.of(request.seed()), asked)));
        } else {
            int moments = moments(sampler.shape(), request.count(), most);
            try {
                sampler.walk(request.count(), request.seed(), request.to().get(), moments, asked, moment -> {
                    drawn.add(DrawnSamples.of(moment));
                    tell(progress, (double) drawn.size() / moments);
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return new NewSamples(drawn, GeneratorLabels.of(sampler));
    }

    static int moments(SampleShape shape, int count, int most) {
        long each = (long) count * (shape.isImage() ? shape.height() * shape.width() : 2) * Integer.BYTES;
        return (int) Math.max(LEAST_MOMENTS, Math.min(most, MOST_BYTES / each));
    }

    private static void tell(Worker.Progress progress, double share) {
        try {
            progress.at(share);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sparring.ui.desktop.session.samples.generator;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The first sample of a seed, whose latent vector can be changed. Holds the generator of the checkpoint, so that a drawing reads no file
 * and all are of the same checkpoint. One thread at a time.
 */
public final class MovableSample {

    private static final float NORMAL_REACH = 3;
    private static final float UNIFORM_REACH = 1;

    private final RunSampler sampler;
    private final float[] vectors;
    private final int[] asked;

    private MovableSample(RunSampler sampler, float[] vectors, int[] asked) {
        this.sampler = sampler;
        this.vectors = vectors;
        this.asked = asked;
    }

    /**
     * Reads the generator. Does not use ND4J.
     *
     * @param request whose, and of which seed and label; of points also how many of the same seed are drawn with it. It goes no way
     * @return the sample at its seed
     * @throws SparringException if there is no such checkpoint, or it is damaged
     */
    public static MovableSample open(NewSamples.Request request) throws SparringException {
        RunSampler sampler = request.generator().open(request.root(), warning -> {});
        // An image has the room to itself; a point says something only among others.
        int count = sampler.shape().isImage() ? 1 : request.count();
        return new MovableSample(
                sampler,
                sampler.vectors(count, Optional.of(request.seed())),
                GeneratorLabels.asked(sampler, request.label(), count));
    }

    /**
     * The latent vector that the seed gives.
     *
     * @return a copy
     */
    public float[] seedVector() {
        return Arrays.copyOf(vectors, sampler.latentDimensions());
    }

    /**
     * How far from 0 the numbers are to be moved: 3 for normally distributed ones, 1 for uniform ones, and further where the seed is.
     *
     * @return above 0, a whole number of tenths
     */
    public float reach() {
        float reach =
                switch (sampler.distribution()) {
                    case NORMAL -> NORMAL_REACH;
                    case UNIFORM -> UNIFORM_REACH;
                };
        for (float number : seedVector()) {
            reach = Math.max(reach, (float) Math.ceil(10 * Math.abs(number)) / 10);
        }
        return reach;
    }

    /**
     * The labels that the generator can be asked for.
     *
     * @return none if it is told none
     */
    public List<String> labels() {
        return GeneratorLabels.of(sampler);
    }

    /**
     * Draws it. Uses ND4J.
     *
     * @param latent its latent vector, as long as {@link #seedVector}
     * @return an image, or the point as the marked one among the others of its seed, in whose samples it takes the first place
     * @throws SparringException if the checkpoint does not fit the run's configuration
     */
    public DrawnSamples draw(float[] latent) throws SparringException {
        if (latent.length != sampler.latentDimensions()) {
            throw new IllegalArgumentException(
                    "latent must have " + sampler.latentDimensions() + " numbers, got " + latent.length);
        }
        float[] moved = vectors.clone();
        System.arraycopy(latent, 0, moved, 0, latent.length);
        DrawnSamples drawn = DrawnSamples.of(sampler.of(moved, asked));
        return drawn instanceof SamplePoints points ? points.marking(0) : drawn;
    }
}

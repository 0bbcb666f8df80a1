package dev.sparring.gan.sampling.output;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.latent.TruncatedVectors;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.sampling.SampleBatch;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Which samples of a run are wanted.
 *
 * @param count how many, in [1, {@value #MOST}]; of rows of labels as many as make whole rows
 * @param seed of the latent vectors; empty for the vectors of the run's own pictures
 * @param truncation the largest latent number, at least {@link TruncatedVectors#LEAST}; empty for as the run has them
 * @param arrangement how they belong together
 * @param label that all have; empty for labels as often as the run was trained with them. Only of independent samples
 */
public record SampleRequest(
        int count, Optional<Long> seed, Optional<Double> truncation, Arrangement arrangement, Optional<String> label) {

    /** The most samples that are drawn at once. */
    public static final int MOST = 10_000;

    /** How samples belong together. */
    public enum Arrangement {
        /** Each by itself. */
        INDEPENDENT,
        /** Each row walks from one latent vector to another. */
        INTERPOLATED,
        /** A row for each label, each of the same latent vectors. */
        BY_LABEL
    }

    /** Validates. */
    public SampleRequest {
        Objects.requireNonNull(arrangement, "arrangement");
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("count must be in [1, " + MOST + "], got " + count);
        }
        if (truncation.isPresent() && !(truncation.get() >= TruncatedVectors.LEAST)) {
            throw new IllegalArgumentException(
                    "truncation must be at least " + TruncatedVectors.LEAST + ", got " + truncation.get());
        }
        if (label.isPresent() && arrangement != Arrangement.INDEPENDENT) {
            throw new IllegalArgumentException("label must be empty of samples that are " + arrangement);
        }
    }

    /**
     * How many are drawn.
     *
     * @param sampling the run's generator
     * @return the count, or as many as whole rows of labels take
     */
    public int drawn(RunSampler sampling) {
        if (arrangement != Arrangement.BY_LABEL) {
            return count;
        }
        int rows = rows(sampling);
        return Math.max(1, count / rows) * rows;
    }

    private static int rows(RunSampler sampling) {
        return sampling.labels().map(known -> known.labels().count()).orElse(1);
    }

    /**
     * Draws them. Uses ND4J.
     *
     * @param sampling the run's generator; is truncated from here on if that is asked for
     * @return the samples
     * @throws SparringException if the generator cannot be asked for such samples, there is no such label, they are too many, or the
     *     checkpoint does not fit the run's configuration
     */
    public SampleBatch draw(RunSampler sampling) throws SparringException {
        if (truncation.isPresent()) {
            sampling.truncated(truncation.get());
        }
        if (label.isPresent()) {
            int[] asked = new int[count];
            Arrays.fill(asked, sampling.label(label.get()));
            return sampling.drawn(count, seed, asked);
        }
        return switch (arrangement) {
            case INDEPENDENT -> sampling.drawn(count, seed);
            case INTERPOLATED -> sampling.interpolated(count, seed);
            case BY_LABEL -> sampling.byLabel(drawn(sampling) / rows(sampling), seed);
        };
    }
}

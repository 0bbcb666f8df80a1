package dev.sparring.ui.desktop.session.samples.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the networks of a checkpoint make of the plane. Nobody changes the arrays any more.
 *
 * @param step of the checkpoint
 * @param heat what the discriminator says of each place; null if it was not asked
 * @param arrows x, y, dx, dy, ...: samples, and the gradient of the discriminator's logit there; none if it was not asked
 * @param grid where the generator takes lines of the latent plane to, each as x, y, x, y, ...; none if it was not asked
 */
public record PlaneLayers(long step, @Nullable Heat heat, float[] arrows, List<float[]> grid) {

    /** Copies the list. */
    public PlaneLayers {
        grid = List.copyOf(grid);
    }

    /**
     * The discriminator's output on a square of the plane.
     *
     * @param left edge
     * @param bottom edge
     * @param length of a side, above 0
     * @param side cells along a side, at least 1
     * @param logits of the cells' middles, row by row, the lowest row first; above 0 for what is taken for real
     */
    public record Heat(float left, float bottom, float length, int side, float[] logits) {
        /** Validates. */
        public Heat {
            if (side < 1 || logits.length != side * side || !(length > 0)) {
                throw new IllegalArgumentException("a square of " + side + " cells a side must have " + side * side
                        + " logits and a length above 0, got " + logits.length + " and " + length);
            }
        }

        /** The smallest logit; NaN if one is. */
        public float least() {
            float least = Float.POSITIVE_INFINITY;
            for (float logit : logits) {
                least = Math.min(least, logit);
            }
            return least;
        }

        /** The largest logit; NaN if one is. */
        public float most() {
            float most = Float.NEGATIVE_INFINITY;
            for (float logit : logits) {
                most = Math.max(most, logit);
            }
            return most;
        }
    }
}

package dev.sparring.gan.step;

import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.train.Players;
import dev.sparring.gan.train.StepReport;
import java.util.Arrays;

/** What the batches of one update come to: means of losses and penalties, and all logits. */
final class UpdateTotals {

    private final int batches;
    private double discriminatorLoss;
    private double generatorLoss;
    private double penalty;
    private double gradientNorm;
    private float[] real = {};
    private float[] fake = {};

    /** Of an update that will have so many. */
    UpdateTotals(int batches) {
        this.batches = batches;
    }

    void addDiscriminator(DiscriminatorGradients.Result result, Penalties penalties) {
        discriminatorLoss += result.loss() / batches;
        penalty += penalties.value() / batches;
        gradientNorm += penalties.gradientNorm() / batches;
        real = joined(real, result.real());
        fake = joined(fake, result.fake());
    }

    void addGenerator(double loss) {
        generatorLoss += loss / batches;
    }

    private static float[] joined(float[] before, float[] added) {
        if (before.length == 0) {
            return added;
        }
        float[] both = Arrays.copyOf(before, before.length + added.length);
        System.arraycopy(added, 0, both, before.length, added.length);
        return both;
    }

    /** What a step that ended with this update tells. */
    StepReport report() {
        return new StepReport()
                .loss(Players.GENERATOR, generatorLoss)
                .loss(Players.DISCRIMINATOR, discriminatorLoss)
                .logits(real, fake)
                .penalty(penalty, gradientNorm);
    }
}

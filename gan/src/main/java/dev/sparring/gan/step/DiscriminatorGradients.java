package dev.sparring.gan.step;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.LossValue;
import dev.sparring.gan.penalty.Critic;
import dev.sparring.gan.penalty.GradientPenalty.Points;
import dev.sparring.gan.penalty.Penalties;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds to a discriminator's gradients those of the loss and of the penalties, on one batch. Real and generated samples go through
 * it separately; a penalty at the samples of the loss shares the loss's pass where the network can do that. One thread.
 */
final class DiscriminatorGradients {

    private static final float[] NO_LOGITS = {};

    private final Network network;
    private final Loss loss;
    private final GanBatch batch;
    private final Critic critic;
    private final INDArray logitGradient;
    private Penalties penalties;

    DiscriminatorGradients(Network network, Loss loss, GanBatch batch, Penalties penalties) {
        this.network = network;
        this.loss = loss;
        this.batch = batch;
        this.penalties = penalties;
        this.logitGradient = Floats.array(batch.logits(), 1);
        this.critic = new Critic() {
            @Override
            public Network network() {
                return network;
            }

            @Override
            public Inputs inputs(INDArray samples) {
                return batch.inputs(samples);
            }
        };
    }

    Penalties penalties() {
        return penalties;
    }

    void setPenalties(Penalties added) {
        penalties = added;
    }

    /**
     * What came of it.
     *
     * @param loss of the discriminator
     * @param real logits of the real batch
     * @param fake logits of the generated batch
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Result(double loss, float[] real, float[] fake) {}

    /** Runs the discriminator on both batches and leaves its gradients as they are. */
    Result look(INDArray real, INDArray fake) {
        penalties.begin();
        try (Pass onReal = network.pass(batch.inputs(real), true);
                Pass onFake = network.pass(batch.inputs(fake), true)) {
            float[] realLogits = Floats.numbers(onReal.output());
            float[] fakeLogits = Floats.numbers(onFake.output());
            return new Result(loss.discriminator(realLogits, fakeLogits).value(), realLogits, fakeLogits);
        }
    }

    /**
     * Adds the gradients of the loss and of the penalties.
     *
     * @param update the discriminator's, 0 for its first
     * @param draw what else counts for the random points of penalties: another for each batch
     * @param real the real batch
     * @param fake the generated batch
     * @return what came of it
     */
    Result add(long update, long draw, INDArray real, INDArray fake) {
        penalties.begin();
        Result result = loss.needsBothBatches() ? together(update, real, fake) : oneAfterTheOther(update, real, fake);
        penalties.addGradients(update, draw, critic, real, fake);
        return result;
    }

    private Result together(long update, INDArray real, INDArray fake) {
        try (Pass onReal = begin(update, real, Points.REAL);
                Pass onFake = begin(update, fake, Points.FAKE)) {
            float[] realLogits = Floats.numbers(onReal.output());
            float[] fakeLogits = Floats.numbers(onFake.output());
            LossValue value = loss.discriminator(realLogits, fakeLogits);
            penalties.addToReal(update, realLogits, value.realGradient());
            penalties.addToFake(update, fakeLogits, value.fakeGradient());
            back(update, onFake, Points.FAKE, value.fakeGradient());
            back(update, onReal, Points.REAL, value.realGradient());
            return new Result(value.value(), realLogits, fakeLogits);
        }
    }

    /** Where the loss is a sum over single samples, one batch's activations serve the other, too. */
    private Result oneAfterTheOther(long update, INDArray real, INDArray fake) {
        float[] realLogits;
        LossValue realValue;
        try (Pass onReal = begin(update, real, Points.REAL)) {
            realLogits = Floats.numbers(onReal.output());
            realValue = loss.discriminator(realLogits, NO_LOGITS);
            penalties.addToReal(update, realLogits, realValue.realGradient());
            back(update, onReal, Points.REAL, realValue.realGradient());
        }
        try (Pass onFake = begin(update, fake, Points.FAKE)) {
            float[] fakeLogits = Floats.numbers(onFake.output());
            LossValue fakeValue = loss.discriminator(NO_LOGITS, fakeLogits);
            penalties.addToFake(update, fakeLogits, fakeValue.fakeGradient());
            back(update, onFake, Points.FAKE, fakeValue.fakeGradient());
            return new Result(realValue.value() + fakeValue.value(), realLogits, fakeLogits);
        }
    }

    private Pass begin(long update, INDArray samples, Points points) {
        return penalties.join(update, points, network)
                ? network.passForGradients(batch.inputs(samples))
                : network.pass(batch.inputs(samples), true);
    }

    private void back(long update, Pass pass, Points samples, float[] toLogits) {
        if (penalties.join(update, samples, network)) {
            penalties.addWithLoss(update, samples, pass, toLogits);
        } else {
            pass.backwardToParameters(gradient(toLogits));
        }
    }

    /** Numbers as an array that ways back take, until the next ones. */
    INDArray gradient(float[] numbers) {
        Floats.fill(logitGradient, numbers);
        return logitGradient;
    }
}

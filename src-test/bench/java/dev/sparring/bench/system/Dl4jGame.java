package dev.sparring.bench.system;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Game;
import dev.sparring.bench.game.InitialState;
import dev.sparring.bench.game.Worker;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;
import org.deeplearning4j.nn.gradient.Gradient;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * DL4J as its user would train a GAN: its layers, workspaces, updater and external errors, nothing of this project's but the
 * definition of the layers.
 *
 * <p>One workspace holds both networks' activations for a whole step, so that none is allocated and the generator runs
 * forward once.
 */
public final class Dl4jGame implements Game {

    private final int batch;
    private final int latent;
    private final Dl4jPlayer generator;
    private final Dl4jPlayer discriminator;
    private final INDArray samples;
    private int position;

    /**
     * A game at its start.
     *
     * @param game the case
     */
    public Dl4jGame(Case game) {
        this.batch = game.batch();
        this.latent = game.latent();
        this.generator = Dl4jPlayer.of(Layers.generator(game), game.rate(), InitialState.generator());
        this.discriminator = Dl4jPlayer.of(Layers.discriminator(game), game.rate(), InitialState.discriminator());
        this.samples =
                Nd4j.create(InitialState.samples(game), Layers.shape(game).batch(game.samples()), 'c');
    }

    /**
     * Serves as a worker.
     *
     * @param arguments not used: ND4J takes its threads from the environment
     * @throws IOException if the standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Worker.serve(Dl4jGame::new);
    }

    @Override
    public StepLosses play(float[] latents) {
        return step(Nd4j.create(latents, new long[] {batch, latent}, 'c'));
    }

    @Override
    public void play(int steps) {
        for (int i = 0; i < steps; i++) {
            step(Nd4j.randn(batch, latent));
        }
    }

    @Override
    public void close() {
        generator.close();
        discriminator.close();
        samples.close();
    }

    private StepLosses step(INDArray latents) {
        INDArray real = samples.get(NDArrayIndex.interval(position, position + batch));
        position = (position + batch) % (int) samples.size(0);
        try (MemoryWorkspace step = Dl4jPlayer.openStep()) {
            INDArray fake = generator.forward(latents);
            float[] onReal = discriminator.forward(real).toFloatVector();
            INDArray first = discriminator
                    .backward(errors(onReal, logit -> -sigmoid(-logit)), false)
                    .getFirst()
                    .gradient()
                    .dup();
            float[] onFake = discriminator.forward(fake).toFloatVector();
            Gradient both = discriminator
                    .backward(errors(onFake, Dl4jGame::sigmoid), false)
                    .getFirst();
            both.gradient().addi(first);
            discriminator.update(both, batch);

            float[] onUpdated = discriminator.forward(fake).toFloatVector();
            Pair<Gradient, INDArray> through =
                    discriminator.backward(errors(onUpdated, logit -> -sigmoid(-logit)), true);
            generator.update(generator.backward(through.getSecond(), false).getFirst(), batch);
            return new StepLosses(
                    mean(onReal, logit -> softplus(-logit)) + mean(onFake, Dl4jGame::softplus),
                    mean(onUpdated, logit -> softplus(-logit)));
        }
    }

    /** Gradients of a sum over the batch: DL4J's updater divides by the batch. */
    private static INDArray errors(float[] logits, DoubleUnaryOperator slope) {
        float[] errors = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            errors[i] = (float) slope.applyAsDouble(logits[i]);
        }
        return Nd4j.create(errors, new long[] {logits.length, 1}, 'c');
    }

    private static double mean(float[] logits, DoubleUnaryOperator loss) {
        double sum = 0;
        for (float logit : logits) {
            sum += loss.applyAsDouble(logit);
        }
        return sum / logits.length;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

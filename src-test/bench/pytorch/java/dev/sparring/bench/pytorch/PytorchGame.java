package dev.sparring.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.set_num_threads;
import static org.bytedeco.pytorch.global.torch.softplus;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Game;
import dev.sparring.bench.game.InitialState;
import dev.sparring.bench.game.Worker;
import java.io.IOException;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.SequentialImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * PyTorch as its C++ user would train a GAN, in the fastest of the ways that were tried on two cores with AVX-512:
 *
 * <ul>
 *   <li>activations in place save 5 to 10 % in the DCGANs and make no difference in the MLP;
 *   <li>the memory format channels_last saves 20 % on {@code dcgan64} and costs 10 % on {@code dcgan28}, so images of one
 *       channel are left alone; oneDNN's own layout has no LeakyReLU;
 *   <li>keeping the discriminator's parameters out of the generator's step saves about 5 %;
 *   <li>one backward pass through the sum of both losses, cross entropy with logits instead of softplus, and a malloc that
 *       keeps its pages make no difference beyond the noise.
 * </ul>
 */
public final class PytorchGame implements Game {

    private final int batch;
    private final int latent;
    private final SequentialImpl generator;
    private final SequentialImpl discriminator;
    private final Adam generatorOptimizer;
    private final Adam discriminatorOptimizer;
    private final TensorVector judged;
    private final Tensor samples;
    private long position;

    /**
     * A game at its start.
     *
     * @param game the case
     */
    public PytorchGame(Case game) {
        this.batch = game.batch();
        this.latent = game.latent();
        this.generator = Networks.generator(game);
        this.discriminator = Networks.discriminator(game);
        Networks.begin(generator, InitialState.generator());
        Networks.begin(discriminator, InitialState.discriminator());
        this.generatorOptimizer = adam(generator, game);
        this.discriminatorOptimizer = adam(discriminator, game);
        this.judged = discriminator.parameters();
        Tensor read = samples(game);
        if (game.channels() > 1 && game.isImage()) {
            Networks.channelsLast(generator);
            Networks.channelsLast(discriminator);
            read = read.contiguous(MemoryFormat.ChannelsLast);
        }
        this.samples = read;
    }

    /**
     * Serves as a worker.
     *
     * @param arguments the number of threads
     * @throws IOException if the standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        // JavaCPP's collector frees layers that a network still holds. What steps make is freed by their scopes anyway.
        System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
        set_num_threads(Integer.parseInt(arguments[0]));
        Worker.serve(PytorchGame::new);
    }

    private static Adam adam(SequentialImpl network, Case game) {
        AdamOptions options = new AdamOptions(game.rate());
        // A C++ tuple, whose order in memory is the compiler's affair; the defaults tell the two apart.
        DoublePointer betas = options.betas();
        betas.put(betas.get(0) < betas.get(1) ? 0 : 1, Case.BETA1);
        return new Adam(network.parameters(), options);
    }

    private static Tensor samples(Case game) {
        FloatPointer numbers = new FloatPointer(InitialState.samples(game));
        Tensor rows = from_blob(numbers, game.samples(), game.length()).clone();
        numbers.close();
        return game.isImage() ? rows.view(game.samples(), game.channels(), game.side(), game.side()) : rows;
    }

    @Override
    public StepLosses play(float[] latents) {
        try (PointerScope scope = new PointerScope()) {
            Tensor[] losses = step(from_blob(new FloatPointer(latents), batch, latent));
            return new StepLosses(losses[0].item_double() + losses[1].item_double(), losses[2].item_double());
        }
    }

    @Override
    public void play(int steps) {
        for (int i = 0; i < steps; i++) {
            try (PointerScope scope = new PointerScope()) {
                step(randn(batch, latent));
            }
        }
    }

    @Override
    public void close() {
        generator.close();
        discriminator.close();
        samples.close();
    }

    private Tensor[] step(Tensor latents) {
        Tensor real = samples.narrow(0, position, batch);
        position = (position + batch) % samples.size(0);
        Tensor fake = generator.forward(latents);
        discriminatorOptimizer.zero_grad();
        Tensor onReal = softplus(discriminator.forward(real).neg()).mean();
        onReal.backward();
        Tensor onFake = softplus(discriminator.forward(fake.detach())).mean();
        onFake.backward();
        discriminatorOptimizer.step();

        discriminatorLearns(false);
        generatorOptimizer.zero_grad();
        Tensor judgement = softplus(discriminator.forward(fake).neg()).mean();
        judgement.backward();
        generatorOptimizer.step();
        discriminatorLearns(true);
        return new Tensor[] {onReal, onFake, judgement};
    }

    private void discriminatorLearns(boolean learns) {
        for (long i = 0; i < judged.size(); i++) {
            judged.get(i).requires_grad_(learns);
        }
    }
}

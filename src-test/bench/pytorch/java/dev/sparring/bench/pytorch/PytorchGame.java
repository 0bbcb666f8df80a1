package dev.sparring.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.grad;
import static org.bytedeco.pytorch.global.torch.rand;
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
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
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
    private final Case game;
    private final Body generator;
    private final Body discriminator;
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
        this.game = game;
        this.batch = game.batch();
        this.latent = game.latent();
        this.generator = Networks.body(game, true);
        this.discriminator = Networks.body(game, false);
        generator.begin(InitialState.generator());
        discriminator.begin(InitialState.discriminator());
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

    private static Adam adam(Body network, Case game) {
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
            Tensor shares = from_blob(new FloatPointer(InitialState.shares(game, latents)), batch, 1);
            Tensor[] losses = step(from_blob(new FloatPointer(latents), batch, latent), shares);
            return new StepLosses(losses[0].item_double(), losses[1].item_double());
        }
    }

    @Override
    public void play(int steps) {
        for (int i = 0; i < steps; i++) {
            try (PointerScope scope = new PointerScope()) {
                step(randn(batch, latent), rand(batch, 1));
            }
        }
    }

    @Override
    public void close() {
        generator.close();
        discriminator.close();
        samples.close();
    }

    private Tensor[] step(Tensor latents, Tensor shares) {
        Tensor real = samples.narrow(0, position, batch);
        position = (position + batch) % samples.size(0);
        Tensor fake = generator.forward(latents);
        discriminatorOptimizer.zero_grad();
        Tensor loss = discriminate(real, fake.detach(), shares);
        discriminatorOptimizer.step();

        discriminatorLearns(false);
        generatorOptimizer.zero_grad();
        Tensor judgement = generatorLoss(real, fake);
        judgement.backward();
        generatorOptimizer.step();
        discriminatorLearns(true);
        return new Tensor[] {loss, judgement};
    }

    /** The discriminator's loss with its penalties, gone back through. */
    private Tensor discriminate(Tensor real, Tensor fake, Tensor shares) {
        return switch (game.objective()) {
            case NON_SATURATING -> {
                Tensor onReal = softplus(discriminator.forward(real).neg()).mean();
                onReal.backward();
                Tensor onFake = softplus(discriminator.forward(fake)).mean();
                onFake.backward();
                yield onReal.add(onFake);
            }
            case R1 -> {
                Tensor point = real.detach().requires_grad_(true);
                Tensor logits = discriminator.forward(point);
                Tensor onReal = softplus(logits.neg()).mean().add(squares(logits, point));
                onReal.backward();
                Tensor onFake = softplus(discriminator.forward(fake)).mean();
                onFake.backward();
                yield onReal.add(onFake);
            }
            case WGAN_GP -> {
                Tensor apart = discriminator
                        .forward(fake)
                        .mean()
                        .sub(discriminator.forward(real).mean());
                Tensor point = shares.mul(real)
                        .add(shares.neg().add(new Scalar(1.0)).mul(fake))
                        .detach()
                        .requires_grad_(true);
                Tensor off = gradients(discriminator.forward(point), point)
                        .square()
                        .sum(1)
                        .sqrt()
                        .sub(new Scalar(1.0));
                Tensor loss = apart.add(off.square().mean().mul(new Scalar(Case.WEIGHT)));
                loss.backward();
                yield loss;
            }
            case PAIRING -> {
                Tensor loss = softplus(discriminator.forward(fake).sub(discriminator.forward(real)))
                        .mean();
                loss.backward();
                yield loss;
            }
            case PAIRING_R1_R2 -> {
                Tensor pointReal = real.detach().requires_grad_(true);
                Tensor pointFake = fake.detach().requires_grad_(true);
                Tensor onReal = discriminator.forward(pointReal);
                Tensor onFake = discriminator.forward(pointFake);
                Tensor loss = softplus(onFake.sub(onReal))
                        .mean()
                        .add(squares(onReal, pointReal))
                        .add(squares(onFake, pointFake));
                loss.backward();
                yield loss;
            }
        };
    }

    /** What R1 and R2 are: half of gamma times the mean square of the gradients' norms. */
    private static Tensor squares(Tensor logits, Tensor point) {
        return gradients(logits, point).square().sum(1, 2, 3).mean().mul(new Scalar(Case.GAMMA / 2));
    }

    private static Tensor gradients(Tensor logits, Tensor point) {
        return grad(
                        new TensorVector(logits.sum()),
                        new TensorVector(point),
                        new TensorVector(),
                        new BoolOptional(true),
                        true,
                        false)
                .get(0);
    }

    private Tensor generatorLoss(Tensor real, Tensor fake) {
        return switch (game.objective()) {
            case NON_SATURATING, R1 ->
                softplus(discriminator.forward(fake).neg()).mean();
            case WGAN_GP -> discriminator.forward(fake).mean().neg();
            case PAIRING, PAIRING_R1_R2 ->
                softplus(discriminator.forward(real).sub(discriminator.forward(fake)))
                        .mean();
        };
    }

    private void discriminatorLearns(boolean learns) {
        for (long i = 0; i < judged.size(); i++) {
            judged.get(i).requires_grad_(learns);
        }
    }
}

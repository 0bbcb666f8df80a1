package dev.sparring.examples;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.LossValue;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.loss.SquaredError;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.train.AdversarialStep;
import dev.sparring.gan.train.BatchReader;
import dev.sparring.gan.train.Players;
import dev.sparring.gan.train.StepReport;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One step of {@link AdversarialAutoencoder}: three players, of which the encoder is moved by both others at once. */
final class AutoencoderStep implements AdversarialStep {

    static final int CODE = 2;
    private static final int BATCH = 64;

    /** How much fooling the critic counts beside rebuilding the image. */
    private static final float FOOLING = 0.02f;

    private static final float[] NONE = {};

    final LatentVectors prior = new LatentVectors(CODE, LatentVectors.Distribution.NORMAL, 42);
    final Player encoder;
    final Player decoder;
    private final Player critic;
    private final BatchReader reader;
    private final float[] draws = new float[BATCH * CODE];
    private final float[] toImages;

    AutoencoderStep(DataSource images) {
        SampleShape shape = images.shape();
        SampleShape code = SampleShape.vector(CODE);
        Mlp model = new Mlp(256, 2);
        // What a model calls a generator maps one vector to another: here images to codes, and codes to images.
        encoder = player(Network.of(model.generator(shape.length(), code, 1)), 1e-3);
        decoder = player(Network.of(model.generator(CODE, shape, 2)), 1e-3);
        critic = player(Network.of(model.discriminator(code, 3)), 5e-4);
        reader = new BatchReader(new DataLoader(images, BATCH, 42));
        toImages = new float[BATCH * shape.length()];
    }

    private static Player player(Network network, double rate) {
        LearningRate warm = LearningRate.constant(rate).withWarmup(new Warmup.Linear(200));
        return Player.of(network, new AdamOptimizer(0.5, 0.999, 1e-8), warm).build();
    }

    @Override
    public Players players() {
        return Players.duel("encoder", encoder, "critic", critic).and("decoder", decoder);
    }

    @Override
    public Map<String, DataLoader> loaders() {
        return Map.of("images", reader.loader());
    }

    @Override
    public StepReport play(long step) {
        StepReport report = new StepReport().samples(BATCH);
        INDArray images = reader.next();
        encoder.network().clearGradients();
        decoder.network().clearGradients();
        float[] codes;
        try (Pass encoded = encoder.network().pass(Inputs.of(images.reshape(BATCH, -1)), true);
                Pass rebuilt = decoder.network().pass(Inputs.of(encoded.output()), true);
                Pass judged = critic.network().pass(Inputs.of(encoded.output()), true)) {
            codes = Floats.numbers(encoded.output());
            double error = SquaredError.of(Floats.numbers(rebuilt.output()), reader.numbers(), toImages);
            LossValue fooling = Losses.NON_SATURATING.generator(NONE, Floats.numbers(judged.output()));
            INDArray throughDecoder = rebuilt.backward(Floats.of(toImages, images.shape()));
            INDArray throughCritic = judged.backwardToInput(Floats.of(fooling.fakeGradient(), BATCH, 1));
            encoded.backwardToParameters(throughDecoder.addi(throughCritic.muli(FOOLING)));
            report.loss("encoder", fooling.value()).loss("decoder", error);
        }
        encoder.update();
        decoder.update();
        judge(step, codes, report);
        return report;
    }

    /** The critic learns to tell codes from draws of the prior. */
    private void judge(long step, float[] codes, StepReport report) {
        prior.draw("prior", step, BATCH, draws);
        critic.network().clearGradients();
        try (Pass real = critic.network().pass(Inputs.of(Floats.of(draws, BATCH, CODE)), true);
                Pass fake = critic.network().pass(Inputs.of(Floats.of(codes, BATCH, CODE)), true)) {
            float[] onDraws = Floats.numbers(real.output());
            float[] onCodes = Floats.numbers(fake.output());
            LossValue loss = Losses.NON_SATURATING.discriminator(onDraws, onCodes);
            real.backwardToParameters(Floats.of(loss.realGradient(), BATCH, 1));
            fake.backwardToParameters(Floats.of(loss.fakeGradient(), BATCH, 1));
            report.loss("critic", loss.value()).logits(onDraws, onCodes);
        }
        critic.update();
    }
}

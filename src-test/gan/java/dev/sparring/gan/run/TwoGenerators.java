package dev.sparring.gan.run;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.LossValue;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.sampling.GeneratorSampler;
import dev.sparring.gan.train.AdversarialStep;
import dev.sparring.gan.train.BatchReader;
import dev.sparring.gan.train.Players;
import dev.sparring.gan.train.StepReport;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Three players: two generators against one critic. Remembers a running mean, and can be told to break. */
final class TwoGenerators implements AdversarialStep, AutoCloseable {

    static final int BATCH = 16;

    final GaussianMixture data = GaussianMixture.ring(8, 1, 0.02, 3);
    final LatentVectors latent = new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3);
    private final Player first = player(new Mlp(8, 1).generator(2, data.shape(), 1), 5);
    private final Player second = player(new Mlp(8, 1).generator(2, data.shape(), 2), 0);
    private final Player critic = player(new Mlp(8, 1).discriminator(data.shape(), 3), 0);
    private final BatchReader reader = new BatchReader(new DataLoader(data, BATCH, 3));
    private final INDArray noise = Floats.array(BATCH, 2);
    private final float[] numbers = new float[BATCH * 2];
    private double mean;
    private long breaksAt = Long.MAX_VALUE;
    private boolean namesLoaders = true;

    private static Player player(Definition definition, long warmup) {
        LearningRate rate = LearningRate.constant(1e-2);
        return Player.of(
                        Network.of(definition),
                        new AdamOptimizer(),
                        warmup == 0 ? rate : rate.withWarmup(new Warmup.Linear(warmup)))
                .build();
    }

    TwoGenerators breakingAt(long step) {
        breaksAt = step;
        return this;
    }

    TwoGenerators withoutLoaders() {
        namesLoaders = false;
        return this;
    }

    GeneratorSampler sampler() {
        return new GeneratorSampler(first, latent, data.shape());
    }

    @Override
    public Players players() {
        return Players.duel("first", first, "critic", critic).and("second", second);
    }

    @Override
    public Map<String, DataLoader> loaders() {
        return namesLoaders ? Map.of("ring", reader.loader()) : Map.of();
    }

    @Override
    public double equilibrium() {
        return Losses.NON_SATURATING.equilibrium();
    }

    @Override
    public Map<String, double[]> state() {
        return Map.of("mean", new double[] {mean});
    }

    @Override
    public void restore(Map<String, double[]> state) {
        mean = state.getOrDefault("mean", new double[] {0})[0];
    }

    @Override
    public StepReport play(long step) {
        INDArray real = reader.next();
        double criticLoss = 0;
        float[] onReal;
        float[] onFake = {};
        critic.network().clearGradients();
        try (Pass pass = critic.network().pass(Inputs.of(real), true)) {
            onReal = Floats.numbers(pass.output());
            LossValue loss = Losses.NON_SATURATING.discriminator(onReal, new float[0]);
            pass.backwardToParameters(Floats.of(loss.realGradient(), BATCH, 1));
            criticLoss += loss.value();
        }
        StepReport report = new StepReport();
        for (Player generator : new Player[] {first, second}) {
            latent.draw(generator == first ? "first" : "second", step, BATCH, numbers);
            Floats.fill(noise, numbers);
            generator.network().clearGradients();
            try (Pass made = generator.network().pass(Inputs.of(noise), true);
                    Pass judged = critic.network().pass(Inputs.of(made.output()), true);
                    Pass learnt = critic.network().pass(Inputs.of(made.output()), true)) {
                onFake = Floats.numbers(judged.output());
                LossValue loss = Losses.NON_SATURATING.generator(new float[0], onFake);
                made.backwardToParameters(judged.backwardToInput(Floats.of(loss.fakeGradient(), BATCH, 1)));
                LossValue against = Losses.NON_SATURATING.discriminator(new float[0], onFake);
                learnt.backwardToParameters(Floats.of(against.fakeGradient(), BATCH, 1));
                criticLoss += against.value() / 2;
                report.loss(generator == first ? "first" : "second", loss.value());
            }
        }
        first.update();
        second.update();
        critic.update();
        // What it remembers weighs upon what follows, so that a run that forgets it goes on otherwise.
        mean = 0.9 * mean + 0.1 * criticLoss;
        double told = step == breaksAt ? Double.NaN : criticLoss + mean;
        return report.loss("critic", told).logits(onReal, onFake).samples(BATCH).figure("mean_loss", mean);
    }

    @Override
    public void close() {
        players().all().values().forEach(player -> player.network().close());
    }
}

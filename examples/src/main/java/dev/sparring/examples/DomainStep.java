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
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.loss.LossValue;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.loss.SoftmaxCrossEntropy;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.train.AdversarialStep;
import dev.sparring.gan.train.BatchReader;
import dev.sparring.gan.train.Players;
import dev.sparring.gan.train.StepReport;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One step of {@link DomainAdversarial}: features serve a classifier and, their gradient reversed, deceive a judge of domains. */
final class DomainStep implements AdversarialStep {

    static final int FEATURES = 16;
    private static final int BATCH = 64;

    final Player features = player(Network.of(new Mlp(32, 2).generator(2, SampleShape.vector(FEATURES), 1)), 0);
    final Player labels = player(Network.of(new Mlp(32, 1).generator(FEATURES, SampleShape.vector(2), 2)), 0);
    private final Player domains =
            player(Network.of(new Mlp(32, 2).discriminator(SampleShape.vector(FEATURES), 3)), 500);
    private final BatchReader source;
    private final BatchReader target;
    private final Warmup reversal;
    private final float strength;
    private final float[] toLabels = new float[2 * BATCH];

    /** A step in which the reversed gradient counts so much, from little to all of it over 1,000 steps. */
    DomainStep(Moons labelled, Moons unlabelled, float strength) {
        this.source = BatchReader.withLabels(new DataLoader(labelled, BATCH, 1));
        this.target = new BatchReader(new DataLoader(unlabelled, BATCH, 2));
        this.reversal = new Warmup.LinearFrom(1000, 0.01);
        this.strength = strength;
    }

    private static Player player(Network network, long warmup) {
        LearningRate rate = LearningRate.constant(1e-3);
        return Player.of(network, new AdamOptimizer(), warmup == 0 ? rate : rate.withWarmup(new Warmup.Linear(warmup)))
                .build();
    }

    @Override
    public Players players() {
        return Players.duel("features", features, "domains", domains).and("labels", labels);
    }

    @Override
    public Map<String, DataLoader> loaders() {
        return Map.of("source", source.loader(), "target", target.loader());
    }

    @Override
    public double equilibrium() {
        return Losses.NON_SATURATING.equilibrium();
    }

    @Override
    public StepReport play(long step) {
        players().all().values().forEach(player -> player.network().clearGradients());
        StepReport report = new StepReport().samples(BATCH);
        try (Pass ofSource = features.network().pass(Inputs.of(source.next()), true);
                Pass ofTarget = features.network().pass(Inputs.of(target.next()), true);
                Pass named = labels.network().pass(Inputs.of(ofSource.output()), true);
                Pass onSource = domains.network().pass(Inputs.of(ofSource.output()), true);
                Pass onTarget = domains.network().pass(Inputs.of(ofTarget.output()), true)) {
            double wrong = SoftmaxCrossEntropy.of(Floats.numbers(named.output()), source.labels(), toLabels);
            INDArray toSource = named.backward(Floats.of(toLabels, BATCH, 2));
            float[] sourceLogits = Floats.numbers(onSource.output());
            float[] targetLogits = Floats.numbers(onTarget.output());
            LossValue told = Losses.NON_SATURATING.discriminator(sourceLogits, targetLogits);
            // The judge goes down this gradient, the features go up it: that is all there is to gradient reversal.
            double reversed = -strength * reversal.factor(features.updates());
            INDArray judgedSource = onSource.backward(Floats.of(told.realGradient(), BATCH, 1));
            INDArray judgedTarget = onTarget.backward(Floats.of(told.fakeGradient(), BATCH, 1));
            ofSource.backwardToParameters(toSource.addi(judgedSource.muli(reversed)));
            ofTarget.backwardToParameters(judgedTarget.muli(reversed));
            report.loss("labels", wrong)
                    .loss("domains", told.value())
                    .loss("features", wrong - told.value())
                    .logits(sourceLogits, targetLogits);
        }
        players().all().values().forEach(Player::update);
        return report;
    }
}

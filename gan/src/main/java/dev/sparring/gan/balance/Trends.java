package dev.sparring.gan.balance;

import dev.sparring.gan.train.StepRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of all steps so far, each as a trend, and the generator's loss between looks. */
final class Trends {

    private final Trend separation = Trend.ofMean();
    private final Trend realAccuracy = Trend.ofMean();
    private final Trend realLogit = Trend.ofMean();
    private final Trend fakeLogit = Trend.ofMean();
    private final Trend discriminatorLoss = Trend.ofMean();
    private final Trend generatorGradient = Trend.ofScale();
    private final Trend discriminatorGradient = Trend.ofScale();
    private final Trend sampleGradient = Trend.ofScale();
    private final Trend generatorRatio = Trend.ofScale();
    private final Trend discriminatorRatio = Trend.ofScale();
    private final Map<String, Trend> named = new LinkedHashMap<>();
    private final Swing loss = new Swing();
    private final double equilibrium;
    private long generatorUpdates;
    private long discriminatorUpdates;

    /** Of a game that is settled where the discriminator's loss is at the equilibrium. */
    Trends(double equilibrium) {
        this.equilibrium = equilibrium;
        named.put("separation", separation);
        named.put("real-accuracy", realAccuracy);
        named.put("real-logit", realLogit);
        named.put("fake-logit", fakeLogit);
        named.put("discriminator-loss", discriminatorLoss);
        named.put("generator-gradient", generatorGradient);
        named.put("discriminator-gradient", discriminatorGradient);
        named.put("sample-gradient", sampleGradient);
        named.put("generator-ratio", generatorRatio);
        named.put("discriminator-ratio", discriminatorRatio);
    }

    /** The same game without a past. */
    Trends afresh() {
        Trends trends = new Trends(equilibrium);
        trends.generatorUpdates = generatorUpdates;
        trends.discriminatorUpdates = discriminatorUpdates;
        return trends;
    }

    /** Takes a step in; a network that sat it out only repeats the gradient it had before. */
    void include(StepRecord record) {
        if (record.generator().updates() > generatorUpdates) {
            generatorGradient.include(record.generator().gradientNorm());
            generatorRatio.include(record.generator().updateRatio());
            sampleGradient.include(record.sampleGradientNorm());
        }
        if (record.discriminator().updates() > discriminatorUpdates) {
            discriminatorGradient.include(record.discriminator().gradientNorm());
            discriminatorRatio.include(record.discriminator().updateRatio());
        }
        if (record.discriminator().updates() > 0) {
            // Also while it sits out: it judges fresh samples in every step.
            separation.include(record.separation());
            realAccuracy.include(record.realAccuracy());
            realLogit.include(record.realLogit());
            fakeLogit.include(record.fakeLogit());
            discriminatorLoss.include(record.discriminator().loss());
        }
        generatorUpdates = record.generator().updates();
        discriminatorUpdates = record.discriminator().updates();
        loss.include(record.generator().loss());
    }

    /** What they say now, beside who leads; to be asked once a look, since the generator's loss is summed up between looks. */
    GameFigures figures(double lead) {
        loss.close();
        return new GameFigures(
                separation.recent(),
                2 * realAccuracy.recent() - 1,
                realLogit.recent() - fakeLogit.recent(),
                discriminatorLoss.count() == 0 ? 0 : discriminatorLoss.recent() - equilibrium,
                generatorGradient.shareOfPeak(),
                generatorGradient.timesHistory(),
                sampleGradient.shareOfPeak(),
                discriminatorGradient.timesHistory(),
                logarithm(generatorRatio.recent()),
                logarithm(discriminatorRatio.recent()),
                lead,
                loss.signChanges(),
                loss.autocorrelation());
    }

    private static double logarithm(double ratio) {
        return Math.log10(Math.max(ratio, 1e-12));
    }

    void store(Map<String, double[]> state) {
        named.forEach((name, trend) -> state.put(name, trend.state()));
        state.put("updates", new double[] {generatorUpdates, discriminatorUpdates});
        state.put("loss-swing", loss.state());
    }

    void restore(Map<String, double[]> state) {
        named.forEach((name, trend) -> Stored.read(state, name, Trend.STATE, trend::restore));
        Stored.read(state, "updates", 2, stored -> {
            generatorUpdates = (long) stored[0];
            discriminatorUpdates = (long) stored[1];
        });
        Stored.read(state, "loss-swing", Swing.STATE, loss::restore);
    }
}

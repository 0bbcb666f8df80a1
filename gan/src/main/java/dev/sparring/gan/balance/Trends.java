package dev.sparring.gan.balance;

import dev.sparring.gan.train.StepRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of all steps so far, each as a trend, and the generator's loss between looks. */
final class Trends {

    private final Trend separation = new Trend();
    private final Trend realAccuracy = new Trend();
    private final Trend realLogit = new Trend();
    private final Trend fakeLogit = new Trend();
    private final Trend discriminatorLoss = new Trend();
    private final Trend generatorGradient = new Trend();
    private final Trend discriminatorGradient = new Trend();
    private final Trend sampleGradient = new Trend();
    private final Trend generatorRatio = new Trend();
    private final Trend discriminatorRatio = new Trend();
    private final Map<String, Trend> named = new LinkedHashMap<>();
    private final Tempo generatorTempo = new Tempo();
    private final Tempo discriminatorTempo = new Tempo();
    private final Swing loss = new Swing();
    private final double equilibrium;
    private final boolean alike;

    /** Of a game that is settled where the discriminator's loss is at the equilibrium, of networks with rates alike or not. */
    Trends(double equilibrium, boolean alike) {
        this.equilibrium = equilibrium;
        this.alike = alike;
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

    void include(StepRecord record) {
        if (record.generator().updates() > 0) {
            generatorGradient.include(record.generator().gradientNorm());
            generatorRatio.include(record.generator().updateRatio());
            sampleGradient.include(record.sampleGradientNorm());
        }
        if (record.discriminator().updates() > 0) {
            discriminatorGradient.include(record.discriminator().gradientNorm());
            discriminatorRatio.include(record.discriminator().updateRatio());
            separation.include(record.separation());
            realAccuracy.include(record.realAccuracy());
            realLogit.include(record.realLogit());
            fakeLogit.include(record.fakeLogit());
            discriminatorLoss.include(record.discriminator().loss());
        }
        generatorTempo.include(record.generator());
        discriminatorTempo.include(record.discriminator());
        loss.include(record.generator().loss());
    }

    /** What they say now; to be asked once a look, since the generator's loss is summed up from look to look. */
    GameFigures figures() {
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
                alike ? generatorTempo.lead(discriminatorTempo) : 0,
                loss.signChanges(),
                loss.autocorrelation());
    }

    private static double logarithm(double ratio) {
        return Math.log10(Math.max(ratio, 1e-12));
    }

    void store(Map<String, double[]> state) {
        named.forEach((name, trend) -> state.put(name, trend.state()));
        state.put("generator-tempo", generatorTempo.state());
        state.put("discriminator-tempo", discriminatorTempo.state());
        state.put("loss-swing", loss.state());
    }

    void restore(Map<String, double[]> state) {
        named.forEach((name, trend) -> Stored.read(state, name, Trend.STATE, trend::restore));
        Stored.read(state, "generator-tempo", Tempo.STATE, generatorTempo::restore);
        Stored.read(state, "discriminator-tempo", Tempo.STATE, discriminatorTempo::restore);
        Stored.read(state, "loss-swing", Swing.STATE, loss::restore);
    }
}

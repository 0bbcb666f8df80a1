package mine;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.penalty.Penalty;
import dev.sparring.gan.penalty.PenaltyProvider;
import java.util.List;

/** A penalty: the mean square of the logits of real samples, which keeps a critic from drifting away. */
public final class Centred implements PenaltyProvider {

    private static final Key<Double> DRIFT =
            Key.number("drift", Range.closed(0, 1), "factor of the penalty").or(0.001);

    @Override
    public String name() {
        return "centred";
    }

    @Override
    public String help() {
        return "small logits of real samples";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(DRIFT);
    }

    @Override
    public Penalty make(Settings settings) throws SparringException.Configuration {
        double drift = settings.get(DRIFT);
        return new Penalty() {
            @Override
            public double addToReal(float[] logits, float[] gradient, double scale) {
                double sum = 0;
                for (int i = 0; i < logits.length; i++) {
                    sum += logits[i] * logits[i];
                    gradient[i] += (float) (scale * drift * 2 * logits[i] / logits.length);
                }
                return drift * sum / logits.length;
            }
        };
    }
}

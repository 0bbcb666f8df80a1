package mine;

import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.optimizer.OptimizerProvider;
import java.util.List;
import java.util.OptionalDouble;

/** An optimizer: gradient descent with Polyak's momentum. */
public final class HeavyBall implements OptimizerProvider {

    private static final Key<Double> MASS =
            Key.number("mass", Range.below(0, 1), "weight of the past in the step").or(0.5);

    @Override
    public String name() {
        return "heavy-ball";
    }

    @Override
    public String help() {
        return "gradient descent with Polyak's momentum";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(MASS);
    }

    @Override
    public boolean adaptive() {
        return false;
    }

    @Override
    public Made make(Settings settings, BatchScaling scaling) throws SparringException.Configuration {
        return new Made(new SgdOptimizer(settings.get(MASS), false), OptionalDouble.empty());
    }
}

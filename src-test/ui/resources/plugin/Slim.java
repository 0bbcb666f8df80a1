package mine;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.ModelProvider;
import java.util.List;

/** A family of networks: one hidden layer. */
public final class Slim implements ModelProvider {

    private static final Key<Integer> UNITS =
            Key.integer("units", 1, 512, "units of the hidden layer").or(8).fix();

    @Override
    public String name() {
        return "slim";
    }

    @Override
    public String help() {
        return "one hidden layer";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(UNITS);
    }

    @Override
    public Model make(Settings settings) throws SparringException.Configuration {
        return new Mlp(settings.get(UNITS), 1);
    }
}
